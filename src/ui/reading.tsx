import type { PropsWithChildren } from 'hono/jsx'
import type { OpenFrame } from './frame.ts'
import { OpenLayout } from './layout.tsx'

/** A page to be read: a title, what it comes to in a sentence or two, and sections. */
export function ReadingPage({
  frame,
  title,
  lede,
  children,
}: PropsWithChildren<{ frame: OpenFrame; title: string; lede: string }>) {
  return (
    <OpenLayout title={title} frame={frame} styles="withoutProgress">
      <div class="reading">
        <h1>{title}</h1>
        <p class="lede">{lede}</p>
        {children}
      </div>
    </OpenLayout>
  )
}

/** A section of it: the heading at left, what it says at right. */
export function ReadingSection({ id, title, children }: PropsWithChildren<{ id: string; title: string }>) {
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div>{children}</div>
    </section>
  )
}

/** Paragraphs that came as data. */
export function Paragraphs({ texts }: { texts: readonly string[] | undefined }) {
  return (
    <>
      {texts?.map((text) => (
        <p>{text}</p>
      ))}
    </>
  )
}
