import type { Colour } from '../../core/level-look.ts'

/** A picture of numbers; the table below it has them all. */
export type Picture =
  | {
      readonly kind: 'lines'
      readonly labels: readonly string[]
      readonly lines: readonly {
        readonly name: string
        readonly colour: Colour | undefined
        readonly values: readonly number[]
      }[]
    }
  | {
      readonly kind: 'columns'
      readonly columns: readonly {
        readonly label: string
        /** From the base up: the first in the accent. */
        readonly up: readonly number[]
        /** What is lost hangs below the line. */
        readonly down?: number
      }[]
    }
  | { readonly kind: 'bars'; readonly bars: readonly { readonly label: string; readonly value: number }[] }
  | { readonly kind: 'rates'; readonly rates: readonly { readonly label: string; readonly percent: number }[] }

/** One of the figures: its numbers, as a table, a file and JSON have them, and a picture. */
export interface Figure {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly head: readonly string[]
  /** The first cell of a row is its name. */
  readonly rows: readonly (readonly [name: string, ...values: (number | string)[]])[]
  /** The last row adds up the others. */
  readonly hasSum?: true
  /** What the file has, where that is more than the page. */
  readonly all?: { readonly head: readonly string[]; readonly rows: readonly (readonly (number | string)[])[] }
  /** What the columns of the picture are. */
  readonly legend?: readonly { readonly look: 'accent' | 'ink' | 'outline'; readonly words: string }[]
  readonly picture?: Picture
}

/** How much more, in percent: `+8%`. */
export function changeWords(before: number, after: number): string {
  if (before === 0) return after === 0 ? '0%' : 'New'
  const percent = Math.round((after / before - 1) * 100)
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)}%`
}

export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100)
}
