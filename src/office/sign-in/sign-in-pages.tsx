import { paths } from '../../paths.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'

/** For somebody whom the provider knows, and nobody here: it says what to do, and not what there is. */
export function NobodyHerePage({ frame }: { frame: OpenFrame }) {
  return (
    <OpenLayout title="Page not found" frame={frame} robots="noindex">
      <div class="calm">
        <h1>Page not found</h1>
        <p class="lede">You’re signed in with your work account, but there is nothing here for it.</p>
        <p>
          If someone asked you to come here, ask them to check that they added you with the email address of this
          account. If you have several accounts, sign out there and try another one.
        </p>
        <p>
          <a href={paths.start}>Go to the start page</a>
        </p>
      </div>
    </OpenLayout>
  )
}

export function SignedOutPage({ frame, behindAccess }: { frame: OpenFrame; behindAccess: boolean }) {
  return (
    <OpenLayout title="You’re signed out" frame={frame} robots="noindex">
      <div class="calm">
        <h1>You’re signed out</h1>
        <p class="lede">You may still be signed in to your work account.</p>
        <p>
          <a href={paths.officeSignIn}>Sign in again</a>
        </p>
        {behindAccess && (
          <p>
            <a href={paths.accessLogout}>Sign out of your work account too</a>
          </p>
        )}
      </div>
    </OpenLayout>
  )
}
