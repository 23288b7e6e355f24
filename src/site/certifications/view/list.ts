import { type Day, daysBetween } from '../../../core/calendar.ts'
import { levelNamesOn } from '../../../core/certification-on.ts'
import type { CertificationStanding, Status } from '../../../core/standing/standing.ts'
import type { Program } from '../../../program/program.ts'
import { paths } from '../../../paths.ts'
import { listTitleOf } from '../../../program/title.ts'
import { type LevelLook, lookOf } from '../../../core/level-look.ts'
import type { Measure } from '../../../ui/bar.tsx'
import type { Sentence } from '../../../ui/sentence.tsx'
import { countOf, distanceBetween } from '../../../ui/words.ts'
import { staysAsOf } from './as-of.ts'
import { isSoon } from './key-facts.ts'
import { shortNameOn } from '../../../wording/names.ts'
import { percentOf } from './progress.ts'
import { stillNeeded } from '../../../wording/rule-words.ts'

export interface ListRow {
  readonly code: string
  readonly title: string
  readonly href: string
  readonly badge: LevelLook & { readonly open: boolean }
  readonly startedOn: Day | null
  readonly activeOn: Day | null
  readonly expiresOn: Day | null
  readonly soon: boolean
  readonly downloads: Sentence
  /** Only of what is in progress. */
  readonly progress: (Measure & { readonly needed: string }) | undefined
}

export interface ListSection {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly endLabel: string
  readonly groups: readonly { readonly label: string | undefined; readonly rows: readonly ListRow[] }[]
  readonly empty: string | undefined
}

export interface ListScene {
  readonly program: Program
  /** The first fact that counted while it was in progress, by certification. */
  readonly startedOn: ReadonlyMap<string, Day | null>
  readonly on: Day
  readonly today: Day
}

const sections: readonly { status: Status; title: string; endLabel: string; downloads: string }[] = [
  {
    status: 'active',
    title: 'Active certifications',
    endLabel: 'Expiration date',
    downloads: 'Only while the certification is active',
  },
  { status: 'suspended', title: 'Suspended', endLabel: 'Expiration date', downloads: 'Not available while suspended' },
  { status: 'in-progress', title: 'In progress', endLabel: 'Expiration date', downloads: '' },
  { status: 'expired', title: 'Expired', endLabel: 'Expired', downloads: 'Not available after expiry' },
  { status: 'revoked', title: 'Revoked', endLabel: 'Expiration date', downloads: 'Not available after revocation' },
]

const emptyWords = 'Certifications appear here once you meet all their requirements.'

/** The sections of the list that have something in them; what is active always has one. */
export function sectionsOf(scene: ListScene, all: readonly CertificationStanding[]): ListSection[] {
  return sections.flatMap(({ status, title, endLabel, downloads }) => {
    const rows = all.filter((one) => one.status === status)
    if (rows.length === 0 && status !== 'active') return []
    const rowsOf = (some: readonly CertificationStanding[]) => some.map((one) => rowOf(scene, one, downloads))
    const levels = scene.program.levels.filter((level) => rows.some((one) => one.level === level.code))
    const byLevel = levels
      .sort((a, b) => b.rank - a.rank)
      .map((level) => ({
        label: levelNamesOn(scene.program.levels, level.code, scene.on).label,
        rows: rowsOf(rows.filter((one) => one.level === level.code)),
      }))
    return {
      id: status,
      title,
      count: rows.length,
      endLabel,
      groups: status === 'active' ? byLevel : [{ label: undefined, rows: rowsOf(rows) }],
      empty: rows.length === 0 ? emptyWords : undefined,
    }
  })
}

/** How many are held, and which ends first. */
export function ledeOf(scene: ListScene, all: readonly CertificationStanding[]): Sentence {
  const { on, today } = scene
  const active = all.filter((one) => one.status === 'active')
  const held = `${on === today ? 'You hold' : on < today ? 'On this day you held' : 'On this day you hold'} `
  const count = `${countOf(active.length, 'certification')}.`
  const next = active.flatMap((one) => one.expiresOn ?? []).sort()[0]
  if (!next) return [held, count]
  const distance = distanceOf(on, next, today)
  if (active.length === 1) return [held, count, ' It expires on ', { day: next }, distance]
  return [held, count, ` ${firstOf(scene, active, next)} `, { day: next }, distance]
}

function firstOf({ program, on }: ListScene, active: readonly CertificationStanding[], next: Day): string {
  const ending = active.filter((one) => one.expiresOn === next)
  if (ending.length === active.length) return `${active.length === 2 ? 'Both' : 'All'} of them expire on`
  if (ending.length > 1) return `${ending.length} of them expire first, on`
  return `${shortNameOn(program, ending[0]!.code, on)} expires first, on`
}

function distanceOf(on: Day, next: Day, today: Day): string {
  const days = daysBetween(on, next)
  if (days === 0) return on === today ? ', today.' : ', that day.'
  return on === today ? `, in ${distanceBetween(on, next)}.` : `, ${distanceBetween(on, next)} later.`
}

function rowOf(scene: ListScene, one: CertificationStanding, downloads: string): ListRow {
  const { program, on, today } = scene
  const tree = one.progress?.tree
  return {
    code: one.code,
    title: listTitleOf(program, one.code, one.name),
    href: staysAsOf(paths.certification(one.code), on, today),
    badge: { ...lookOf(program, one.level), open: one.status !== 'active' },
    startedOn: scene.startedOn.get(one.code) ?? null,
    activeOn: one.activeOn,
    expiresOn: one.expiresOn,
    soon: isSoon(one, on),
    downloads: one.status === 'active' && on === today ? downloadsOf(program, one) : [downloads],
    progress:
      one.status === 'in-progress' && tree
        ? { percent: percentOf(tree), figure: `${tree.have}/${tree.need}`, needed: stillNeeded(program, tree, on) }
        : undefined,
  }
}

/** What there is to take along of something active today. */
function downloadsOf({ pdfCertificateLevels }: Program, { code, level }: CertificationStanding): Sentence {
  const logo = { text: 'Logo', href: paths.logosOf(code) }
  const pdf = { text: 'PDF Certificate', href: paths.certificatePdf(code) }
  return pdfCertificateLevels.includes(level) ? [logo, ' ', pdf] : [logo]
}
