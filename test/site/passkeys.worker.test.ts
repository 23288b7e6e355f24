import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { type Authenticator, newAuthenticator } from '../support/authenticator.ts'
import { linkIn, mailsTo, mailTo } from '../support/mail.ts'
import { cookieOf, newCandidate, postForm, signIn, visit } from '../support/site.ts'

const passkeys = '/personal-info/passkeys'
const textOf = async (answer: Response | Promise<Response>) => (await answer).text()
const see = (path: string, cookie: string) => visit(path, { headers: { Cookie: cookie } })

/** What an address asks a passkey to do, and the cookies it is remembered by. */
async function askedBy(path: string, cookie = '') {
  const answer = await postForm(path, {}, { Cookie: cookie, Accept: 'application/json' })
  expect(answer.status).toBe(200)
  return { options: await answer.json<never>(), cookie: [cookie, cookieOf(answer)].filter(Boolean).join('; ') }
}

async function add(cookie: string, device: Authenticator, from?: string): Promise<Response> {
  const asked = await askedBy(`${passkeys}/options`, cookie)
  return postForm(passkeys, { passkey: await device.create(asked.options, from) }, { Cookie: asked.cookie })
}

async function signInWith(device: Authenticator, lies: Parameters<Authenticator['sign']>[1] = {}, cookie = '') {
  const asked = await askedBy('/sign-in/passkey/options?to=sign-in', cookie)
  return postForm('/sign-in/passkey', { passkey: await device.sign(asked.options, lies) }, { Cookie: asked.cookie })
}

/** Somebody with a passkey. */
async function newHolder() {
  const [id, device] = [await newCandidate(), await newAuthenticator()]
  const cookie = await signIn(id)
  const added = await add(cookie, device)
  expect(added.status).toBe(303)
  return { id, cookie, device, name: added.headers.get('Location')! }
}

const rowsOf = async (id: string) =>
  (await env.DB.prepare('select * from passkeys where candidate_id = ?').bind(id).all()).results

describe('a passkey', () => {
  test('is added, named, told by mail, signs in, and is removed', async () => {
    const { id, cookie, device, name } = await newHolder()
    expect(await textOf(see(name, cookie))).toContain('Name your passkey')
    expect((await postForm(name, { name: '' }, { Cookie: cookie })).status).toBe(422)
    expect((await postForm(name, { name: ' Work   laptop ' }, { Cookie: cookie })).status).toBe(303)
    expect((await mailTo(`${id}@example.com`, 'A passkey was added to your login')).text).toContain('A browser')
    const html = await textOf(see('/personal-info/security', cookie))
    expect(html).toContain('Work laptop')
    expect(html).toContain('On one device')

    const answer = await signInWith(device)
    expect(answer.status).toBe(303)
    expect((await see('/home', cookieOf(answer))).status).toBe(200)
    const [row] = await rowsOf(id)
    expect(row).toMatchObject({ counter: 2, device_type: 'singleDevice', is_backed_up: 0 })

    const remove = name.replace(/name$/, 'remove')
    expect((await postForm(remove, {}, { Cookie: cookieOf(answer) })).status).toBe(303)
    expect(await rowsOf(id)).toEqual([])
    expect((await signInWith(device)).status).toBe(422)
    expect((await mailsTo(`${id}@example.com`)).map(({ subject }) => subject)).toContain(
      'A passkey was removed from your login',
    )
  })

  test('may be the only way in: a first login ends with one, and no password signs in', async () => {
    const [id, device] = [await newCandidate(), await newAuthenticator()]
    await postForm('/first-time/email', { email: `${id}@example.com` })
    const link = linkIn(await mailTo(`${id}@example.com`, 'Your login'))
    expect(await textOf(visit(link))).toContain('Or use a passkey instead')
    const asked = await askedBy(`${link}/passkey/options`)
    const passkey = await device.create(asked.options)
    expect((await postForm(`${link}/passkey`, { passkey: '{}' }, { Cookie: asked.cookie })).status).toBe(422)
    const again = await askedBy(`${link}/passkey/options`)
    expect((await postForm(`${link}/passkey`, { passkey }, { Cookie: again.cookie })).status).toBe(422)
    const third = await askedBy(`${link}/passkey/options`)
    const made = await postForm(
      `${link}/passkey`,
      { passkey: await device.create(third.options) },
      { Cookie: third.cookie },
    )
    expect([made.status, made.headers.get('Location')]).toEqual([303, '/set-password/complete'])
    expect((await visit(link)).status).toBe(404)
    for (const password of ['', 'three quiet rivers meet'])
      expect((await postForm('/sign-in', { loginId: id, password })).status).toBe(422)
    const answer = await signInWith(device)
    expect(answer.status).toBe(303)
    const html = await textOf(see('/personal-info/security', cookieOf(answer)))
    expect(html).toContain('No password is set.')
    expect(html).toContain('With a passkey')
  })

  test('proves who it is before a deed that matters', async () => {
    const { cookie, device, id } = await newHolder()
    await env.DB.prepare("update sessions set proved_at = '2026-01-01' where candidate_id = ?").bind(id).run()
    expect((await see('/personal-info/password', cookie)).headers.get('Location')).toMatch(/^\/sign-in\/again\?/)
    expect(await textOf(see('/sign-in/again', cookie))).toContain('Use a passkey')
    const asked = await askedBy('/sign-in/passkey/options?to=prove', cookie)
    const passkey = await device.sign(asked.options)
    const next = '/personal-info/password'
    const proved = await postForm('/sign-in/again', { passkey, next }, { Cookie: asked.cookie })
    expect([proved.status, proved.headers.get('Location')]).toEqual([303, next])
    expect((await see(next, cookie)).status).toBe(200)
  })
})

