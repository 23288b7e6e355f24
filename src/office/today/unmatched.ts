import type { FactKind } from '../../core/feeds/kinds.ts'
import { mostUnmatchedCounted } from '../../data/office/unmatched.ts'
import { paths } from '../../paths.ts'
import { kindWords } from '../../wording/facts.ts'

export interface WaitingRows {
  readonly kind: FactKind
  readonly count: number
  readonly oldest: string
}

/** Unmatched rows, by kind. */
export function unmatchedThings(unmatched: readonly WaitingRows[]) {
  return unmatched.map(({ kind, count, oldest }) => {
    const figure = count >= mostUnmatchedCounted ? `${mostUnmatchedCounted}+` : String(count)
    const name = kindWords[kind][0].toLowerCase()
    return {
      since: oldest,
      kind: 'Unmatched',
      what:
        count === 1 ? `1 ${name} row names someone we don’t know` : `${figure} ${name} rows name people we don’t know`,
      more: 'They count once you attach them to a person',
      button: count === 1 ? 'Review the row' : 'Review rows',
      at: paths.officeUnmatchedBy({ show: kind }),
    }
  })
}
