import { codeOfBench } from './candidate.ts'
import { median } from './median.ts'
import type { Workers } from './workers.ts'

const pages = ['/healthz', `/verify/${codeOfBench}`] as const

/** One visitor who opens a page after another, each by itself. */
export function visits({ site }: Workers) {
  const waits: number[] = []
  const over = new AbortController()
  const going = (async () => {
    for (let nth = 0; !over.signal.aborted; nth++) {
      const start = performance.now()
      await (await fetch(new URL(pages[nth % pages.length]!, site))).arrayBuffer()
      waits.push(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  return {
    async stop(): Promise<readonly number[]> {
      over.abort()
      await going
      return waits
    },
  }
}

/** How many pages they saw, and how long they waited for one. */
export function printVisits(what: string, waits: readonly number[], rate = ''): void {
  const columns = [
    median(waits).toFixed(1).padStart(11),
    Math.max(...waits)
      .toFixed(0)
      .padStart(10),
    rate.padStart(8),
  ]
  console.log(`${what.padEnd(38)} ${String(waits.length).padStart(6)} ${columns.join(' ')}`)
}
