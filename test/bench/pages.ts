import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { median } from './built.ts'
import type { Plan } from './plan.ts'
import { Visitors } from './visitors.ts'
import type { Workers } from './workers.ts'

/** Every kind of page once; a stranger's are asked for without a cookie. */
export const pages: readonly { readonly path: string; readonly stranger?: boolean }[] = [
  { path: '/sign-in', stranger: true },
  { path: '/certifications' },
  { path: '/certifications/CCNA' },
  { path: '/api/v1/me/standing' },
]

const [rounds, visits, connections, mostMilliseconds] = [12, 300, 4, 2000]

export interface Measured {
  readonly path: string
  readonly trips: number
  readonly rowsRead: number
  readonly bytes: number
  /** With the styles that the page names; `undefined` where it is no HTML. */
  readonly bytesWithStyles: number | undefined
  readonly rate: number
  readonly floorRate: number
  /** Page against floor: the median of the rounds. */
  readonly ratio: number
}

export async function measurePage(workers: Workers, path: string, cookie: string | undefined): Promise<Measured> {
  const headers = cookie ? { Cookie: cookie } : undefined
  const answer = await fetch(new URL(path, workers.site), { headers, redirect: 'manual' })
  const body = new Uint8Array(await answer.arrayBuffer())
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)

  const counted = await fetch(new URL(path, workers.counting), { headers })
  const plan = (await counted.json()) as Plan
  await fetch(new URL(path, workers.floor), { method: 'PUT', body: JSON.stringify(plan) })

  const isPage = answer.headers.get('Content-Type')?.startsWith('text/html')
  return {
    path,
    trips: plan.trips.length,
    rowsRead: plan.trips.reduce((sum, trip) => sum + trip.rowsRead, 0),
    bytes: gzipped(body),
    bytesWithStyles: isPage ? gzipped(body) + stylesOf(new TextDecoder().decode(body)) : undefined,
    ...(await race(new Visitors(new URL(path, workers.site), cookie), new Visitors(new URL(path, workers.floor), cookie))),
  }
}

async function race(page: Visitors, floor: Visitors) {
  const pairs: [page: number, floor: number][] = []
  try {
    for (const visitors of [page, floor]) {
      await visitors.open(connections)
      await visitors.rate(visits * 2, mostMilliseconds)
    }
    for (let round = 0; round < rounds; round++)
      pairs.push([await page.rate(visits, mostMilliseconds), await floor.rate(visits, mostMilliseconds)])
  } finally {
    page.close()
    floor.close()
  }
  return {
    rate: median(pairs.map(([rate]) => rate)),
    floorRate: median(pairs.map(([, rate]) => rate)),
    ratio: median(pairs.map(([rate, floorRate]) => rate / floorRate)),
  }
}

function stylesOf(html: string): number {
  const hrefs = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!)
  return hrefs.reduce((sum, href) => sum + gzipped(readFileSync(join('public', href))), 0)
}

function gzipped(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: 9 }).byteLength
}
