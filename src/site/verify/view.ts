import type { Day } from '../../core/calendar.ts'
import type { CodeAnswer } from '../../core/verification.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import type { Preview } from '../../ui/preview.tsx'
import type { Sentence } from '../../ui/sentence.tsx'
import { formatDay } from '../../ui/words.ts'
import { badgeTextOf, shortNameOn } from '../../wording/names.ts'

export interface VerificationView {
  /** In one word. */
  readonly verdict: string
  readonly lede: Sentence
  readonly facts: readonly (readonly [term: string, value: Sentence])[]
  readonly preview: Preview
  readonly badge: LevelLook & { readonly isOpen: boolean; readonly text: string | undefined }
}

/** The answer in words that a personnel office understands. */
export function viewVerification(program: Program, told: Partial<CodeAnswer>, today: Day): VerificationView {
  const { certification = '', status = 'not-held', name, on = '' } = told
  const short = shortNameOn(program, certification, on)
  const { level = '', name: fullCertification = certification } =
    program.certifications.find(({ code }) => code === certification) ?? {}
  return {
    verdict: verdicts[status],
    lede: ledeOf(told, short, name, on < today),
    preview: {
      title: `${verdicts[status]}: ${short}`,
      description: `Status on ${formatDay(on)}, from the records of ${program.issuer.name}`,
      image: paths.achievementImage(certification),
    },
    facts: [
      ...(name ? [['Name', [name + (told.localizedName ? `, ${told.localizedName}` : '')]] as const] : []),
      ...(told.isErased ? [['Name', ['The holder’s name was erased']] as const] : []),
      ['Certification', [{ text: fullCertification, href: paths.achievement(certification) }]],
      ...(told.earnedOn ? [['First earned', [{ day: told.earnedOn }]] as const] : []),
      ...periodOf(told),
      ['Issuer', [program.issuer.name]],
    ],
    badge: {
      ...lookOf(program, level),
      isOpen: status !== 'active',
      text: badgeTextOf(program, certification, short),
    },
  }
}

const verdicts = {
  active: 'Active',
  expired: 'Expired',
  suspended: 'Suspended',
  revoked: 'Revoked',
  withdrawn: 'Withdrawn',
  'not-held': 'Not held',
} as const

function ledeOf(
  { status, expiresOn, since, on }: Partial<CodeAnswer>,
  short: string,
  name: string | undefined,
  isPast: boolean,
): Sentence {
  const day = (of: Day | null | undefined) => ({ day: of ?? '' })
  const who = name ?? 'the holder'
  const notValid: Sentence = [isPast ? ' It was not valid on ' : ' It is not valid on ', day(on), '.']
  switch (status) {
    case 'active':
      return ['On ', day(on), `, ${who} ${isPast ? 'held' : 'holds'} ${short}.`]
    case 'expired':
      return [`${name ?? 'The holder'} held ${short} until `, day(expiresOn), '.', ...notValid]
    case 'suspended':
      return [
        isPast
          ? `On that day, ${short} of ${who} was suspended, since `
          : `${short} of ${who} has been suspended since `,
        day(since),
        '.',
        ...notValid,
      ]
    case 'revoked':
      return [`${short} of ${who} was revoked on `, day(since), '.', ...notValid]
    case 'withdrawn':
      return [`${short} of ${who} was withdrawn: the evidence for it was taken back.`, ...notValid]
    default:
      return ['On ', day(on), `, ${who} ${isPast ? 'did' : 'does'} not hold ${short} by our record.`]
  }
}

function periodOf({ status, activeOn, expiresOn }: Partial<CodeAnswer>): (readonly [string, Sentence])[] {
  if (!activeOn) return []
  const period: Sentence = expiresOn ? [{ day: activeOn }, ' to ', { day: expiresOn }] : ['Since ', { day: activeOn }]
  return [[status === 'active' ? 'Current period' : 'Last period', period]]
}
