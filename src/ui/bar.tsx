export interface Measure {
  /** How full it is, 0 to 100. */
  readonly percent: number
  /** What stands beside it: `10/30`. */
  readonly figure: string
  /** What there is that does not count here: how full it would make the bar, and in words. */
  readonly elsewhere?: { readonly percent: number; readonly words: string } | undefined
}

/** A measure with end stops, and above it, touching nothing, what counts elsewhere; the figure beside it says the same in digits. */
export function Bar({ percent, elsewhere }: Pick<Measure, 'percent' | 'elsewhere'>) {
  return (
    <svg class="bar" width="100%" height="8" aria-hidden="true">
      {elsewhere && <rect class="bar-elsewhere" x=".5" y="-6.5" width={`${elsewhere.percent}%`} height="5" />}
      <rect y="1" width={`${percent}%`} height="4" />
    </svg>
  )
}
