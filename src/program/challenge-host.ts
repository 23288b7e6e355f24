/** Where Cloudflare Turnstile is asked, and loaded from, where a deployment has turned it on. */
export const challengeHost = 'https://challenges.cloudflare.com'