describe('an answer is not taken', () => {
  test.each<[string, NonNullable<Parameters<Authenticator['sign']>[1]>]>([
    ['from another origin', { from: 'https://test.invalid.evil.example' }],
    ['without the owner’s finger or PIN', { flags: 0b0000_0001 }],
    ['with a counter that went back', { count: 1 }],
  ])('%s', async (_, lies) => {
    const { device, id } = await newHolder()
    expect((await signInWith(device, lies)).status).toBe(422)
    expect((await rowsOf(id))[0]).toMatchObject({ used_at: null })
    expect((await signInWith(device)).status).toBe(303)
  })

  test('twice, whether one after another or twenty at once', async () => {
    const { device } = await newHolder()
    const asked = await askedBy('/sign-in/passkey/options?to=sign-in')
    const passkey = await device.sign(asked.options)
    const send = () => postForm('/sign-in/passkey', { passkey }, { Cookie: asked.cookie })
    const statuses = (await Promise.all(Array.from({ length: 20 }, send))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect((await send()).status).toBe(422)
  })

  test('to a challenge of another browser, of another purpose, or that ran out', async () => {
    const { device, cookie } = await newHolder()
    const [one, other] = [
      await askedBy('/sign-in/passkey/options?to=sign-in'),
      await askedBy('/sign-in/passkey/options'),
    ]
    const passkey = await device.sign(one.options)
    expect((await postForm('/sign-in/passkey', { passkey }, { Cookie: other.cookie })).status).toBe(422)
    expect((await postForm('/sign-in/passkey', { passkey })).status).toBe(422)
    const proving = await askedBy('/sign-in/passkey/options?to=prove', cookie)
    const proof = await device.sign(proving.options)
    expect((await postForm('/sign-in/passkey', { passkey: proof }, { Cookie: proving.cookie })).status).toBe(422)
    const late = await askedBy('/sign-in/passkey/options?to=sign-in')
    await env.DB.exec("update passkey_challenges set ends_at = '2026-01-01'")
    expect(
      (await postForm('/sign-in/passkey', { passkey: await device.sign(late.options) }, { Cookie: late.cookie }))
        .status,
    ).toBe(422)
  })

  test('that adds a passkey for another origin, or one that somebody has', async () => {
    const { device } = await newHolder()
    const id = await newCandidate()
    const cookie = await signIn(id)
    expect((await add(cookie, await newAuthenticator(), 'https://evil.example')).status).toBe(422)
    expect((await add(cookie, device)).status).toBe(422)
    expect(await rowsOf(id)).toEqual([])
  })
})

test('what is asked names the site by its configured address, whatever the Host', async () => {
  const answer = await postForm('/sign-in/passkey/options', {}, { Host: 'evil.example', Accept: 'application/json' })
  expect(await answer.json()).toMatchObject({ rpId: 'test.invalid', userVerification: 'required' })
})

test('passkeys of others are not there, and a login that is locked gets none', async () => {
  const [{ name }, id] = [await newHolder(), await newCandidate()]
  const cookie = await signIn(id)
  for (const path of [name, name.replace(/name$/, 'remove')]) {
    expect((await see(path, cookie)).status).toBe(404)
    expect((await postForm(path, { name: 'Mine' }, { Cookie: cookie })).status).toBe(404)
  }
  await env.DB.prepare("update accounts set locked_until = '2999-01-01' where candidate_id = ?").bind(id).run()
  expect(await textOf(add(cookie, await newAuthenticator()))).toContain('less than 3 days ago')
  expect(await rowsOf(id)).toEqual([])
})

test('the pages say that passkeys need JavaScript', async () => {
  expect(await textOf(visit('/sign-in'))).toContain('<noscript><p class="hint">Passkeys need JavaScript')
})
