import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Moment } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'

interface SessionRow {
  readonly hash: string
  readonly browser: string
  readonly country: string
  readonly startedAt: string
  readonly seenAt: string
}

interface SessionsProps {
  readonly frame: Frame
  readonly sessions: readonly SessionRow[]
  /** The session of this very browser. */
  readonly own: string | undefined
}

/** Where the candidate is signed in, and the way to end it. */
export function SessionsPage({ frame, sessions, own }: SessionsProps) {
  return (
    <Layout title="Sessions" frame={frame}>
      <h1>Sessions</h1>
      <p class="lede">You’re signed in on {countOf(sessions.length, 'device')}.</p>
      <p class="aside">
        A session ends when you log out, after 30 days without use in a browser you’ve used before, and after 12 hours
        in a new one. You can see what else protects your account under <a href={paths.security}>Security</a>.
      </p>
      <table class="records">
        <caption class="hidden">Sessions, last used first</caption>
        <thead>
          <tr>
            <th scope="col">Browser</th>
            <th scope="col">Country</th>
            <th scope="col">Signed in</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span class="hidden">End</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <Row session={session} isOwn={session.hash === own} />
          ))}
        </tbody>
      </table>
      {sessions.length > 1 && (
        <form method="post" action={paths.endOtherSessions}>
          <button class="button">End all others</button>
        </form>
      )}
      <section class="section" aria-labelledby="secure">
        <h2 id="secure">This was not me</h2>
        <p class="aside">
          If you don’t know one of these, or got an email about a change you didn’t make, end everything someone else
          may have of your account.
        </p>
        <p class="deeds">
          <a class="button" href={paths.secureAccount}>
            Secure my account
          </a>
        </p>
      </section>
    </Layout>
  )
}

function Row({ session, isOwn }: { session: SessionRow; isOwn: boolean }) {
  return (
    <tr>
      <th scope="row">
        {session.browser}
        {isOwn && <span class="second-line">This browser</span>}
      </th>
      <td>
        <span class="narrow">Country </span>
        {session.country || 'n/a'}
      </td>
      <td>
        <span class="narrow">Signed in </span>
        <Moment at={session.startedAt} />
      </td>
      <td>
        <span class="narrow">Last used </span>
        <Moment at={session.seenAt} />
      </td>
      <td>
        <form method="post" action={paths.endSession(session.hash)}>
          <button class="as-link deed" aria-label={`End the session of ${session.browser}`}>
            End
          </button>
        </form>
      </td>
    </tr>
  )
}
