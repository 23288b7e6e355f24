/** A line of the middle of the page: how far it wants to stand below the last, and how far its ink goes. */
export interface FlowLine {
  readonly lead: number
  readonly above: number
  readonly below: number
}

const air = 20

/** Where each line stands between two heights: as it wants to, spread where there is room and closer where there is not. */
export function flow(lines: readonly FlowLine[], from: number, to: number): number[] {
  const wanted = lines.map(({ lead, above }, at) => Math.max(lead, at === 0 ? 0 : lines[at - 1]!.below + above + air))
  const free = to - from - sum(wanted)
  const gaps = free >= 0 ? wanted.map((gap) => gap + (free * gap) / sum(wanted) / 2) : closer(wanted, lines, free)
  let at = from + Math.max(0, free) / 4
  return gaps.map((gap) => (at += gap))
}

/** Takes what is too much from the gaps that have air, in parts to how much each has. */
function closer(wanted: readonly number[], lines: readonly FlowLine[], free: number): number[] {
  const spare = wanted.map((gap, at) => Math.max(0, gap - (at === 0 ? 0 : lines[at - 1]!.below) - lines[at]!.above))
  const part = Math.min(1, -free / Math.max(1, sum(spare)))
  return wanted.map((gap, at) => gap - spare[at]! * part)
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0)
}
