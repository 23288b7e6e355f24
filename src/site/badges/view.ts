import { type BadgeEnding, type BadgeStanding, isGivenOut } from '../../core/badges.ts'
import type { Day } from '../../core/calendar.ts'
import { levelNamesOn, levelOn, nameOn } from '../../core/certification-on.ts'
import { paths } from '../../paths.ts'
import { findLogo } from '../../program/logos.ts'
import type { Program } from '../../program/program.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import type { Preview } from '../../ui/preview.tsx'
import type { Sentence } from '../../ui/sentence.tsx'
import { formatDay } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'

/** What strangers are told of a badge. */
export interface ToldBadge {
  readonly certification?: string
  readonly status?: BadgeStanding['status']
  readonly name?: string | undefined
  readonly localizedName?: string | undefined
  readonly earnedOn?: Day | undefined
  readonly activeOn?: Day | undefined
  readonly expiresOn?: Day | null | undefined
  readonly since?: Day | undefined
  /** Why this badge was revoked for good, whatever is held by now. */
  readonly ended?: BadgeEnding | undefined
  readonly isEnding?: boolean | undefined
  readonly isErased?: boolean | undefined
}

export interface BadgeView {
  readonly title: string
  readonly lede: Sentence
  readonly preview: Preview
  readonly facts: readonly (readonly [term: string, value: Sentence])[]
  readonly badge: LevelLook & { readonly isOpen: boolean; readonly text: string | undefined }
  /** Where the signed badge is, as long as it is given out. */
  readonly credential: string | undefined
}

/** A badge in words. */
export function viewBadge(program: Program, told: ToldBadge, at: { readonly id: string; readonly on: Day }): BadgeView {
  const { certification = '', status = 'withdrawn', name, activeOn, expiresOn } = told
  const known = program.certifications.find(({ code }) => code === certification)
  const short = shortNameOn(program, certification, at.on)
  const level = known ? levelOn(known, at.on) : ''
  const logo = findLogo(program, certification, at.on)
  const levelName = levelNamesOn(program.levels, level, at.on).name
  return {
    title: known ? nameOn(known, at.on) : certification,
    lede: ledeOf(told, short, at.on),
    preview: {
      title: `${short}: digital badge`,
      description: `${statuses[status]} on ${formatDay(at.on)}. Issued by ${program.issuer.name}`,
      image: paths.achievementImage(certification),
    },
    facts: [
      ['Status', [statuses[status]]],
      ...(told.ended === 'shortened' ? [['Changed', shortenedTo(expiresOn)] as const] : []),
      ...(told.isEnding ? [['Changed', ['The record behind this badge changed and is being checked.']] as const] : []),
      ...(name ? [['Name', [name + (told.localizedName ? `, ${told.localizedName}` : '')]] as const] : []),
      ...(told.isErased ? [['Name', ['The holder’s name was erased']] as const] : []),
      ['Requirements', [{ text: `How to earn and keep ${short}`, href: paths.achievement(certification) }]],
      ...(levelName ? [['Level', [levelName]] as const] : []),
      ...(told.earnedOn ? [['First earned', [{ day: told.earnedOn }]] as const] : []),
      ...(activeOn
        ? [
            [
              'Period',
              expiresOn ? [{ day: activeOn }, ' to ', { day: expiresOn }] : ['Since ', { day: activeOn }],
            ] as const,
          ]
        : []),
      ['Issuer', [program.issuer.name]],
    ],
    badge: {
      ...lookOf(program, level),
      isOpen: status !== 'active' || told.ended !== undefined,
      text: logo?.kind === 'certification' ? logo.letters : undefined,
    },
    credential: isGivenOut({ status, ended: told.ended, isEnding: told.isEnding === true })
      ? paths.badgeCredential(at.id)
      : undefined,
  }
}

/** The file says a later end than the record does by now. */
function shortenedTo(expiresOn: Day | null | undefined): Sentence {
  const moved: Sentence = expiresOn ? ['Its end was moved to ', { day: expiresOn }, '. '] : []
  return [...moved, 'Badge files downloaded before that are no longer valid.']
}

const statuses = {
  active: 'Active',
  expired: 'Expired',
  suspended: 'Suspended',
  revoked: 'Revoked',
  withdrawn: 'Withdrawn',
} as const

function ledeOf({ status, name, expiresOn, since }: ToldBadge, short: string, on: Day): Sentence {
  const who = name ?? 'the holder'
  const day = (of: Day | null | undefined) => ({ day: of ?? on })
  switch (status) {
    case 'active':
      return ['On ', day(on), `, ${who} holds ${short}.`]
    case 'expired':
      return [`${name ?? 'The holder'} held ${short} until `, day(expiresOn), '.']
    case 'suspended':
      return [
        `${short} of ${who} has been suspended since `,
        day(since),
        '. The badge isn’t valid until the suspension ends.',
      ]
    case 'revoked':
      return [`${short} of ${who} was revoked on `, day(since), '. The badge is no longer valid.']
    default:
      return [`${short} of ${who} was withdrawn: its evidence was taken back. The badge is no longer valid.`]
  }
}
