import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readBadgeKeys, readSecrets, secretNameOf } from '../../bin/badge-keys.ts'
import { openKeyCopy } from '../../bin/key-copy.ts'
import { programEntry } from '../../bin/program-name.ts'
import { signingKeyOf } from '../../src/adapters/signing/keys.ts'

const root = mkdtempSync(join(tmpdir(), 'certification-keys-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const passphrase = 'plum orbit kettle draft violin'

/** Stands in for wrangler: keeps secrets in a file beside it, or fails where there is a file `fails`. */
const wrangler = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
const [, verb, name] = process.argv.slice(2)
if (!process.argv.includes('--env=production') || (verb === 'put' && existsSync('fails'))) process.exit(1)
const kept = existsSync('secrets.json') ? JSON.parse(readFileSync('secrets.json', 'utf8')) : {}
if (verb === 'list') console.log(JSON.stringify(Object.keys(kept).map((name) => ({ name, type: 'secret_text' }))))
else writeFileSync('secrets.json', JSON.stringify({ ...kept, [name]: readFileSync(0, 'utf8') }))
`

/** A machine of its own: a state folder, and a deployed site with its secrets. */
function machine() {
  const folder = mkdtempSync(join(root, 'machine-'))
  const bin = join(folder, 'node_modules/wrangler/bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  // Of the program only its name is asked.
  mkdirSync(join(folder, dirname(programEntry)), { recursive: true })
  writeFileSync(join(folder, programEntry), '')
  writeFileSync(join(bin, 'wrangler.js'), wrangler)
  const env = { ...process.env, PERSIST_TO: join(folder, 'state') }
  const keysFile = join(folder, 'state/badge-keys.env')
  const keys = (words: string, input = '') => {
    const options = { cwd: folder, env, input, encoding: 'utf8' } as const
    const done = spawnSync(process.execPath, [resolve('bin/keys.ts'), ...words.split(' ')], options)
    return { status: done.status, output: done.stdout + done.stderr }
  }
  const secrets = () => {
    const file = join(folder, 'secrets.json')
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
  }
  return { folder, keysFile, keys, secrets, bindings: (remote: string) => (remote ? secrets() : readSecrets(keysFile)) }
}

const nameIn = (output: string) => /BADGE_KEY_\w+/.exec(output)![0]

describe.each([
  ['on this machine', ''],
  ['of the deployed site', ' --remote'],
])('keys %s', (_, remote) => {
  test('end for good, once there is another one, and neither is deleted', () => {
    const { keys, bindings } = machine()
    const old = nameIn(keys(`create${remote}`).output)
    const alone = keys(`end ${old}${remote}`)
    expect(alone).toMatchObject({ status: 2 })
    expect(alone.output).toBe(
      `${old} is the only key that signs. Make another one first: npm run keys -- create${remote}\n`,
    )
    const fresh = nameIn(keys(`create${remote}`).output)
    const done = keys(`end ${old}${remote}`)
    expect(done).toMatchObject({ status: 0 })
    expect(done.output).toContain(`${old} has ended for good`)
    expect(Object.keys(bindings(remote)).toSorted()).toEqual([fresh, old, `ENDED_${old}`].toSorted())
    expect(secretNameOf(signingKeyOf(bindings(remote))!)).toBe(fresh)
    expect(keys(`list${remote}`).output).toMatch(new RegExp(`^${old}.*  ended`, 'm'))

    const again = keys(`end ${old}${remote}`)
    expect(again).toEqual({ status: 0, output: `${old} was ended before. Nothing was changed.\n` })
    expect(keys(`end ${fresh}${remote}`).status).toBe(2)
    expect(keys(`end BADGE_KEY_NONE${remote}`).output).toContain('There is no key BADGE_KEY_NONE.')
  })

  test('come back from their copy where they are lost, and not where they were ended', () => {
    const { folder, keys, bindings } = machine()
    const name = nameIn(keys(`create --escrow copy.jwe${remote}`, `${passphrase}\n${passphrase}\n`).output)
    const other = machine()
    copyFileSync(join(folder, 'copy.jwe'), join(other.folder, 'copy.jwe'))
    const restore = () => other.keys(`restore copy.jwe${remote}`, `${passphrase}\n`)
    expect(restore().status).toBe(0)
    expect(other.bindings(remote)).toEqual(bindings(remote))
    expect(restore()).toEqual({ status: 2, output: expect.stringContaining('is there already. Nothing was changed.') })

    keys(`create${remote}`)
    keys(`end ${name}${remote}`)
    const before = bindings(remote)
    const back = keys(`restore copy.jwe${remote}`, `${passphrase}\n`)
    expect(back).toEqual({ status: 2, output: expect.stringContaining(`${name} was ended. It can’t be put back.`) })
    expect(bindings(remote)).toEqual(before)
  })
})

test('a copy is for its owner’s eyes, and only the passphrase opens it', async () => {
  const { folder, keys, bindings } = machine()
  const made = keys('create --escrow copy.jwe', `${passphrase}\n${passphrase}\n`)
  expect(made.status).toBe(0)
  const name = nameIn(made.output)
  const file = join(folder, 'copy.jwe')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const copy = readFileSync(file, 'utf8').trim()
  const head = JSON.parse(Buffer.from(copy.split('.')[0]!, 'base64url').toString()) as Record<string, unknown>
  expect(head).toMatchObject({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 1_000_000, kid: name })
  expect(await openKeyCopy(copy, passphrase)).toEqual(JSON.parse(bindings('')[name]!))
  const other = machine()
  writeFileSync(join(other.folder, 'copy.jwe'), copy)
  expect(other.keys('restore copy.jwe', 'another passphrase\n').output).toContain('Check the passphrase')
  expect(other.bindings('')).toEqual({})
})

describe('a copy is refused, and no key made,', () => {
  test.each<[string, string, RegExp]>([
    ['with a short passphrase', 'short\nshort\n', /at least 12 characters/],
    ['with one that is soon guessed', 'password12345\npassword12345\n', /guess|first passwords/],
    ['where the two differ', `${passphrase}\n${passphrase}x\n`, /The two passphrases differ/],
    ['without one', '', /at least 12 characters/],
  ])('%s', (_, input, why) => {
    const { folder, keys, keysFile } = machine()
    const done = keys('create --escrow copy.jwe', input)
    expect(done.status).toBe(2)
    expect(done.output).toMatch(why)
    expect(existsSync(join(folder, 'copy.jwe'))).toBe(false)
    expect(readBadgeKeys(keysFile)).toEqual([])
  })

  test('where it would overwrite a file, or can’t be written', () => {
    const { folder, keys, keysFile } = machine()
    writeFileSync(join(folder, 'copy.jwe'), 'mine')
    expect(keys('create --escrow copy.jwe', `${passphrase}\n`).output).toContain('There is a file copy.jwe already.')
    expect(readFileSync(join(folder, 'copy.jwe'), 'utf8')).toBe('mine')
    expect(keys('create --escrow no/such/copy.jwe', `${passphrase}\n`).status).toBe(2)
    expect(readBadgeKeys(keysFile)).toEqual([])
    expect(keys('restore copy.jwe').output).toContain('copy.jwe is not a copy')
    expect(keys('restore none.jwe').output).toContain('There is no file none.jwe.')
  })

  test('where the site does not take the key: no copy of a key that signs nothing is left', () => {
    const { folder, keys } = machine()
    writeFileSync(join(folder, 'fails'), '')
    const done = keys('create --escrow copy.jwe --remote', `${passphrase}\n`)
    expect(done.status).toBe(2)
    expect(done.output).toContain('The secret was not kept')
    expect(existsSync(join(folder, 'copy.jwe'))).toBe(false)
  })
})

test('nothing that a command prints holds a key or a passphrase', () => {
  const { keys, keysFile } = machine()
  const said = [keys('create --escrow copy.jwe', `${passphrase}\n`), keys('list'), keys('end'), keys('nothing')]
  const [key] = readBadgeKeys(keysFile)
  for (const { output } of said) {
    expect(output).not.toBe('')
    for (const secret of [passphrase, key!.ed25519.d!, key!.es256.d!]) expect(output).not.toContain(secret)
  }
  expect(said.map(({ status }) => status)).toEqual([0, 0, 2, 2])
})
