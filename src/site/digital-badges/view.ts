import { type BadgeStanding, isGivenOut } from '../../core/badges.ts'
import type { Day } from '../../core/calendar.ts'
import { levelOn } from '../../core/certification-on.ts'
import { rankOf } from '../../core/rank.ts'
import type { BadgeRow } from '../../data/badges/badges.ts'
import { paths } from '../../paths.ts'
import { findLogo } from '../../program/logos.ts'
import type { Program } from '../../program/program.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { shortNameOn } from '../../wording/names.ts'

export interface OwnBadge {
  readonly id: string
  readonly certification: string
  readonly name: string
  readonly lede: Sentence
  readonly badge: LevelLook & { readonly isOpen: boolean; readonly text: string | undefined }
  /** The page to show to others. */
  readonly page: string
  /** What a wallet takes, and the same to be pointed a camera at. */
  readonly wallet: string
  readonly qr: { readonly path: string; readonly modules: number }
  readonly files: readonly { readonly label: string; readonly href: string; readonly what: string }[]
}

interface Around {
  readonly on: Day
  readonly absolute: (path: string) => string
  readonly qrPath: (text: string) => { readonly path: string; readonly modules: number }
}

interface Standing {
  readonly badge: BadgeRow
  readonly standing: BadgeStanding
}

/** Somebody's own badges: what is active, the highest level first, and what is not. */
export function viewOwnBadges(program: Program, standings: readonly Standing[], around: Around) {
  const shown = standings
    .map((one) => ({ ...one, rank: rankOf(program.levels, levelOf(program, one.standing.certification, around.on)) }))
    .toSorted((a, b) => b.rank - a.rank || (a.standing.certification < b.standing.certification ? -1 : 1))
  return {
    active: shown.filter(isInForce).map((one) => viewOne(program, one, around)),
    over: shown.filter((one) => !isInForce(one)).map((one) => viewOne(program, one, around)),
    facts: shown.map(({ badge, standing }) => ({
      id: badge.id,
      certification: standing.certification,
      status: standing.ended ?? standing.status,
      earnedOn: standing.active?.firstEarnedOn ?? null,
      activeOn: standing.active?.activeOn ?? null,
      expiresOn: standing.active?.expiresOn ?? null,
      page: around.absolute(paths.badge(badge.id)),
      credential: around.absolute(paths.badgeCredential(badge.id)),
    })),
  }
}

function isInForce({ standing }: Standing): boolean {
  return standing.status === 'active' && isGivenOut(standing)
}

function viewOne(program: Program, { badge, standing }: Standing, { on, absolute, qrPath }: Around): OwnBadge {
  const { certification } = standing
  const level = levelOf(program, certification, on)
  const name = shortNameOn(program, certification, on)
  const logo = findLogo(program, certification, on)
  const wallet = absolute(paths.badgeCredential(badge.id))
  return {
    id: badge.id,
    certification,
    name,
    lede: ledeOf(standing),
    badge: {
      ...lookOf(program, level),
      isOpen: !isInForce({ badge, standing }),
      text: logo?.kind === 'certification' ? logo.letters : undefined,
    },
    page: absolute(paths.badge(badge.id)),
    wallet,
    qr: qrPath(wallet),
    files: (isGivenOut(standing) ? files : []).map(([type, label, what]) => ({
      label,
      what,
      href: paths.badgeFile(badge.id, type),
    })),
  }
}

const files = [
  ['png', 'PNG', 'picture with the badge inside'],
  ['svg', 'SVG', 'picture with the badge inside'],
  ['json', 'JSON', 'signed file'],
  ['jwt', 'JWT', 'signed text'],
] as const

function ledeOf({ status, now, active, ended, isEnding }: BadgeStanding): Sentence {
  const day = (of: Day | null | undefined) => ({ day: of ?? '' })
  if (isEnding) return ['Your record changed, and we’re checking this badge.']
  switch (ended ?? status) {
    case 'active':
      return active?.expiresOn
        ? ['Valid from ', day(active.activeOn), ' until ', day(active.expiresOn), '.']
        : ['Valid since ', day(active?.activeOn), '. It doesn’t expire.']
    case 'suspended':
      return ['Suspended since ', day(now?.since), '.']
    case 'revoked':
      return now?.status === 'revoked' ? ['Revoked on ', day(now.since), '.'] : ['Revoked.']
    case 'withdrawn':
      return ['Withdrawn: its evidence was taken back.']
    case 'shortened':
      return ['Replaced: the certification expires earlier than this badge says.']
    default:
      return ['Expired on ', day(active?.expiresOn), '.']
  }
}

function levelOf(program: Program, certification: string, on: Day): string {
  const known = program.certifications.find(({ code }) => code === certification)
  return known ? levelOn(known, on) : ''
}
