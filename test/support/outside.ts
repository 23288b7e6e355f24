import { vi } from 'vitest'

/** Makes every request to another host a fault: the Worker asks nobody but its bindings. */
export function forbidForeignHosts(): void {
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : String(input))
    if (!['test.invalid', 'localhost', '127.0.0.1'].includes(url.hostname))
      throw new Error(`A request to ${url.hostname}`)
    return fetch(input, init)
  })
}
