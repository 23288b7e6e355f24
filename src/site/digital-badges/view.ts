import type { BadgeStanding } from '../../core/badges.ts'
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
    .filter(({ standing }) => standing.status !== 'not-held')
    .map((one) => ({ ...one, rank: rankOf(program.levels, levelOf(program, one.standing.certification, around.on)) }))
    .toSorted((a, b) => b.rank - a.rank || (a.standing.certification < b.standing.certification ? -1 : 1))
  return {
    active: shown.filter(({ standing }) => standing.status === 'active').map((one) => viewOne(program, one, around)),
    over: shown.filter(({ standing }) => standing.status !== 'active').map((one) => viewOne(program, one, around)),
    facts: shown.map(({ badge, standing }) => ({
      id: badge.id,
      certification: standing.certification,
      status: standing.status,
      earnedOn: standing.active?.firstEarnedOn ?? null,
      activeOn: standing.active?.activeOn ?? null,
      expiresOn: standing.active?.expiresOn ?? null,
      page: around.absolute(paths.badge(badge.id)),
      credential: around.absolute(paths.badgeCredential(badge.id)),
    })),
  }
}

function viewOne(program: Program, { badge, standing }: Standing, { on, absolute, qrPath }: Around): OwnBadge {
  const { certification, status } = standing
  const level = levelOf(program, certification, on)
  const name = shortNameOn(program, certification, on)
  const logo = findLogo(program, certification, on)
  const wallet = absolute(paths.badgeCredential(badge.id))
  const isGivenOut = status === 'active' || status === 'expired'
  return {
    id: badge.id,
    name,
    lede: ledeOf(standing),
    badge: {
      ...lookOf(program, level),
      isOpen: status !== 'active',
      text: logo?.kind === 'certification' ? logo.letters : undefined,
    },
    page: absolute(paths.badge(badge.id)),
    wallet,
    qr: qrPath(wallet),
    files: (isGivenOut ? files : []).map(([type, label, what]) => ({
      label,
      what,
      href: paths.badgeFile(badge.id, type),
    })),
  }
}

const files = [
  ['png', 'PNG', 'picture with the badge in it'],
  ['svg', 'SVG', 'picture with the badge in it'],
  ['json', 'JSON', 'signed file'],
  ['jwt', 'JWT', 'signed text'],
] as const

function ledeOf({ status, now, active }: BadgeStanding): Sentence {
  const day = (of: Day | null | undefined) => ({ day: of ?? '' })
  switch (status) {
    case 'active':
      return active?.expiresOn
        ? ['Valid from ', day(active.activeOn), ' until ', day(active.expiresOn), '.']
        : ['Valid since ', day(active?.activeOn), '. It does not expire.']
    case 'suspended':
      return ['Suspended since ', day(now?.since), '.']
    case 'revoked':
      return ['Revoked on ', day(now?.since), '.']
    default:
      return ['Expired on ', day(active?.expiresOn), '.']
  }
}

function levelOf(program: Program, certification: string, on: Day): string {
  const known = program.certifications.find(({ code }) => code === certification)
  return known ? levelOn(known, on) : ''
}
