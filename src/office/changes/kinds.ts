import type { OfficeChange } from '../../core/office-change.ts'

export type What = OfficeChange['what']

/** A change as pages speak of it. */
export interface KindOfChange {
  /** The heading of its form, and of what asks for a yes. */
  readonly title: string
  readonly button: string
  /** Fields of its form, by the columns of the feed that would say the same. */
  readonly fields: readonly FieldOfChange[]
}

export interface FieldOfChange {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly kind: 'certification' | 'held' | 'day' | 'text' | 'counts'
}

const certification = { name: 'certification', label: 'Certification', kind: 'certification' } as const
const held = {
  name: 'certification',
  label: 'Certification',
  hint: 'Leave this open for all they hold.',
  kind: 'held',
} as const
const on = { name: 'on', label: 'From which day', hint: 'Like 2026-11-29.', kind: 'day' } as const
const text = (name: string, label: string, hint?: string): FieldOfChange => ({
  name,
  label,
  kind: 'text',
  ...(hint && { hint }),
})

export const kindsOfChange: Readonly<Record<What, KindOfChange>> = {
  grant: {
    title: 'Grant a certification',
    button: 'Grant it',
    fields: [
      certification,
      { name: 'granted_on', label: 'From which day', hint: 'Like 2026-11-29.', kind: 'day' },
      { name: 'expires_on', label: 'Expires on', hint: 'Leave this open for the usual time.', kind: 'day' },
    ],
  },
  extend: {
    title: 'Extend a certification',
    button: 'Extend it',
    fields: [held, on, text('months', 'Months', 'A whole number from 1 to 60.')],
  },
  revoke: { title: 'Revoke a certification', button: 'Revoke it', fields: [held, on] },
  suspend: { title: 'Suspend a certification', button: 'Suspend it', fields: [held, on] },
  reinstate: { title: 'Lift a suspension', button: 'Lift it', fields: [held, on] },
  ban: {
    title: 'Ban them',
    button: 'Ban them',
    fields: [
      { name: 'from', label: 'From which day', hint: 'Like 2026-11-29.', kind: 'day' },
      { name: 'until', label: 'Last day', hint: 'Leave this open for a ban without an end.', kind: 'day' },
    ],
  },
  'lift-ban': {
    title: 'Lift a ban',
    button: 'Lift it',
    fields: [on, { name: 'counts', label: 'Exams and credits from inside the ban', kind: 'counts' }],
  },
  withdraw: { title: 'Withdraw a fact', button: 'Withdraw it', fields: [] },
  attach: {
    title: 'Move a fact to another person',
    button: 'Move it',
    fields: [text('to', 'Candidate ID of the person it belongs to')],
  },
  correct: {
    title: 'Correct their data',
    button: 'Correct it',
    fields: [
      text('first_name', 'First name'),
      text('last_name', 'Last name'),
      text('localized_first_name', 'Localized first name'),
      text('localized_last_name', 'Localized last name'),
      text('email', 'Email address on file'),
      text('address_1', 'Address line 1'),
      text('address_2', 'Address line 2'),
      text('city', 'City'),
      text('state', 'State'),
      text('postal_code', 'Postal code'),
      text('country', 'Country', 'Two letters, like PT.'),
    ],
  },
  end: { title: 'Undo a change by staff', button: 'Undo it', fields: [] },
}

/** Why, for the log: a code and its words. */
export const whys = [
  ['voided', 'The result was voided'],
  ['wrong-person', 'It belongs to another person'],
  ['wrong-data', 'The data was wrong'],
  ['appeal', 'An appeal was decided'],
  ['conduct', 'Misconduct'],
  ['request', 'The person asked for it'],
  ['other', 'Something else'],
] as const

export function isWhat(text: string): text is What {
  return Object.hasOwn(kindsOfChange, text)
}
