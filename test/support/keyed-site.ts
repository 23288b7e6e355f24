import { env } from 'cloudflare:workers'
import { type BadgeKey, endingOf, makeBadgeKey } from '../../src/adapters/signing/keys.ts'
import { makeApp } from '../../src/app.ts'
import { checkFile } from '../../src/checker/check.ts'
import type { Checked } from '../../src/checker/result.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { origin } from './site.ts'

const app = makeApp(neutral)
const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }

/** Bindings with other keys than the tests have; some of them ended, at a moment. */
export function bindingsWith(keys: readonly BadgeKey[], ended: readonly (readonly [BadgeKey, string])[] = []) {
  const nameOf = ({ id }: BadgeKey) => `BADGE_KEY_${id}`
  const own = Object.fromEntries([
    ...keys.map((key) => [nameOf(key), JSON.stringify(key)]),
    ...ended.map(([key, moment]) => [endingOf(nameOf(key)), moment]),
  ])
  return { ...env, BADGE_KEY_TEST: undefined, ...own } as unknown as typeof env
}

/** The site with these bindings, through its front door. */
export function siteOf(bindings: object) {
  return async (path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> =>
    app.fetch(
      new Request(new URL(path, origin), {
        headers: { 'CF-Connecting-IP': crypto.randomUUID(), ...headers },
        ...(body !== undefined && { method: 'POST', body }),
      }),
      bindings as typeof env,
      context as unknown as ExecutionContext,
    )
}

/** A key made so many days ago. */
export const keyOfDay = (days: number) => makeBadgeKey(new Date(Date.now() - days * 86_400_000))

/** What the checker of a site finds of a file. */
export async function checkOn(site: ReturnType<typeof siteOf>, bytes: Uint8Array<ArrayBuffer>): Promise<Checked> {
  const result = await checkFile(bytes, {
    now: new Date(),
    own: origin,
    allowed: new Set([new URL(origin).host]),
    fetch: async (url, question) => {
      const page = await site(new URL(url).pathname, { Accept: 'application/json' }, question)
      return { status: page.status, type: '', text: await page.text() }
    },
  })
  if (!result.ok) throw new Error(result.sentence)
  return result.checked
}
