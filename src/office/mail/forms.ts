import * as v from 'valibot'
import { countries } from '../../adapters/countries.ts'
import { type Audience, foreignLinksIn } from '../../core/announcements.ts'
import { filled, sent } from '../../http/forms/form-fields.ts'
import { localPath } from '../../http/local-path.ts'
import type { Program } from '../../program/program.ts'
import { listWith } from '../../ui/words.ts'

const mostSubject = 120
const mostText = 5000
const mostDays = 1100

export const announcementLabels = {
  certification: 'Certification',
  level: 'Level',
  country: 'Country',
  days: 'Expires within',
  candidate: 'One person',
  subject: 'Subject',
  text: 'Text',
  link: 'Page to open',
}

/** What an owner writes, and to whom. Links lead to this site only. */
export function announcementForm(program: Program, origin: string) {
  const own = { origin, mailboxes: [program.operator.supportEmail] }
  const withoutForeign = v.rawCheck<string>(({ dataset, addIssue }) => {
    const found = dataset.typed ? foreignLinksIn(dataset.value, own) : []
    if (found.length > 0)
      addIssue({ message: `Remove ${listWith('and', found.slice(0, 3))}: links may only lead to ${origin}.` })
  })
  const oneOf = (codes: readonly string[], words: string) =>
    v.pipe(
      sent,
      v.check((code) => code === '' || codes.includes(code), words),
    )
  return v.pipe(
    v.object({
      certification: oneOf(
        program.certifications.map(({ code }) => code),
        'Choose a certification from the list.',
      ),
      level: oneOf(
        program.levels.map(({ code }) => code),
        'Choose a level from the list.',
      ),
      country: oneOf(
        countries.map(([code]) => code),
        'Choose a country from the list.',
      ),
      days: v.pipe(
        sent,
        v.trim(),
        v.check(
          (text) => text === '' || isDays(text),
          `Enter a number of days from 1 to ${mostDays}, or leave it empty.`,
        ),
      ),
      candidate: v.pipe(sent, v.trim(), v.maxLength(100, 'Enter one candidate ID.')),
      subject: v.pipe(
        filled('Enter a subject.'),
        v.maxLength(mostSubject, `Use at most ${mostSubject} characters.`),
        v.check((text) => !/\p{Cc}/u.test(text), 'Use one line of plain text.'),
        withoutForeign,
      ),
      text: v.pipe(
        filled('Enter the text of the email.'),
        v.maxLength(mostText, `Use at most ${mostText} characters.`),
        v.check((text) => !/[^\P{Cc}\n\t]/u.test(text), 'Use plain text only.'),
        withoutForeign,
      ),
      link: v.pipe(
        sent,
        v.trim(),
        v.check(
          (text) => text === '' || ownPath(text, origin) !== '',
          'Enter a page of this site, such as /certifications.',
        ),
        v.transform((text) => ownPath(text, origin)),
      ),
    }),
    v.forward(
      v.check(
        ({ candidate, certification, level, country, days }) =>
          candidate === '' || (certification || level || country || days) === '',
        'Choose either one person, or a group of people.',
      ),
      ['candidate'],
    ),
  )
}

function isDays(text: string): boolean {
  return /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= mostDays
}

/** The path of a page of this site, as a path or with this site before it; nothing where it is another's. */
function ownPath(text: string, origin: string): string {
  return localPath(text.startsWith(`${origin}/`) ? text.slice(origin.length) : text, '')
}

type Typed = v.InferOutput<ReturnType<typeof announcementForm>>

export function audienceIn({ certification, level, country, days }: Typed): Audience {
  return {
    ...(certification && { certification }),
    ...(level && { level }),
    ...(country && { country }),
    ...(days && { withinDays: Number(days) }),
  }
}
