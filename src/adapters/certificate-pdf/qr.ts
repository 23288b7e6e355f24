import { encode } from 'uqr'
import { rectangle } from './path.ts'

/** The dark modules of a QR code, without the quiet zone: one path, to be filled non-zero, a module to a unit. */
export function qrPath(text: string): { readonly path: string; readonly modules: number } {
  const { data } = encode(text, { ecc: 'M', border: 0 })
  const columns = data.map((_, column) => data.map((row) => row[column]!))
  // Drawn along rows and along columns: no hairline of paper shows between neighbours.
  const path = [
    ...data.flatMap((row, at) => stretches(row).map(([from, to]) => [from, at, to - from, 1] as const)),
    ...columns.flatMap((column, at) => stretches(column).map(([from, to]) => [at, from, 1, to - from] as const)),
  ]
    .map(([left, top, width, height]) => rectangle(left, top, width, height))
    .join('')
  return { path, modules: data.length }
}

/** Where a row is dark: from and to, the end left out. */
function stretches(row: readonly boolean[]): (readonly [number, number])[] {
  const found: [number, number][] = []
  row.forEach((dark, at) => {
    const last = found.at(-1)
    if (!dark) return
    if (last?.[1] === at) last[1] = at + 1
    else found.push([at, at + 1])
  })
  return found
}
