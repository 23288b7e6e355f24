import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Steps } from './steps.tsx'

interface LinkProps {
  readonly frame: Frame
  readonly action: string
  readonly isGood: boolean
}

/** Asks before the link is used, since scanners open links too. */
export function LinkPage({ frame, action, isGood }: LinkProps) {
  const title = isGood ? 'Is this record yours?' : 'This link doesn’t work'
  return (
    <Layout title={title} frame={frame} look="merging">
      <Steps at={2} />
      <h1>{title}</h1>
      {isGood ? (
        <>
          <p class="lede">You opened a link about another record. Next, you’ll see what changes if you merge it.</p>
          <form method="post" action={action}>
            <div class="deeds">
              <button class="button main">It’s mine</button>
              <a href={paths.identification}>Cancel</a>
            </div>
          </form>
        </>
      ) : (
        <p class="lede">
          A link works once, within 24 hours, for another record than the one you’re signed in to.{' '}
          <a href={paths.otherRecord}>Ask for a new link</a>.
        </p>
      )}
    </Layout>
  )
}
