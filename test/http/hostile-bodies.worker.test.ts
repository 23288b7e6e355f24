import { createExecutionContext } from 'cloudflare:test'
import { growth, square } from '../support/growth.ts'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { readBody } from '../../src/http/read-body.ts'
import { newCandidate, newToken, origin, signIn, visit } from '../support/site.ts'

const posts = [
  ...new Set(
    makeApp(neutral)
      .routes.filter(
        ({ method, path }) => method === 'POST' && !/^\/(webhooks|api|sign-out|unsubscribe)|\.json$/.test(path),
      )
      .map(({ path }) => path.replace(/(?<=.)\/$/, '').replaceAll(/:\w+/g, 'DECK')),
  ),
]

/** A body in pieces that says nothing of its length; how much of it was taken is counted. */
function unmeasured(piece: string, pieces: number) {
  const bytes = new TextEncoder().encode(piece)
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken++ >= pieces) return controller.close()
      controller.enqueue(bytes)
    },
  })
  return { body, taken: () => taken }
}

const form = (type: string) => ({ 'Content-Type': type, Origin: origin, 'CF-Connecting-IP': crypto.randomUUID() })

describe('a form in another charset', () => {
  test.each([
    'application/x-www-form-urlencoded; charset=ISO-8859-1',
    'application/x-www-form-urlencoded;charset=utf-16',
    'application/x-www-form-urlencoded; charset="windows-1252"',
    'APPLICATION/X-WWW-FORM-URLENCODED; Charset=Shift_JIS',
    'multipart/form-data; boundary=x; charset=iso-8859-1',
  ])('is refused by every form, signed in or not: %s', async (type) => {
    const cookie = await signIn(await newCandidate())
    for (const path of posts)
      for (const Cookie of ['', cookie]) {
        const headers = { ...form(type), Cookie }
        const answer = await visit(path, { method: 'POST', body: 'loginId=x', headers })
        expect([path, answer.status]).toEqual([path, 415])
        expect(await answer.text()).toContain('Send the form in UTF-8.')
      }
    expect(posts.length).toBeGreaterThan(30)
  })

  test.each([
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=UTF-8',
    'application/x-www-form-urlencoded;charset="utf-8"',
    'Application/X-WWW-Form-Urlencoded; charset=utf8',
  ])('but not in ours: %s', async (type) => {
    const answer = await visit('/sign-in', { method: 'POST', body: 'loginId=Zo%C3%AB&password=x', headers: form(type) })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="Zoë"')
  })

  test('reads what is no UTF-8 as signs of replacement, and does not fail', async () => {
    const headers = form('application/x-www-form-urlencoded')
    for (const body of ['loginId=%FF%FE&password=%', new Uint8Array([108, 61, 255, 254, 38, 61, 0])])
      expect((await visit('/sign-in', { method: 'POST', body, headers })).status).toBe(422)
  })
})

describe('a body without a length', () => {
  test.each([
    ['/sign-in', 'application/x-www-form-urlencoded', 422],
    ['/first-time/email', 'application/x-www-form-urlencoded', 422],
    ['/support', 'application/x-www-form-urlencoded', 422],
    ['/support', 'multipart/form-data; boundary=x', 413],
  ])('sent to %s as %s is cut at the limit', async (path, type, status) => {
    const { body, taken } = unmeasured('a'.repeat(64 * 1024), 1000)
    const app = makeApp(neutral, { ...defaultSettings, passwordCost: { ln: 1, r: 1, p: 1 } })
    const request = new Request(origin + path, { method: 'POST', body, headers: form(type) })
    expect((await app.fetch(request, env, createExecutionContext())).status).toBe(status)
    expect(taken()).toBeLessThan(200)
  })

  test('is read where it is small, as any other', async () => {
    const { body } = unmeasured('loginId=Somebody&password=x', 1)
    const request = new Request(`${origin}/sign-in`, {
      method: 'POST',
      body,
      headers: form('application/x-www-form-urlencoded'),
    })
    const answer = await makeApp(neutral).fetch(request, env, createExecutionContext())
    expect(await answer.text()).toContain('value="Somebody"')
  })

  test('is cut where a payment provider seems to send it', async () => {
    const { body, taken } = unmeasured('{"a":"', 100_000)
    const payments = { name: 'sandbox', isLive: false, readMessage: () => Promise.resolve(undefined) }
    const app = makeApp(neutral, defaultSettings, undefined, () => payments as never)
    const request = new Request(`${origin}/webhooks/sandbox`, { method: 'POST', body, headers: {} })
    expect((await app.fetch(request, env, createExecutionContext())).status).toBe(413)
    expect(taken()).toBeLessThan(60_000)
  })

  test('is cut where codes are asked in bulk', async () => {
    const { body, taken } = unmeasured('"AAAAAAAAAAAA",'.repeat(1000), 1000)
    const headers = { Authorization: `Bearer ${await newToken()}`, 'Content-Type': 'application/json' }
    const request = new Request(`${origin}/api/v1/verify`, { method: 'POST', body, headers })
    expect((await makeApp(neutral).fetch(request, env, createExecutionContext())).status).toBe(413)
    expect(taken()).toBeLessThan(100)
  })

  test('is not believed where it lies about its length', async () => {
    const { body, taken } = unmeasured('a'.repeat(1000), 1000)
    const request = new Request(origin, { method: 'POST', body, headers: { 'Content-Length': '10' } })
    expect(await readBody(request, 50_000)).toBe('too large')
    expect(taken()).toBeLessThan(100)
    expect(await readBody(new Request(origin, { method: 'POST', body: 'abc' }), 3)).toEqual(
      new Uint8Array([97, 98, 99]),
    )
    expect(await readBody(new Request(origin), 3)).toEqual(new Uint8Array())
    expect(
      await readBody(new Request(origin, { method: 'POST', body: 'a', headers: { 'Content-Length': 'x' } }), 3),
    ).toBe('too large')
  })
})

describe('a form of very many parts', () => {
  const part = '--x\r\nContent-Disposition: form-data; name="topic"\r\n\r\n\r\n'

  test.each([
    ['whole ones', part, 180_000],
    ['empty ones', '--x\r\n', 1_000_000],
    ['ones without a line of their own', '--x', 3_000_000],
  ])('costs no more than its length: %s', async (_, one, most) => {
    const send = async (count: number) => {
      const body = one.repeat(count)
      const headers = { ...form('multipart/form-data; boundary=x'), 'Content-Length': String(body.length) }
      expect((await visit('/support', { method: 'POST', body, headers })).status).toBe(422)
    }
    expect(await growth(send, most)).toBeLessThan(square)
  })

  test('and one with a boundary of hyphens is no slower', async () => {
    const boundary = `${'-'.repeat(34)}x${'-'.repeat(34)}`
    const send = async (count: number) => {
      const body = '-'.repeat(count)
      const headers = { ...form(`multipart/form-data; boundary=${boundary}`), 'Content-Length': String(body.length) }
      expect((await visit('/support', { method: 'POST', body, headers })).status).toBe(422)
    }
    expect(await growth(send, 10_000_000)).toBeLessThan(square)
  })
})
