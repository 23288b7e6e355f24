import type { LevelLook } from '../../core/level-look.ts'

/** All that a certificate says. Days come as they are shown. */
export interface CertificateFacts {
  /** Who certifies: the program's name. */
  readonly issuer: string
  readonly signatory: Signatory
  readonly name: string
  /** The name as the person writes it, in any script. */
  readonly localizedName?: string
  /** Its language (BCP 47), where it is known: Han signs are drawn as that language draws them. */
  readonly localizedLanguage?: string
  readonly certification: string
  readonly badge: { readonly text: string; readonly track?: string }
  readonly level: LevelLook & { readonly name: string }
  readonly certifiedOn: string
  readonly validThrough: string | null
  readonly candidateId: string
  readonly code: string
  /** The address as a person would type it, and the one in the QR code. */
  readonly verifyAddress: string
  readonly scanAddress: string
  readonly paper: Paper
}

export type Paper = 'A4' | 'Letter'

export interface Signatory {
  readonly name: string
  readonly title: string
  /** Strokes of a pen as an SVG path of M, C and L with absolute places, in a box that begins at 0 0. */
  readonly signature?: { readonly path: string; readonly width: number; readonly height: number }
}
