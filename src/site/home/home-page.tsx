import { paths } from '../../paths.ts'
import type { Frame } from '../../ui/frame.ts'
import { Layout } from '../../ui/layout.tsx'
import { Say, type Sentence } from '../../ui/sentence.tsx'

/** Where the candidate stands today, in a sentence. */
export function HomePage({ frame, lede }: { frame: Frame; lede: Sentence }) {
  return (
    <Layout title="Home" frame={frame}>
      <h1>Home</h1>
      <p class="lede">
        <Say words={lede} />
      </p>
      <p class="meanwhile">
        <a href={paths.certifications}>All certifications</a>
      </p>
      <p class="meanwhile aside">
        This page will gather what comes next, the nearest ways to renew it, your years as a timeline, and what is new.
        That part is not there yet.
      </p>
    </Layout>
  )
}
