export interface Station {
  readonly name: string
  /** One small sentence where a person would ask. */
  readonly note?: string
  readonly is: 'behind' | 'here' | 'ahead'
}

/** What happens next, as a line with stations. */
export function Stations({ stations }: { stations: readonly Station[] }) {
  return (
    <section class="section stations" aria-labelledby="next">
      <h2 id="next">What happens next</h2>
      <ol>
        {stations.map(({ name, note, is }) => (
          <li class={is} aria-current={is === 'here' ? 'step' : undefined}>
            {name}
            {note && <span class="second-line">{note}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
