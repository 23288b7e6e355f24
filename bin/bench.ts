// npm run bench: what the rules cost, in one run on this machine.
import { cpus } from 'node:os'
import { holdingPeriods } from '../src/core/standing/holdings.ts'
import { standing } from '../src/core/standing/judge.ts'
import { defaultProgram } from '../src/program/default-program.ts'
import { career } from '../test/bench/careers.ts'

const on = '2026-11-23'
const budgets = new Map([
  [30, 1],
  [200, 5],
  [5000, 60],
])

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n`,
)
console.log('facts   standing   holdings   budget   standing / budget   (medians, milliseconds)')
for (const [count, budget] of budgets) {
  const facts = career(count)
  const judged = median(() => standing(defaultProgram, 'bench', facts, on))
  const folded = median(() => holdingPeriods(defaultProgram, facts))
  const columns = [String(count).padStart(5), judged.toFixed(2).padStart(9), folded.toFixed(2).padStart(10)]
  console.log([...columns, String(budget).padStart(8), (judged / budget).toFixed(2).padStart(19)].join(' '))
}

function median(work: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < 60; round++) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  return times.slice(10).sort((a, b) => a - b)[25]!
}
