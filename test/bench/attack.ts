import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword, passwordCost } from '../../src/adapters/passwords.ts'
import { buildWorker } from './built.ts'
import { migrate, startWorkers, type Workers } from './workers.ts'

const owner = 'CSCO10000001'
const password = 'the password of the owner'
const guesses = 10_000
const atOnce = 8

/** Starts the built Worker, attacks it, and prints what came of it. */
export async function benchAttack(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certification-attack-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const workers = await startWorkers(join(folder, 'state'), buildWorker(join(folder, 'built')).modules)
  await migrate(workers.database)
  const attack = await attackSignIn(workers)
  await workers.stop()
  const answers = [...attack.statuses].map(([status, count]) => `${count} answered ${status}`).join(', ')
  console.log(
    `${attack.guesses} wrong guesses over many accounts and addresses in ${attack.seconds.toFixed(0)} s: ${answers}`,
  )
  console.log(`workerd holds ${attack.memory[0]} MiB after the first thousand, ${attack.memory[1]} MiB after the last`)
  console.log(
    `the owner, with the right password: ${attack.ownerFromKnownBrowser} from a known browser, ${attack.ownerFromElsewhere} from elsewhere`,
  )
}

/** What many wrong guesses over many accounts and addresses come to. */
interface Attack {
  readonly guesses: number
  readonly seconds: number
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>
  readonly ownerFromKnownBrowser: number
  readonly ownerFromElsewhere: number
  /** Resident memory of workerd in MiB, after the first thousand and after the last. */
  readonly memory: readonly [number, number]
}

/** Guesses against the site's own sign-in, at its real limits and its real cost of a password. */
async function attackSignIn({ site, database }: Workers): Promise<Attack> {
  const hash = await hashPassword(password, passwordCost)
  await database.prepare('insert into accounts values (?, ?, ?, null, ?)').bind(owner, owner, hash, '2026-01-01').run()
  const before = await signIn(site, owner, password, '192.0.2.1')
  const known = /__Host-browser=[\w-]+/.exec(before.headers.getSetCookie().join())?.[0] ?? ''
  const statuses = new Map<number, number>()
  const start = performance.now()
  let [begun, memoryBefore] = [0, 0]
  const guess = async () => {
    while (begun < guesses) {
      const n = begun++
      if (n === 1000) memoryBefore = residentMebibytes()
      const victim = n % 3 === 0 ? owner : `CSCO5${String(n % 997).padStart(7, '0')}`
      const { status } = await signIn(site, victim, `a wrong guess, number ${n}`, `198.51.${n % 100}.${n % 251}`)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, guess))
  const seconds = (performance.now() - start) / 1000
  const memory = [memoryBefore, residentMebibytes()] as const
  const ownerFromElsewhere = (await signIn(site, owner, password, '192.0.2.99')).status
  const ownerFromKnownBrowser = (await signIn(site, owner, password, '192.0.2.99', known)).status
  return { guesses, seconds, statuses, ownerFromKnownBrowser, ownerFromElsewhere, memory }
}

async function signIn(site: URL, loginId: string, secret: string, address: string, cookie = ''): Promise<Response> {
  const answer = await fetch(new URL('/sign-in', site), {
    method: 'POST',
    body: new URLSearchParams({ loginId, password: secret }).toString(),
    redirect: 'manual',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      Origin: site.origin,
      'CF-Connecting-IP': address,
      Cookie: cookie,
    },
  })
  await answer.arrayBuffer()
  return answer
}

/** Of the workerd that this process has started. */
function residentMebibytes(): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOurWorkerd(name))
  const kilobytes = children.map((pid) => Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0))
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024)
}

function isOurWorkerd(pid: string): boolean {
  const status = read(`/proc/${pid}/status`)
  return /^Name:\s+workerd/m.test(status) && new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
