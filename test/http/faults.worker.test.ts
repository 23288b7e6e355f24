import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { newCandidate, signIn, visit } from '../support/site.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('nothing at an address', () => {
  test('is a page that says so, for strangers and for candidates', async () => {
    const cookie = await signIn(await newCandidate())
    for (const headers of [new Headers(), new Headers({ Cookie: cookie })]) {
      const answer = await visit('/nowhere', { headers })
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('<h1>')
    }
  })

  test('is a problem for programs', async () => {
    for (const path of ['/api/v1/nowhere', '/api/v2']) {
      const answer = await visit(path)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
      expect(await answer.json()).toMatchObject({ status: 404 })
    }
  })
})

describe('a fault of ours', () => {
  const secret = "insert into people values ('Ada Lovelace', 'ada@example.com')"

  async function fault(accept: string) {
    const cookie = await signIn(await newCandidate())
    const lines: string[] = []
    vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
    vi.spyOn(Object.getPrototypeOf(env.DB) as D1Database, 'batch').mockRejectedValue(
      new Error(`Failed query: ${secret}`, { cause: new Error(`D1_ERROR: near "${secret}": SQLITE_ERROR`) }),
    )
    const answer = await visit('/certifications/DECK', { headers: { Cookie: cookie, Accept: accept } })
    return { answer, lines }
  }

  test('shows one calm page with the number that finds it in the log', async () => {
    const { answer, lines } = await fault('text/html')
    const html = await answer.text()
    expect(answer.status).toBe(500)
    expect(lines).toHaveLength(1)
    const line = JSON.parse(lines[0]!) as { requestId: string; route: string; error: { code: string; at: string[] } }
    expect(html).toContain(line.requestId)
    expect(line.route).toBe('/certifications/:code')
    expect(line.error.code).toBe('SQLITE_ERROR')
    expect(line.error.at.length).toBeGreaterThan(0)
    expect(lines[0]! + html).not.toContain('Ada')
    expect(lines[0]! + html).not.toContain('insert into')
  })

  test('is a problem for programs', async () => {
    const { answer } = await fault('application/json')
    expect(answer.status).toBe(500)
    const body = await answer.text()
    expect(JSON.parse(body)).toMatchObject({ status: 500 })
    expect(body).not.toContain('insert')
  })
})

test('every answer forbids foreign scripts, frames and guesses of its type', async () => {
  for (const path of ['/sign-in', '/nowhere', '/api/v1/imports']) {
    const { headers } = await visit(path)
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self'")
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cache-Control')).toMatch(/no-store/)
  }
})
