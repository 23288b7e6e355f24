import type { Frame } from './frame.ts'
import { Layout } from './layout.tsx'
import { Say, type Sentence } from './sentence.tsx'

export interface NotThereYetProps {
  readonly frame: Frame
  readonly title: string
  /** What the page is for. */
  readonly purpose: string
  /** What is true until then, or where to look instead. */
  readonly meanwhile?: Sentence | undefined
}

/** A page that has its place and not yet its content. */
export function NotThereYet({ frame, title, purpose, meanwhile }: NotThereYetProps) {
  return (
    <Layout title={title} frame={frame}>
      <h1>{title}</h1>
      <p class="lede">{`${purpose} It is not there yet.`}</p>
      {meanwhile && (
        <p class="meanwhile">
          <Say words={meanwhile} />
        </p>
      )}
    </Layout>
  )
}
