import type { Day } from '../../core/calendar.ts'
import { foldVersions } from '../../core/feeds/fold-versions.ts'
import type { KeptFact } from '../../core/record.ts'
import type { PreviewTotals } from '../../core/feeds/preview.ts'
import type { ChangeInFile } from '../../data/office/files.ts'
import type { Program } from '../../program/program.ts'
import { shortNameOn } from '../../wording/names.ts'

export interface OfficeFile {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly state: string
  readonly reason: string | null
  readonly receivedAt: string
  readonly finishedAt: string | null
  readonly sentBy: string | null
  readonly rows: number
  readonly accepted: number
  readonly updated: number
  readonly unchanged: number
  readonly superseded: number
  readonly unmatched: number
  readonly held: number
  readonly rejected: number
  readonly isSettled: 0 | 1
  /** What it would change, as it was previewed, and what it has changed. */
  readonly preview: PreviewTotals | null
  readonly changed: PreviewTotals | null
  readonly withdrawnAt: string | null
  /** How it is written, in a sentence. */
  readonly recognised: string | null
  readonly warnings: readonly string[]
  /** How much of it has been read, in percent. */
  readonly progress: number
  /** The file itself is kept no longer. */
  readonly isCleared: 0 | 1
}

/** What a preview lists for a person, in words. */
export function changeView(program: Program, { candidateId, certification, ...change }: ChangeInFile, today: Day) {
  return { candidateId, certification, name: shortNameOn(program, certification, today), ...change }
}

export type ChangeView = ReturnType<typeof changeView>

interface Row {
  readonly kind: string
  readonly key: string
  readonly made: string
  readonly candidateId: string
  readonly content: string
  readonly file: string
  readonly line: number
  readonly heldAt: string
}

interface Held {
  readonly asked: readonly Row[]
  readonly beside: readonly Row[]
  readonly versions: readonly KeptFact[]
}

export interface Said {
  readonly candidateId: string
  readonly says: string
  readonly file: string
  readonly line: number
}

export interface HeldView extends Said {
  readonly key: string
  readonly heldAt: string
  /** What counts today, and what else is held for the same thing. */
  readonly counts: Said | undefined
  readonly others: readonly Said[]
}

/** The rows of a file that wait, each with what counts until somebody decides. */
export function heldView({ asked, beside, versions }: Held): readonly HeldView[] {
  return asked.map((row) => {
    const isOfKey = (one: { readonly kind: string; readonly key: string }) =>
      one.kind === row.kind && one.key === row.key
    const counts = foldVersions(versions.filter(isOfKey))
    const others = beside.filter((one) => isOfKey(one) && one.made !== row.made).map(said)
    return {
      ...said(row),
      key: row.key.replaceAll('\n', ' '),
      heldAt: row.heldAt,
      counts: counts && said(counts),
      others,
    }
  })
}

function said({ candidateId, content, file, line }: Pick<Row, 'candidateId' | 'content' | 'file' | 'line'>): Said {
  const fields = Object.values(JSON.parse(content) as Record<string, string | number>)
  return { candidateId, says: fields.filter((value) => value !== '').join(' · '), file, line }
}
