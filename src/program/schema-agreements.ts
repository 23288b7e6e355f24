import * as v from 'valibot'
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
    /** Oldest first; the last one is in force. */
    versions: v.pipe(
      v.array(
        v.strictObject({
          version: text,
          demo,
          /** Its text; absent where it is not kept, as for one accepted long ago. */
          sections: v.optional(v.array(section)),
        }),
      ),
      v.nonEmpty('has no version'),
    ),
  }),
)
