interface FacetsProps {
  readonly facets: readonly {
    readonly label: string
    readonly count?: number | undefined
    readonly href: string
    readonly isCurrent: boolean
  }[]
  /** What is counted at most: more is said as `500+`. */
  readonly most?: number
  readonly csv: string
}

/** The line of tools over a list: its facets with counts, and the list as a file. */
export function ListTools({ facets, most = Infinity, csv }: FacetsProps) {
  return (
    <p class="tools">
      <span class="facets">
        {facets.map(({ label, count, href, isCurrent }) => {
          const figure = count !== undefined && count >= most ? `${most}+` : count
          const words = figure === undefined ? label : `${label} ${figure}`
          return isCurrent ? <strong aria-current="true">{words}</strong> : <a href={href}>{words}</a>
        })}
      </span>
      <a href={csv}>CSV</a>
    </p>
  )
}

interface SearchProps {
  readonly action: string
  readonly label: string
  readonly typed: string
  /** Sent along. */
  readonly hidden?: Readonly<Record<string, string>>
}

export function ListSearch({ action, label, typed, hidden = {} }: SearchProps) {
  return (
    <form method="get" action={action} class="search-row" role="search">
      <div class="field">
        <label for="q">{label}</label>
        <input
          id="q"
          name="q"
          class="input wide-field"
          value={typed}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxlength={200}
        />
      </div>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="button">Search</button>
    </form>
  )
}

interface PagerProps {
  readonly from: number
  readonly count: number
  readonly next: string | undefined
  readonly previous: string | undefined
}

export function ListPager({ from, count, next, previous }: PagerProps) {
  if (!previous && !next) return null
  return (
    <nav class="pager" aria-label="Pages">
      <span>
        {from} to {from + count - 1}
      </span>
      {previous && (
        <a href={previous} rel="prev">
          Previous
        </a>
      )}
      {next && (
        <a href={next} rel="next">
          Next
        </a>
      )}
    </nav>
  )
}
