import type { LevelLook } from '../../core/level-look.ts'
import type { Paper } from '../certificate-pdf/certificate-facts.ts'

/** All that a transcript says on paper. Days come as they are shown; what was not chosen is not in it. */
export interface TranscriptFacts {
  readonly issuer: string
  readonly name: string
  readonly localizedName?: string
  /** The language of the names (BCP 47), where it is known: Han signs are drawn as that language draws them. */
  readonly nameLanguage?: string
  readonly address?: string
  readonly transcript: string
  readonly on: string
  readonly groups: readonly TranscriptGroup[]
  readonly remarks?: string
  /** The last day of the link; `null` where it has none. */
  readonly linkEndsOn: string | null
  /** Is its learner record attached? */
  readonly hasRecord: boolean
  /** Addresses as a person would type them. */
  readonly linkAddress: string
  readonly verifyAddress: string
  readonly paper: Paper
}

export interface TranscriptGroup {
  readonly label: string
  readonly level: LevelLook
  readonly rows: readonly TranscriptRow[]
}

export interface TranscriptRow {
  readonly title: string
  readonly isOver: boolean
  readonly earned?: string
  readonly ends?: string
}
