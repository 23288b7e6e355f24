import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { paths } from '../../src/paths.ts'
import { codeOfBench, transcriptOfBench } from './candidate.ts'
import { measured } from './chosen.ts'
import { median } from './median.ts'
import type { Plan } from './plan.ts'
import { rateOf } from './visitors.ts'
import type { Workers } from './workers.ts'

/** One of every kind of page; what strangers see is asked for without a cookie. */
export const pages: readonly { readonly path: string; readonly forStrangers?: true }[] = [
  { path: paths.signIn, forStrangers: true },
  { path: paths.privacy, forStrangers: true },
  { path: paths.verify, forStrangers: true },
  { path: paths.verifyCode(codeOfBench), forStrangers: true },
  { path: paths.transcript(transcriptOfBench), forStrangers: true },
  { path: paths.home },
  { path: paths.settings },
  { path: paths.certifications },
  { path: paths.certification(measured) },
  { path: '/api/v1/me/standing' },
]

/** What is no person is not counted as a view. */
const asRobot = { 'User-Agent': 'bench bot' }
const visits = 300
const thorough = { rounds: 12, secondsOfRound: 3 }

export interface Measured {
  readonly path: string
  readonly trips: number
  readonly rowsRead: number
  /** Packed with gzip -9. */
  readonly bytes: number
  /** With the styles that the page names; what is no HTML names none. */
  readonly bytesWithStyles: number
  readonly rate: number
  readonly floorRate: number
  /** Page against floor, the median of the rounds. */
  readonly ratio: number
}

export async function measurePage(
  workers: Workers,
  path: string,
  cookie: string | undefined,
  length = thorough,
): Promise<Measured> {
  const init: RequestInit = { redirect: 'manual', headers: { ...asRobot, ...(cookie && { Cookie: cookie }) } }
  const answer = await fetch(new URL(path, workers.site), init)
  const body = await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)

  const counted = await fetch(new URL(path, workers.counting), init)
  const plan = (await counted.json()) as Plan
  await fetch(new URL(path, workers.floor), { method: 'PUT', body: JSON.stringify(plan) })

  const bytes = gzipped(body)
  return {
    path,
    trips: plan.trips.length,
    rowsRead: plan.trips.reduce((sum, trip) => sum + trip.rowsRead, 0),
    bytes,
    bytesWithStyles: bytes + stylesOf(body),
    ...(await race(new URL(path, workers.site), new URL(path, workers.floor), cookie, length)),
  }
}

/** Page and floor by turns, after a round each to warm up. */
async function race(page: URL, floor: URL, cookie: string | undefined, { rounds, secondsOfRound }: typeof thorough) {
  const run = (url: URL) => rateOf(url, cookie, visits, secondsOfRound)
  const turns: { rate: number; floorRate: number }[] = []
  for (let round = 0; round <= rounds; round++) turns.push({ rate: await run(page), floorRate: await run(floor) })
  const counting = turns.slice(1)
  return {
    rate: median(counting.map((turn) => turn.rate)),
    floorRate: median(counting.map((turn) => turn.floorRate)),
    ratio: median(counting.map((turn) => turn.rate / turn.floorRate)),
  }
}

function stylesOf(html: string): number {
  const addresses = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!)
  return addresses.reduce((sum, href) => sum + gzipped(readFileSync(join('public', href))), 0)
}

function gzipped(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).byteLength
}
