import * as v from 'valibot'
import { from, inOrder } from './schema-dated.ts'
import { demo, text } from './schema-parts.ts'

const section = v.strictObject({
  number: text,
  title: text,
  /** Paragraphs. */
  text: v.array(text),
})

export const agreements = v.array(
  v.strictObject({
    code: text,
    name: text,
    /** What accepts it. */
    acceptedBy: v.optional(v.picklist(['exam', 'logo', 'credits'])),
    /** Oldest first. In force is the last one whose day has come; old ones may lack a day. */
    versions: v.pipe(
      v.array(
        v.strictObject({
          version: text,
          /** The first day on which it is in force. */
          from,
          demo,
          /** Its text; absent where it is not kept, as for one accepted long ago. */
          sections: v.optional(v.array(section)),
        }),
      ),
      v.nonEmpty('has no version'),
      inOrder(),
    ),
  }),
)
