import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoLogins, feedsFolder } from '../../bin/demo.ts'
import { program } from '../../bin/program.ts'
import { freePort, leaveLogosOut } from '../support/dev-server.ts'

const ben = demoLogins.find(({ name }) => name === 'Ben')!
const exams = readdirSync(feedsFolder).find((name) => name.startsWith('exams-'))!
const there = ['node_modules', 'dist/art', 'public/fonts']
const folder = mkdtempSync(join(tmpdir(), 'certification-plain-'))
const wrangler = ['node_modules/wrangler/bin/wrangler.js', 'dev', '--inspector-port', '0']

// A fresh clone with its packages; fonts and logos are there, which `npm test` has made of the same sources.
beforeAll(() => {
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  for (const name of stdout.trim().split('\n'))
    if (existsSync(name)) cpSync(name, join(folder, name), { recursive: true, preserveTimestamps: true })
  for (const name of there.filter((one) => existsSync(one))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    symlinkSync(resolve(name), join(folder, name))
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Started {
  readonly server: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

function start(words: readonly string[], settings: Readonly<Record<string, string>> = {}): Started {
  const { PERSIST_TO: _, ...inherited } = process.env
  const env = { ...inherited, CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', ...settings }
  const server = spawn(process.execPath, words, { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
  const ended = new Promise<number | null>((done) => server.on('exit', (code) => done(code)))
  return { server, output: () => output, ended }
}

/** Whether a process that a command has started is still there. */
function isAlive({ server }: Started): boolean {
  try {
    return process.kill(-server.pid!, 0)
  } catch {
    return false
  }
}

async function answerOf(url: string, { server, output }: Started): Promise<Response> {
  for (let tries = 0; tries < 1200 && server.exitCode === null; tries++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer) return answer
    await pause(100)
  }
  throw new Error(`wrangler dev did not become ready:\n${output()}`)
}

/** What is answered to a request that calls the site by another name. */
function statusFor(host: string, port: number): Promise<number | undefined> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path: '/sign-in', headers: { Host: host } }, (answer) => {
      answer.resume()
      done(answer.statusCode)
    })
      .on('error', fail)
      .end()
  })
}

test('npx wrangler dev in a fresh clone: Ben signs in, and the mail about it lies in the mailbox', async () => {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const started = start([...wrangler, '--port', String(port), '--var', `BASE_URL:${url}`])
  try {
    const health = await answerOf(`${url}/healthz`, started)
    expect([health.status, await health.text()]).toEqual([200, 'ok'])
    expect(started.output()).toContain(`${ben.loginId}   ${ben.password}`)

    const signedIn = await fetch(`${url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ loginId: ben.loginId, password: ben.password }),
      headers: { Origin: url },
      redirect: 'manual',
    })
    expect(signedIn.headers.get('Location')).toBe('/home')
    const Cookie = signedIn.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
    for (const path of [
      '/home',
      '/certifications',
      '/certifications/logos',
      '/fulfillment',
      '/digital-badges',
      '/transcripts',
    ])
      expect([path, (await fetch(url + path, { headers: { Cookie }, redirect: 'manual' })).status]).toEqual([path, 200])
    const certifications = await (await fetch(`${url}/certifications`, { headers: { Cookie } })).text()
    expect(program.certifications.some(({ name }) => certifications.includes(name))).toBe(true)
    await expect
      .poll(async () => (await (await fetch(`${url}/dev/mail.json`)).json()) as unknown)
      .toContainEqual(
        expect.objectContaining({ to: ben.email, subject: 'A sign-in from a new browser', state: 'sent' }),
      )

    const { operatorToken } = JSON.parse(readFileSync(join(folder, '.wrangler/state/dev.json'), 'utf8')) as {
      operatorToken: string
    }
    const imports = await fetch(`${url}/api/v1/imports`, { headers: { Authorization: `Bearer ${operatorToken}` } })
    expect(imports.status).toBe(200)
    expect(await statusFor('certifications.example.com', port)).toBe(404)
    expect(await statusFor(`localhost:${port}`, port)).toBe(200)
  } finally {
    started.server.kill('SIGTERM')
    await started.ended
  }
  await expect.poll(() => isAlive(started)).toBe(false)
})

test('a demo that is refused is told in a sentence, and no process is left behind', async () => {
  const file = join(folder, feedsFolder, exams)
  writeFileSync(file, readFileSync(file, 'utf8').replace(',pass,', ',perhaps,'))
  const settings = { PORT: String(await freePort()), PERSIST_TO: join(folder, 'refused') }
  await leaveLogosOut(settings.PERSIST_TO)
  const started = start(['bin/dev.ts'], settings)
  expect(await started.ended, started.output()).toBe(1)
  expect(started.output()).toMatch(new RegExp(`The demo data was refused\\. ${exams}: line \\d+, grade:`))
  expect(started.output()).not.toContain('Ready on')
  await expect.poll(() => isAlive(started)).toBe(false)
})
