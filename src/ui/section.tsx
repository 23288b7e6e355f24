import type { Child, PropsWithChildren } from 'hono/jsx'

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly class?: string
  /** At right, on the line of the title. */
  readonly beside?: Child
}

/** A section under an ink rule. */
export function Section({ id, title, class: look, beside, children }: PropsWithChildren<SectionProps>) {
  return (
    <section class={look ? `section ${look}` : 'section'} aria-labelledby={id}>
      {beside ? (
        <div class="section-head">
          <h2 id={id}>{title}</h2>
          <span>{beside}</span>
        </div>
      ) : (
        <h2 id={id}>{title}</h2>
      )}
      {children}
    </section>
  )
}

/** A section that can be folded away; its count stands beside the title. */
export function FoldableSection({ id, title, count, children }: PropsWithChildren<SectionProps & { count: number }>) {
  return (
    <section class="section" aria-labelledby={id}>
      <details class="fold" open>
        <summary>
          <h2 id={id}>{title}</h2>
          {count > 0 && <span class="count">{count}</span>}
          <span class="fold-word when-open">Collapse</span>
          <span class="fold-word when-shut">Expand</span>
        </summary>
        {children}
      </details>
    </section>
  )
}
