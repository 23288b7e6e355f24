import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword, passwordCost } from '../../src/adapters/passwords.ts'
import { buildWorker } from './built.ts'
import { idOf } from './chosen.ts'
import { residentMebibytes } from './memory.ts'
import { migrate, startWorkers, type Workers } from './workers.ts'

const owner = idOf(1, 1)
const password = 'the password of the owner'
const guesses = 20_000
/** After so many guesses workerd's memory is looked at. */
const looks = [1000, 10_000, guesses]
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
  const memory = attack.memory.map((mebibytes, at) => `${mebibytes} MiB after ${looks[at]}`)
  console.log(`workerd holds ${memory.join(', ')}`)
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
  /** Resident memory of workerd in MiB, at each look. */
  readonly memory: readonly number[]
}

/** Guesses against the site's own sign-in, at its real limits and its real cost of a password. */
async function attackSignIn({ site, database }: Workers): Promise<Attack> {
  const hash = await hashPassword(password, passwordCost)
  await database
    .prepare('insert into accounts (candidate_id, login_id, password_hash, created_at) values (?, ?, ?, ?)')
    .bind(owner, owner, hash, '2026-01-01')
    .run()
  const before = await signIn(site, owner, password, '192.0.2.1')
  const known = /__Host-browser=[\w-]+/.exec(before.headers.getSetCookie().join())?.[0] ?? ''
  const statuses = new Map<number, number>()
  const start = performance.now()
  const memory: number[] = []
  let begun = 0
  const guess = async () => {
    while (begun < guesses) {
      const n = begun++
      if (looks.includes(n)) memory.push(residentMebibytes())
      const victim = n % 3 === 0 ? owner : idOf(5, n % 997)
      const { status } = await signIn(site, victim, `a wrong guess, number ${n}`, `198.51.${n % 100}.${n % 251}`)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, guess))
  const seconds = (performance.now() - start) / 1000
  memory.push(residentMebibytes())
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
