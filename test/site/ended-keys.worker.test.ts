import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { credentialHash } from '../../src/adapters/signing/credential-hash.ts'
import { credentialJwt } from '../../src/adapters/signing/credential-jwt.ts'
import { addProof, type Document } from '../../src/adapters/signing/data-integrity.ts'
import { methodsOf } from '../../src/adapters/signing/did.ts'
import { inAll } from '../../src/checker/words.ts'
import { badgeHolder, badgesOf, putArt } from '../support/badges.ts'
import { lettersOf } from '../support/checker.ts'
import { cutAt } from '../support/cut.ts'
import { bindingsWith, checkOn, keyOfDay, siteOf } from '../support/keyed-site.ts'
import type { DidDocument } from '../support/signed.ts'
import { holder } from '../support/transcripts.ts'

const stolen = await keyOfDay(30)
const fresh = await keyOfDay(1)
const ended = new Date(Date.now() - 3_600_000).toISOString()
const before = siteOf(bindingsWith([stolen]))
const after = siteOf(bindingsWith([stolen, fresh], [[stolen, ended]]))

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const did = 'did:web:test.invalid'

beforeAll(putArt)

describe('a key that was ended', () => {
  test('stays in the issuer’s document, dated, and signs nothing by it; the others as before', async () => {
    const document = await (await after('/.well-known/did.json')).json<DidDocument>()
    const namesOf = (key: typeof stolen) => {
      const { proof, jwt } = methodsOf(did, key)
      return [proof, jwt, `${did}#${key.id}-ed25519`, `${did}#${key.id}-es256`]
    }
    const [own, new_] = [namesOf(stolen), namesOf(fresh)]
    expect(document.assertionMethod).toEqual(new_)
    expect(document.verificationMethod.map(({ id }) => id).toSorted()).toEqual([...own, ...new_].toSorted())
    const ends = document.verificationMethod.map(({ id, ...more }) => [id, (more as { revoked?: string }).revoked])
    expect(Object.fromEntries(ends)).toEqual({
      ...Object.fromEntries(own.map((name) => [name, `${ended.slice(0, 19)}Z`])),
      ...Object.fromEntries(new_.map((name) => [name, undefined])),
    })
    expect(JSON.stringify(document)).not.toContain('"d":')
  })

  test('signs nothing any more, were it the newest or the only one, whatever its other copies are called', async () => {
    const [badge] = await badgesOf(await badgeHolder('yes'))
    const ask = { Accept: 'application/json' }
    const newest = siteOf(bindingsWith([stolen, fresh], [[fresh, ended]]))
    expect(await (await newest(`/badges/${badge!.id}`, ask)).text()).toContain(methodsOf(did, stolen).proof)
    const alone = bindingsWith([stolen], [[stolen, ended]])
    expect((await siteOf(alone)(`/badges/${badge!.id}`, ask)).status).toBe(503)
    expect((await siteOf(alone)('/status/1')).status).toBe(503)
    expect((await siteOf(alone)('/.well-known/did.json')).status).toBe(200)
    const copied = siteOf({ ...alone, BADGE_KEY_COPY: JSON.stringify(stolen) })
    expect((await copied(`/badges/${badge!.id}`, ask)).status).toBe(503)
    const unreadable = siteOf({ ...bindingsWith([stolen]), [`ENDED_BADGE_KEY_${stolen.id}`]: 'yes' })
    expect((await unreadable(`/badges/${badge!.id}`, ask)).status).toBe(503)
  })

  test('is out of every file that is downloaded again, and none that was kept is served', async () => {
    const person = await holder()
    const [badge] = await badgesOf(person)
    const transcript = await person.create()
    const record = `${(await person.share(transcript)).path}/clr`
    const Cookie = person.Cookie
    const files = [
      ...['json', 'jwt', 'svg', 'png'].map((type) => `/digital-badges/${badge!.id}/badge.${type}`),
      '/certifications/DECK/certificate.pdf',
      `/badges/${badge!.id}/credential.json`,
    ]
    const kept: Uint8Array<ArrayBuffer>[] = []
    for (const path of [...files, record]) {
      const headers: Record<string, string> = path === record ? {} : { Cookie }
      const first = await before(path, headers)
      expect([path, first.status]).toEqual([path, 200])
      const old = await bytesOf(first)
      // Once more: from what was kept.
      expect((await before(path, { ...headers, 'If-None-Match': first.headers.get('ETag')! })).status).toBe(304)
      const again = await after(path, { ...headers, 'If-None-Match': first.headers.get('ETag')! })
      expect([path, again.status]).toEqual([path, 200])
      const renewed = await checkOn(after, await bytesOf(again))
      for (const one of [renewed, ...renewed.inside]) expect(lettersOf(one)).toBe('yyyyy')

      expect(lettersOf(await checkOn(before, old))).toMatch(/^yyy/)
      const checked = await checkOn(after, old)
      // This site has a record of each, so nobody else made it.
      for (const one of [checked, ...checked.inside]) expect(lettersOf(one)).toBe('yyyyy')
      kept.push(old)
    }
    await env.DB.prepare('delete from issued_credentials where candidate_id = ?').bind(person.id).run()
    for (const old of kept) {
      const unnoted = await checkOn(after, old)
      for (const one of [unnoted, ...unnoted.inside]) expect(lettersOf(one)).toBe('uuuuu')
      expect(inAll(unnoted)).toMatch(/^Not known: this key was ended\./)
      expect(inAll(unnoted)).not.toMatch(/\bgood\b|changed/i)
    }
  })

  test('is out of the status lists at once, so that no badge is unknown for it', async () => {
    const [old, now] = [await before('/status/1'), await after('/status/1')]
    expect(now.headers.get('ETag')).not.toBe(old.headers.get('ETag'))
    expect((await old.text()).includes(methodsOf(did, stolen).proof)).toBe(true)
    const list = await now.text()
    expect([list.includes(methodsOf(did, stolen).proof), list.includes(methodsOf(did, fresh).proof)]).toEqual([
      false,
      true,
    ])
  })

  test.each(['2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z'])(
    'makes no badge of whoever stole it, were it made on %s by its own word',
    async (created) => {
      const person = await badgeHolder('yes')
      const [badge] = await badgesOf(person)
      const real = await (await after(`/badges/${badge!.id}/credential.json`)).json<Document & { proof: unknown }>()
      const { proof: _, ...unsigned } = real
      const forged = { ...unsigned, name: 'Everything', validFrom: created } as typeof unsigned
      const own = methodsOf(did, stolen)
      const proved = await addProof(forged as Document, stolen.ed25519, { created, verificationMethod: own.proof })
      const jwt = await credentialJwt(forged as never, stolen.es256, own.jwt)
      for (const text of [JSON.stringify(proved), jwt]) {
        const checked = await checkOn(after, Uint8Array.from(new TextEncoder().encode(text)))
        expect(lettersOf(checked)).toMatch(/^uu[un]uu$/)
        expect(inAll(checked)).toMatch(/^Not known: this key was ended\./)
        expect(await isNoted(badge!.id, text)).toBe(false)
      }
    },
  )
})

