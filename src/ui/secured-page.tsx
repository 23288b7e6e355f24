import { hoursToObject } from '../core/old-keys.ts'
import { type Ended, linesOfEnded, linesOfKept } from '../core/secured.ts'
import { paths } from '../paths.ts'
import type { OpenFrame } from './frame.ts'
import { OpenLayout } from './layout.tsx'

/** What was ended, and how the owner gets in again. */
export function SecuredPage({ frame, ended, email }: { frame: OpenFrame; ended: Ended; email: string | undefined }) {
  const [gone, kept] = [linesOfEnded(ended), linesOfKept(ended)]
  return (
    <OpenLayout title="Your account is secured" frame={frame} robots="noindex">
      <h1>Your account is secured</h1>
      <p class="lede">
        {email ? (
          <>
            Check your email: we’ve sent a link to set a new password to <span class="address">{email}</span>.
          </>
        ) : (
          'We have no email address for you. Ask support for a new login.'
        )}
      </p>
      {gone.length > 0 && <Lines id="ended" title="What we ended" lines={gone} />}
      {kept.length > 0 && <Lines id="kept" title="What stays" lines={kept} />}
      {ended.keptPasskeys && (
        <p>
          Use the link with one of these passkeys, or without one after {hoursToObject} hours. We’ve told every email
          address on your record.
        </p>
      )}
      <p>
        Pages you closed to others stay closed. If something is still wrong, <a href={paths.support}>ask support</a>.
      </p>
    </OpenLayout>
  )
}

function Lines({ id, title, lines }: { id: string; title: string; lines: readonly string[] }) {
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}
