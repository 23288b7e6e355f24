import * as v from 'valibot'
import { type Day, readTypedDay, writtenDay } from '../../../core/calendar.ts'
import type { TranscriptDraft } from '../../../data/transcripts/transcripts.ts'
import { filled, sent } from '../../../http/forms/form-fields.ts'
import { formErrors } from '../../../http/forms/form-errors.ts'
import type { FieldError } from '../../../ui/fields.tsx'

export const labels = {
  description: 'Description',
  expiresOn: 'Expires after',
  names: 'Name',
  choice: 'Certifications',
  remarks: 'Remarks',
  notes: 'Private notes',
}

/** Signs that nobody sees and that turn the direction of writing, or end a line where none ends. */
const unseen = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]|(?!\n)\p{Cc}/u

const readable = v.check(
  (text: string) => !unseen.test(text),
  'Remove invisible characters, such as those that change the writing direction.',
)

const text = (most: number) =>
  v.pipe(sent, v.trim(), v.maxLength(most, `Use at most ${most.toLocaleString('en')} characters.`), readable)

const tick = v.pipe(
  sent,
  v.transform((value) => value === 'yes'),
)

const last: Day = '2100-12-31'

const transcriptForm = v.object({
  description: v.pipe(
    filled('Enter a description, such as who it’s for. Only you see this.'),
    v.maxLength(100, 'Use at most 100 characters.'),
    readable,
    v.check((line) => !line.includes('\n'), 'Keep it to one line.'),
  ),
  expires: v.pipe(sent, v.picklist(['day', 'never'], 'Choose a day or Never.')),
  expiresOn: sent,
  names: v.pipe(sent, v.picklist(['latin', 'localized', 'both'], 'Choose how your name is shown.')),
  showsAddress: tick,
  showsDates: tick,
  showsExpirations: tick,
  showsExpired: tick,
  choice: v.pipe(sent, v.picklist(['active', 'these'], 'Choose which certifications are shown.')),
  addsNew: tick,
  remarks: text(1000),
  notes: text(2000),
})

/** Reads a posted form: a draft, or what is wrong with it. `offered` are the certifications that could be ticked. */
export function readTranscriptForm(
  fields: Readonly<Record<string, string>>,
  today: Day,
  offered: readonly string[],
): { readonly draft: TranscriptDraft | undefined; readonly errors: readonly FieldError[] } {
  const form = v.safeParse(transcriptForm, fields)
  const ticked = tickedIn(fields)
  const errors = [
    ...formErrors(form.issues, labels),
    ...wrongDay(fields, today),
    ...wrongTicks(fields, ticked, offered),
  ]
  if (!form.success || errors.length > 0) return { draft: undefined, errors }
  const { expires, expiresOn, ...rest } = form.output
  const day = expires === 'never' ? null : readTypedDay(expiresOn)!
  return { draft: { ...rest, expiresOn: day, chosen: ticked, offered }, errors: [] }
}

/** The certifications that are ticked, by the names of their fields. */
function tickedIn(fields: Readonly<Record<string, string>>): string[] {
  return Object.keys(fields).flatMap((name) => (name.startsWith('show-') ? [name.slice('show-'.length)] : []))
}

function wrongDay(fields: Readonly<Record<string, string>>, today: Day): FieldError[] {
  const day = readTypedDay(fields.expiresOn ?? '')
  const wrong = (sentence: string) => [{ field: 'expiresOn', label: labels.expiresOn, sentence }]
  if (fields.expires !== 'day') return []
  if (!day) return wrong('Write the day like 2027-Feb-21 or 2027-02-21, or choose Never.')
  if (day < today) return wrong('This day is in the past. Choose today or a later day.')
  return day > last ? wrong('Choose a day up to 2100, or Never.') : []
}

function wrongTicks(
  fields: Readonly<Record<string, string>>,
  ticked: readonly string[],
  offered: readonly string[],
): FieldError[] {
  const wrong = (sentence: string) => [{ field: 'choice', label: labels.choice, sentence }]
  if (ticked.some((code) => !offered.includes(code))) return wrong('Choose from the certifications you hold.')
  if (fields.choice === 'these' && ticked.length === 0 && fields.addsNew !== 'yes')
    return wrong('Select at least one certification, or all new certificates.')
  return []
}

/** What the form has in it before anything is typed. */
export function fieldsOf(draft: TranscriptDraft): Record<string, string> {
  const is = (flag: boolean) => (flag ? 'yes' : '')
  return {
    description: draft.description,
    expires: draft.expiresOn === null ? 'never' : 'day',
    expiresOn: draft.expiresOn === null ? '' : writtenDay(draft.expiresOn),
    names: draft.names,
    showsAddress: is(draft.showsAddress),
    showsDates: is(draft.showsDates),
    showsExpirations: is(draft.showsExpirations),
    showsExpired: is(draft.showsExpired),
    choice: draft.choice,
    addsNew: is(draft.addsNew),
    remarks: draft.remarks,
    notes: draft.notes,
    ...Object.fromEntries(draft.chosen.map((code) => [`show-${code}`, 'yes'])),
  }
}
