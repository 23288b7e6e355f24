import type { Deed } from '../core/deeds.ts'

const words: Partial<Readonly<Record<Deed['what'], string>>> = {
  'held-rows.answered': 'Decided whose a result is that two files gave to different people',
  'kit.address-corrected': 'Corrected the address of a kit you ordered',
  'kit.reshipped': 'Sent a kit you ordered again',
  'kit.reship-undone': 'Undid sending a kit you ordered again',
  'kit.held': 'Held back a kit you ordered',
  'kit.released': 'Released a kit you ordered',
  'kit.cancelled': 'Cancelled a kit you ordered',
  'kit.restored': 'Brought back a kit you ordered',
  'order.checked': 'Asked about the payment of your order',
  'records.merged': 'Merged your two records',
  'records.parted': 'Undid the merge of two records',
  'case.answered': 'Answered your case',
  'case.closed': 'Closed your case',
  'case.reopened': 'Opened your case again',
  'case.assigned': 'Worked on your case',
  'case.noted': 'Worked on your case',
}

/** What was done about a person, in a sentence for them. */
export function ownDeedWords(what: Deed['what']): string {
  return words[what] ?? 'Changed something in your record'
}

/** Who did it, as the person reads it: never a colleague's name. */
export function officeWords(kind: Deed['actorKind']): string {
  return kind === 'colleague' ? 'Exam office' : 'A program of the exam office'
}
