export interface Measure {
  /** How full it is, 0 to 100. */
  readonly percent: number
  /** What stands beside it: `10/30`. */
  readonly figure: string
}

/** A measure with end stops; the figure beside it says the same in digits. */
export function Bar({ percent }: Pick<Measure, 'percent'>) {
  return (
    <svg class="bar" width="100%" height="8" aria-hidden="true">
      <rect y="1" width={`${percent}%`} height="4" />
    </svg>
  )
}
