import type { Context } from 'hono'
import { hoursToObject } from '../../../core/old-keys.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import type { Viewer } from '../../../http/visitor/read-as-viewer.ts'
import { paths } from '../../../paths.ts'
import { ErrorSummary, type FieldError, TextField } from '../../../ui/fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PasskeyForm } from '../../../ui/passkey-form.tsx'

interface NamedPasskey {
  readonly id: string
  readonly name: string
}

export function addPage(c: Context<Env>, viewer: Viewer, refusal: string | undefined) {
  const shown = (
    <Layout title="Add a passkey" frame={frameOf(c, viewer, paths.passkeys)}>
      {refusal && (
        <Notice title="No passkey was added">
          <p>{refusal}</p>
        </Notice>
      )}
      <h1>Add a passkey</h1>
      <p class="lede">Sign in with your fingerprint, your face, a PIN or a security key instead of a password.</p>
      <p class="aside">
        Your device makes the passkey and keeps it. We only get a public key. Nobody can guess a passkey, and it only
        works on this site.
      </p>
      <PasskeyForm action={paths.addPasskey} options={paths.addPasskeyOptions} deed="Create a passkey" isMain />
      <p class="after-form">
        <a href={paths.security}>Back to Security</a>
      </p>
    </Layout>
  )
  return page(c, shown, refusal ? 422 : 200)
}

export function namePage(c: Context<Env>, viewer: Viewer, { id, name }: NamedPasskey, errors: readonly FieldError[]) {
  const shown = (
    <Layout
      title={errors.length > 0 ? 'Error: Name your passkey' : 'Name your passkey'}
      frame={frameOf(c, viewer, paths.passkeys)}
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Name your passkey</h1>
      <form method="post" action={paths.renamePasskey(id)} novalidate>
        <TextField
          name="name"
          label="Name"
          hint="Where it is kept, such as “Work laptop”."
          value={name}
          error={errors[0]?.sentence}
        />
        <div class="deeds">
          <button class="button main">Save</button>
          <a href={paths.security}>Back to Security</a>
        </div>
      </form>
    </Layout>
  )
  return page(c, shown, errors.length > 0 ? 422 : 200)
}

export function removePage(
  c: Context<Env>,
  viewer: Viewer,
  { id, name }: NamedPasskey,
  refusal: 'locked' | 'waits' | undefined,
) {
  const shown = (
    <Layout title="Remove this passkey" frame={frameOf(c, viewer, paths.passkeys)}>
      {refusal && (
        <Notice title="Nothing was removed">
          <p>
            {refusal === 'locked'
              ? 'Your login was made with a score report less than 3 days ago. You can remove passkeys when the 3 days are over.'
              : `You added this passkey before your account was secured. Sign in with it, or with another passkey from before, to remove it. Or wait until ${hoursToObject} hours after that.`}
          </p>
        </Notice>
      )}
      <h1>Remove this passkey</h1>
      <p class="lede">“{name}” can no longer be used to sign in. Remove it from your device as well.</p>
      <form method="post" action={paths.removePasskey(id)}>
        <div class="deeds">
          <button class="button main">Remove the passkey</button>
          <a href={paths.security}>Back to Security</a>
        </div>
      </form>
    </Layout>
  )
  return page(c, shown, refusal ? 403 : 200)
}
