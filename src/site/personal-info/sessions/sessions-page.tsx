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
      <p class="lede">You are signed in with {countOf(sessions.length, 'session')}.</p>
      <p class="aside">
        A session ends when you log out, and by itself after 14 days. If you do not know one of these, end it and set a
        new password: <a href={paths.firstTime}>a link for that</a> comes by mail.
      </p>
      <table class="records">
        <caption class="hidden">Sessions, the last used first</caption>
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
