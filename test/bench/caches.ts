import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { median } from './median.ts'

type Works = Readonly<Record<string, () => unknown>>

/** Each file that keeps something ready, and what uses it. */
const keepers: readonly (readonly [file: string, work: string])[] = [
  ['ui/header.tsx', 'page'],
  ['ui/document.tsx', 'page'],
  ['ui/sign.tsx', 'page'],
  ['ui/badge.tsx', 'page'],
  ['ui/full-badge.tsx', 'page'],
  ['art/badge-geometry.ts', 'page'],
  ['http/answers/frames.ts', 'page'],
  ['core/calendar.ts', 'today'],
  ['core/standing/compile.ts', 'standing'],
  ['data/facts/activities.ts', 'activities'],
  ['http/answers/still-page.ts', 'still'],
  ['work/orders/configured-payments.ts', 'payments'],
]

const rounds = 31
const millisecondsOfRound = 10

/** Does it pay to keep these things? The same work with and without, by turns in one process: how long it takes. */
export async function benchCaches(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certification-bench-'))
  try {
    const kept = await worksWith(folder, undefined)
    console.log(
      'file                                work        kept     anew   anew / kept   (medians, microseconds of CPU)',
    )
    for (const [file, work] of keepers) {
      const anew = await worksWith(folder, file)
      const times = await race(kept[work]!, anew[work]!)
      const columns = [file.padEnd(35), work.padEnd(9), ...times.map((one) => one.toFixed(1).padStart(6))]
      console.log([...columns, (times[1] / times[0]).toFixed(2).padStart(9)].join('   '))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The work, built so that one of the files remembers nothing. */
async function worksWith(folder: string, forgetful: string | undefined): Promise<Works> {
  const outfile = join(folder, `${(forgetful ?? 'kept').replaceAll('/', '-')}.mjs`)
  const options = { bundle: true, format: 'esm', platform: 'node', jsx: 'automatic', logLevel: 'error' } as const
  const jsxImportSource = 'hono/jsx'
  const entryPoints = ['test/bench/cached-work.tsx']
  await build({ ...options, jsxImportSource, entryPoints, outfile, plugins: forgetful ? [forgetting(forgetful)] : [] })
  const { works } = (await import(outfile)) as { works: Works }
  return works
}

const forgetting = (file: string): Plugin => ({
  name: 'forgetting',
  setup(building) {
    building.onResolve({ filter: /(made|drawn)-once\.ts$/ }, ({ path, importer }) =>
      importer.endsWith(`src/${file}`) ? { path, namespace: 'forgetting' } : undefined,
    )
    building.onLoad({ filter: /made-once/, namespace: 'forgetting' }, () => ({
      contents: 'export const madeOnce = (make) => make',
    }))
    building.onLoad({ filter: /drawn-once/, namespace: 'forgetting' }, () => ({
      contents: 'export const drawnOnce = (draw) => draw',
    }))
  },
})

async function race(...works: readonly [() => unknown, () => unknown]): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds * 2; round++)
    for (const [at, work] of works.entries()) times[at]!.push(await microsecondsOf(work))
  return [median(times[0].slice(rounds)), median(times[1].slice(rounds))]
}

/** Of the processor's time, which whatever else runs on the machine takes nothing of. */
async function microsecondsOf(work: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  const spent = () => {
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  let done = 0
  for (; spent() < millisecondsOfRound * 1000; done += 10) for (let at = 0; at < 10; at++) await work()
  return spent() / done
}
