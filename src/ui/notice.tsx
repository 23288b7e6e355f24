import type { PropsWithChildren } from 'hono/jsx'

/** What has just happened, on top of a page. */
export function Notice({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section class="happened" role="status" aria-labelledby="notice">
      <h2 id="notice">{title}</h2>
      {children}
    </section>
  )
}
