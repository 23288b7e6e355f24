import { standingAnswers } from '../../../core/answers.ts'
import { addDays, dayOf } from '../../../core/calendar.ts'
import { sortOf } from '../../../core/feeds/preview.ts'
import type { Program } from '../../../program/program.ts'
import type { SignState } from '../../../ui/sign.tsx'
import { countOf, figureOf, formatDay, listWith } from '../../../ui/words.ts'
import { shortNameOn } from '../../../wording/names.ts'
import type { FoundCheck } from './load-check.ts'

export interface CheckView {
  readonly records: readonly {
    readonly title: string
    readonly how: string
    readonly facts: readonly (readonly [label: string, value: string])[]
    readonly name: string
  }[]
  readonly changes: readonly { readonly sign: SignState; readonly strong: string; readonly more: string }[]
  readonly stays: readonly string[]
  /** The last day on which a link undoes it. */
  readonly undoUntil: string
  /** Questions whose stricter answer counts from then on. */
  readonly stricter: readonly string[]
  readonly factsVersions: FoundCheck['preview']['factsVersions']
}

const ways = { 'sign-in': 'Proved by signing in', email: 'Proved by email', 'score-report': 'Proved by score report' }
const daysToUndo = 14

/** What merging two records means to their person, in words. */
export function viewCheck(program: Program, found: FoundCheck, now: Date): CheckView {
  const { from, into, own, other, preview, proof, exams } = found
  const on = dayOf(now, program.timeZone)
  const held = (which: 'from' | 'into') =>
    preview.certifications.filter((one) => one[which]?.status === 'active').length
  const holds = (which: 'from' | 'into', passed: number | undefined) =>
    `${countOf(held(which), 'certification')}, ${countOf(passed ?? 0, 'exam')} passed`
  const [theirs, said] = [standingAnswers(found.answers), standingAnswers(found.ownAnswers)]
  return {
    records: [
      {
        title: 'The record you keep',
        how: 'Signed in now',
        name: found.name,
        facts: [
          [program.candidateId.label, into],
          ['Login', own.loginId ?? 'None'],
          ['Email', found.email],
          ['Holds', holds('into', exams[1])],
        ],
      },
      {
        title: 'The record you merge into it',
        how: ways[proof.provedBy],
        name: found.otherName,
        facts: [
          [program.candidateId.label, from],
          ['Login', other.loginId ?? 'None'],
          ['Email', found.otherEmail],
          ['Holds', holds('from', exams[0])],
        ],
      },
    ],
    changes: changesOf(program, found, on),
    stays: [
      'Certificates printed under either ID still verify.',
      'Badges and shared transcripts keep their addresses.',
      'Orders on the way still arrive.',
      `You sign in as ${own.loginId ?? into}, as now.`,
      ...(other.loginId ? [`${other.loginId} works as a second login ID, with your current password.`] : []),
    ],
    undoUntil: formatDay(addDays(on, daysToUndo)),
    stricter: program.questions.flatMap(({ code, title }) =>
      theirs.get(code)?.answer === 'no' && said.get(code)?.answer !== 'no' ? [title] : [],
    ),
    factsVersions: preview.factsVersions,
  }
}

function changesOf(program: Program, { preview, exams, credits }: FoundCheck, on: string): CheckView['changes'] {
  const nameOf = (code: string) => shortNameOn(program, code, on)
  const own = preview.changes.map(({ kind, certification, was, is }) => {
    const until = is?.expiresOn ? `until ${formatDay(is.expiresOn)}` : 'without an end'
    if (sortOf[kind] === 'gained')
      return {
        sign: 'met' as const,
        strong: `You gain ${nameOf(certification)}.`,
        more: `Both records together meet every requirement. You hold it ${is?.activeOn ? `from ${formatDay(is.activeOn)} ` : ''}${until}.`,
      }
    const since = was?.expiresOn ? `from ${formatDay(was.expiresOn)} ` : ''
    return {
      sign: 'elsewhere' as const,
      strong: `${nameOf(certification)} moves later,`,
      more: `${since}to ${is?.expiresOn ? formatDay(is.expiresOn) : 'no end'}.`,
    }
  })
  const joined = preview.certifications.filter((one) => one.from && !one.into && !one.change)
  const same = preview.certifications.filter((one) => one.into && !one.change).length
  const moved = [
    ...(exams[0] ? [countOf(exams[0], 'passed exam')] : []),
    ...((credits?.count ?? 0) > 0 ? [countOf(credits!.count, 'credit')] : []),
  ]
  return [
    ...own,
    ...(joined.length > 0
      ? [
          {
            sign: 'elsewhere' as const,
            strong: `${listWith(
              'and',
              joined.map(({ certification }) => nameOf(certification)),
            )} ${joined.length === 1 ? 'moves' : 'move'} here,`,
            more: `as ${joined.length === 1 ? 'it is' : 'they are'}.`,
          },
        ]
      : []),
    ...(same > 0
      ? [
          {
            sign: 'passed' as const,
            strong: `${figureOf(same, 'certification')} here ${same === 1 ? 'stays as it is' : 'stay as they are'}.`,
            more: '',
          },
        ]
      : []),
    {
      sign: 'elsewhere' as const,
      strong: moved.length > 0 ? `${listWith('and', moved)} move here.` : 'Both IDs open this record.',
      more: 'New results under either ID will appear here too.',
    },
  ]
}
