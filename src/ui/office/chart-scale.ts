/** A scale of at most three guides, each a round number, for values from 0 to the greatest. */
export function guidesFor(greatest: number): { readonly top: number; readonly guides: readonly number[] } {
  const step = roundUp(Math.max(1, greatest) / 2.5)
  const count = Math.max(1, Math.floor(Math.max(1, greatest) / step))
  const guides = Array.from({ length: Math.min(3, count) }, (_, at) => (at + 1) * step)
  return { top: Math.max(greatest, guides.at(-1)!), guides }
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  const factor = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10
  return factor * power
}

/** A number beside an axis: `800`, `20k`, `1.5M`. */
export function axisWords(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000}M`
  return value >= 10_000 ? `${value / 1_000}k` : value.toLocaleString('en')
}

/** Words beside points stay apart, in the order of their places, and none is below the lowest place. */
export function spread(
  places: readonly number[],
  { apart, lowest }: { readonly apart: number; readonly lowest: number },
): number[] {
  const order = places.map((_, at) => at).sort((one, other) => places[one]! - places[other]!)
  const spreadOut = [...places]
  order.forEach((at, nth) => {
    const above = order[nth - 1]
    if (above !== undefined) spreadOut[at] = Math.max(spreadOut[at]!, spreadOut[above]! + apart)
  })
  const fromBelow = order.toReversed()
  fromBelow.forEach((at, nth) => {
    const below = fromBelow[nth - 1]
    spreadOut[at] = Math.min(spreadOut[at]!, below === undefined ? lowest : spreadOut[below]! - apart)
  })
  return spreadOut
}