const hashesOf = async (about: string, kind = 'badge') =>
  (
    await env.DB.prepare('select sha256, key_id from issued_credentials where kind = ? and about = ?')
      .bind(kind, about)
      .all<{ sha256: string; key_id: string }>()
  ).results

const isNoted = async (about: string, file: string, kind = 'badge') => {
  const hash = await credentialHash(file)
  return (await hashesOf(about, kind)).some(({ sha256 }) => sha256 === hash)
}

describe('the hash of what was signed', () => {
  test('is that of RFC 8785, or of a JWT’s letters: whatever order and spaces a file has', async () => {
    const hex = async (text: string) =>
      [...new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(new TextEncoder().encode(text))))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
    const canonical = '{"a":[1,{"é":"ö"}],"b":1e+30,"proof":"z"}'
    const said = '{ "proof":"z", "b": 1e30,\n "a": [1.0, {"é": "ö"}] }'
    expect(await credentialHash(said)).toBe(await hex(canonical))
    expect(await credentialHash('eyJ.eyJ.c2ln')).toBe(await hex('eyJ.eyJ.c2ln'))
  })

  test('is noted once for each file that was given out, with its key: badges and records', async () => {
    const person = await holder()
    const [badge] = await badgesOf(person)
    const transcript = await person.create()
    const record = `${(await person.share(transcript)).path}/clr`
    const paths = { json: `/digital-badges/${badge!.id}/badge.json`, jwt: `/digital-badges/${badge!.id}/badge.jwt` }
    const files: string[] = []
    for (const [site, key] of [
      [before, stolen],
      [after, fresh],
    ] as const)
      for (let times = 0; times < 2; times++) {
        for (const path of [paths.json, paths.jwt]) {
          const file = await (await site(path, { Cookie: person.Cookie })).text()
          expect(await isNoted(badge!.id, file)).toBe(true)
          files.push(file)
        }
        const whole = await (await site(record)).text()
        expect(await isNoted(transcript, whole, 'record')).toBe(true)
        expect((await hashesOf(transcript, 'record')).at(-1)!.key_id).toMatch(new RegExp(`${stolen.id}|${key.id}`))
      }
    expect(await hashesOf(badge!.id)).toHaveLength(new Set(files).size)
    expect(await hashesOf(transcript, 'record')).toHaveLength(2)
  })

  test.each(['application/json', 'application/jwt'])('of 20 at once (%s) is noted once for each', async (Accept) => {
    const [badge] = await badgesOf(await badgeHolder('yes'))
    const files = await Promise.all(
      Array.from({ length: 20 }, async () => (await before(`/badges/${badge!.id}`, { Accept })).text()),
    )
    const given = new Set(await Promise.all(files.map(credentialHash)))
    const noted = (await hashesOf(badge!.id)).map(({ sha256 }) => sha256)
    expect(new Set(noted).size).toBe(noted.length)
    expect([...given].filter((hash) => !noted.includes(hash))).toEqual([])
    if (Accept === 'application/json') expect([given.size, noted.length]).toEqual([1, 1])
  })

  test.each([
    ['before', 'its first key'],
    ['after', 'its first key'],
    ['before', 'the key after'],
    ['after', 'the key after'],
  ] as const)('is noted before a file leaves, killed %s any word with the database, by %s', async (when, which) => {
    const documents = async () => (await env.FILES.list({ prefix: 'documents/' })).objects.map(({ key }) => key)
    const site = which === 'its first key' ? before : after
    for (let [nth, isCut] = [1, true]; isCut; nth++) {
      const [badge] = await badgesOf(await badgeHolder('yes'))
      const path = `/badges/${badge!.id}/credential.json`
      if (site === after) await before(path)
      const kept = await documents()
      let status = 500
      isCut = await cutAt(env.DB, nth, when, async () => void ({ status } = await site(path)))
      expect(status).toBe(isCut ? 500 : 200)
      if (isCut) expect(await documents()).toEqual(kept)
      const file = await (await site(path)).text()
      expect(await isNoted(badge!.id, file)).toBe(true)
      expect(await hashesOf(badge!.id)).toHaveLength(site === after ? 2 : 1)
      expect(nth).toBeLessThan(10)
    }
  })
})
