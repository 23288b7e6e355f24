import { daysToSurvive } from '../../../core/old-keys.ts'
import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'

/** What securing an account ends, before it does. */
export function SecurePage({ frame }: { frame: Frame }) {
  return (
    <Layout title="Secure my account" frame={frame}>
      <h1>Secure my account</h1>
      <p class="lede">Use this if someone else has used your account.</p>
      <div class="reading-text">
        <p>We’ll end all of this at once:</p>
        <ul>
          <li>your password, all sessions (this one too) and all known browsers</li>
          <li>passkeys and linked accounts added in the last {daysToSurvive} days</li>
          <li>links in emails we’ve sent so far</li>
          <li>changes of your email address, phone number and postal address in the last {daysToSurvive} days</li>
          <li>requests from that time to change your name or delete your data</li>
        </ul>
        <p>
          Then we’ll email you a link to set a new password. It goes to the address you had {daysToSurvive} days ago.
          Pages you closed to others stay closed.
        </p>
      </div>
      <form method="post" action={paths.secureAccount}>
        <div class="deeds">
          <button class="button main">Secure my account</button>
          <a href={paths.sessions}>Back to Sessions</a>
        </div>
      </form>
    </Layout>
  )
}
