import * as v from 'valibot'
import { dated, from } from './schema-dated.ts'
import { demo, link, price, text } from './schema-parts.ts'

/** What a program says on the site besides its rules: a part of the schema. */
export const partsOfSite = {
  /** Notes at the top of a page; the text of each is words and links in reading order. */
  notices: v.array(
    v.strictObject({ page: v.picklist(['certifications']), text: v.array(v.union([v.string(), link])) }),
  ),
  /** What the program calls some of its tabs; absent means the site's own word. */
  tabLabels: v.optional(
    v.strictObject({
      testingHistory: v.optional(text),
      exams: v.optional(text),
      ceActivities: v.optional(text),
      agreement: v.optional(text),
    }),
  ),
  /** Candidates have score reports of their exams, whose numbers connect a first login to a record. */
  scoreReports: v.optional(v.literal(true)),
  /** What is paid a year to keep a certification, and where. */
  fee: v.optional(
    v.strictObject({ price: dated(price), href: v.optional(v.pipe(v.string(), v.url('is not a web address'))) }),
  ),
  /** What the program's own people ask besides; an answer is paragraphs. */
  faq: v.optional(
    v.array(v.strictObject({ id: v.pipe(v.string(), v.regex(/^[a-z-]+$/)), title: text, text: v.array(text) })),
  ),
  /** The pictures of the user guide in `public/guide` are of this program's demo. */
  guidePictures: v.optional(v.literal(true)),
  /** Pages of the program elsewhere; what is absent is not linked to. */
  links: v.strictObject({
    /** Beside the tabs. */
    certificationOnline: v.optional(link),
    verification: v.optional(link),
    continuingEducation: v.optional(link),
    recertification: v.optional(link),
    /** The page of an exam: `{code}` stands for its number. */
    exam: v.optional(
      v.strictObject({ href: v.pipe(v.string(), v.regex(/^https:\/\/\S*\{code\}/, 'has no {code}')), demo }),
    ),
  }),
  /** Questions with Yes or No that every candidate is asked. */
  questions: v.array(
    v.strictObject({
      code: text,
      title: text,
      text: v.pipe(v.array(text), v.minLength(1)),
      /** What an answer does on this site, said beside it. */
      effect: v.optional(text),
      /** The first day on which it is asked. */
      from,
      /** What the site itself goes by: whether mail is wanted, and whether others may be told. */
      decides: v.optional(v.picklist(['notifications', 'verification'])),
    }),
  ),
  /** What a support case may be about. */
  supportTopics: v.array(v.strictObject({ code: text, name: text })),
}
