import type { PropsWithChildren } from 'hono/jsx'
import { Fragment } from 'hono/jsx'

/** A row's name that opens to what else is known of it: pairs of a word and what it is. */
export function Opens({
  name,
  pairs,
  children,
}: PropsWithChildren<{ name: string; pairs: readonly (readonly [term: string, value: unknown])[] }>) {
  return (
    <details class="opens">
      <summary>{name}</summary>
      <dl class="inside">
        {pairs.map(([term, value]) => (
          <Fragment>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {children}
    </details>
  )
}
