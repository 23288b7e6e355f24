import type { PropsWithChildren } from 'hono/jsx'

interface PasskeyFormProps {
  /** Where what the authenticator answers goes, and where it is asked for. */
  readonly action: string
  readonly options: string
  readonly deed: string
  readonly isMain?: boolean
}

/** A form that a passkey answers; the browser's own window asks for it, which needs the script. */
export function PasskeyForm({ action, options, deed, isMain, children }: PropsWithChildren<PasskeyFormProps>) {
  return (
    <form method="post" action={action} class="passkey" data-passkey={options}>
      {children}
      <input type="hidden" name="passkey" value="" />
      <p class="error" role="alert" hidden />
      <noscript>
        <p class="hint">Passkeys need JavaScript, which is off in this browser.</p>
      </noscript>
      <button class={isMain ? 'button main' : 'button'}>{deed}</button>
      <script type="module" src="/passkeys/page.js" />
    </form>
  )
}
