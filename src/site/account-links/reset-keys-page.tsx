import { hoursToObject } from '../../core/old-keys.ts'
import { paths } from '../../paths.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Moment } from '../../ui/time.tsx'

interface ResetKeysProps {
  readonly frame: OpenFrame
  readonly token: string
  readonly organisation: string
  readonly keys: readonly {
    readonly id: string
    readonly kind: 'passkey' | 'account'
    readonly name: string
    readonly since: string
  }[]
  readonly refusal: 'waits' | undefined
}

/** The password is set; what else signs in stands here to be looked through. */
export function ResetKeysPage({ frame, token, organisation, keys, refusal }: ResetKeysProps) {
  return (
    <OpenLayout title="Your password is set" frame={frame} robots="noindex">
      {refusal && (
        <Notice title="Nothing was removed">
          <p>
            It was on your account before the account was secured. Sign in with it to remove it, or wait until{' '}
            {hoursToObject} hours after that.
          </p>
        </Notice>
      )}
      <h1>Your password is set</h1>
      <p class="lede">You’ve been signed out everywhere. Check what else can sign in to your record.</p>
      {keys.length > 0 ? (
        <table class="records">
          <caption class="hidden">What else can sign in</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Kind</th>
              <th scope="col">Added</th>
              <th scope="col">
                <span class="hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.map(({ id, kind, name, since }) => (
              <tr>
                <th scope="row" class="address">
                  {name}
                </th>
                <td>{kind === 'passkey' ? 'Passkey' : `${organisation} account`}</td>
                <td>
                  <span class="narrow">Added </span>
                  <Moment at={since} />
                </td>
                <td>
                  <form
                    method="post"
                    action={paths.removeResetKey(token, id)}
                    data-confirm={`Remove ${name}? It can no longer be used to sign in.`}
                  >
                    <button class="as-link deed" aria-label={`Remove ${name}`}>
                      Remove
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>Nothing else can sign in.</p>
      )}
      <p>
        <a class="button main" href={paths.signIn}>
          Log in
        </a>
      </p>
    </OpenLayout>
  )
}
