import { countsElsewhere } from '../../../wording/ways.ts'
import type { Day } from '../../../core/calendar.ts'
import type { RecordedCredit } from '../../../core/record.ts'
import type { CertificationStanding, ProgressNode } from '../../../core/standing/standing.ts'
import type { Program } from '../../../program/program.ts'
import type { SignState } from '../../../ui/sign.tsx'
import { formatPoints } from '../../../ui/words.ts'
import { wordsOf } from '../../../wording/rule-words.ts'
import { creditsIn, type Scene } from './causes.ts'
import { creditsOf } from '../../../wording/credits.ts'

export interface CreditRow {
  readonly activeOn: Day
  readonly expiresOn: Day
  readonly points: string
  readonly activity: string
  readonly provider: string
  readonly file: string
  readonly correctedOn: Day | undefined
  readonly state: SignState
  readonly status: string
}

export interface CreditsView {
  /** What the program calls them; if some count now, how many: "+10 CE Credits". */
  readonly heading: string
  readonly rows: readonly CreditRow[]
  readonly empty: string
}

/** All credits of the candidate so far, newest first; nothing where no credits rule is asked. */
export function viewCredits(scene: Scene, standing: CertificationStanding): CreditsView | undefined {
  const leaf = standing.progress && creditsLeafOf(scene.program, standing.progress.tree)
  if (!leaf) return undefined
  const counted = new Set(creditsIn(scene.record, leaf.by))
  const used = new Set(
    creditsIn(
      scene.record,
      standing.history.flatMap((line) => line.by),
    ),
  )
  const known = scene.record.credits.filter((credit) => credit.activeOn <= scene.on)
  const isElsewhere = countsElsewhere(standing, leaf)
  const counting = isElsewhere ? 0 : [...counted].reduce((sum, { hundredths }) => sum + hundredths, 0)
  const { unit } = creditsOf(scene.program)
  return {
    heading: counting > 0 ? `+${formatPoints(counting)} ${unit}` : unit,
    rows: known.sort(newestFirst).map((credit) => ({
      activeOn: credit.activeOn,
      expiresOn: credit.expiresOn,
      points: formatPoints(credit.hundredths),
      activity: credit.name,
      provider: credit.providerName,
      file: credit.file,
      correctedOn: credit.correctedAt?.slice(0, 10),
      ...(isElsewhere && leaf.towards?.length && counted.has(credit)
        ? ({ state: 'elsewhere', status: 'Counts elsewhere' } as const)
        : statusOf(credit, scene.on, !isElsewhere && counted.has(credit), used.has(credit))),
    })),
    empty: `${creditsOf(scene.program).short} appear here once a provider reports them.`,
  }
}

/** The leaf that asks for the most points: what counts for any of them stands there. */
function creditsLeafOf(program: Program, node: ProgressNode): ProgressNode | undefined {
  if (wordsOf(program, node).evidence === 'credits') return node
  const leaves = (node.children ?? []).flatMap((child) => creditsLeafOf(program, child) ?? [])
  return leaves.sort((a, b) => b.need - a.need)[0]
}

function statusOf(
  credit: RecordedCredit,
  on: Day,
  counted: boolean,
  used: boolean,
): Pick<CreditRow, 'state' | 'status'> {
  if (counted) return { state: 'met', status: 'Active' }
  if (credit.review === 'rejected') return { state: 'failed', status: 'Rejected' }
  if (used) return { state: 'used', status: 'Used' }
  if (credit.expiresOn < on) return { state: 'not-begun', status: 'Expired' }
  if (credit.review === 'pending') return { state: 'in-review', status: 'In review' }
  return { state: 'not-begun', status: 'Not counting' }
}

function newestFirst(a: RecordedCredit, b: RecordedCredit): number {
  if (a.activeOn !== b.activeOn) return a.activeOn < b.activeOn ? 1 : -1
  return a.externalId < b.externalId ? 1 : -1
}
