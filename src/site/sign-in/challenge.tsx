import type { Context } from 'hono'
import { challengeAction, isSolved } from '../../adapters/challenge.ts'
import type { Env } from '../../env.ts'
import { paths } from '../../paths.ts'
import { challengeHost } from '../../program/challenge-host.ts'

/** The token that Turnstile adds to the form. */
export const challengeField = 'cf-turnstile-response'

/** The key of the site's challenge, where one is set up: both halves of it, or none. */
export function challengeKey({ TURNSTILE_SITE_KEY, TURNSTILE_SECRET }: Env['Bindings']): string | undefined {
  return TURNSTILE_SECRET ? TURNSTILE_SITE_KEY : undefined
}

export function hasSolvedChallenge(c: Context<Env>, token: string): Promise<boolean> {
  const address = c.req.header('CF-Connecting-IP') ?? ''
  return isSolved(challengeHost, c.env.TURNSTILE_SECRET ?? '', { token, address })
}

/** The policy of the one page that loads a script and a frame of another host. */
export const policyWithChallenge = [
  "default-src 'none'",
  `script-src 'self' ${challengeHost}`,
  `frame-src ${challengeHost}`,
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Inside the form; where scripts are off, the email link does without it. */
export function Challenge({ siteKey }: { siteKey: string }) {
  const script = `${challengeHost}/turnstile/v0/api.js`
  return (
    <>
      <div class="cf-turnstile" data-sitekey={siteKey} data-action={challengeAction} data-script={script} />
      <script type="module" src={paths.challengeScript}></script>
      <noscript>
        <p>
          This check needs JavaScript. Without it, <a href={paths.firstTime}>get a link by email</a> to set a new
          password.
        </p>
      </noscript>
    </>
  )
}
