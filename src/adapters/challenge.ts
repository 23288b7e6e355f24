import * as v from 'valibot'

/** What the answer to a challenge was given for: one for another form is none for this. */
export const challengeAction = 'sign-in'

const verdict = v.object({ success: v.literal(true), action: v.literal(challengeAction) })
const longestToken = 2048

/** Asks Turnstile whether a visitor has solved its challenge, once for each token; no, where it does not answer in time. */
export async function isSolved(
  host: string,
  secret: string,
  solved: { readonly token: string; readonly address: string },
): Promise<boolean> {
  const { token, address } = solved
  if (token === '' || token.length > longestToken) return false
  const body = new URLSearchParams({ secret, response: token, ...(address && { remoteip: address }) })
  const signal = AbortSignal.timeout(5000)
  try {
    const answer = await fetch(`${host}/turnstile/v0/siteverify`, { method: 'POST', body, redirect: 'manual', signal })
    return v.is(verdict, await answer.json())
  } catch {
    return false
  }
}
