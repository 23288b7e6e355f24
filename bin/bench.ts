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
  const rounds = count > 1000 ? 20 : 200
  const judged = median(rounds, () => standing(defaultProgram, 'bench', facts, on))
  const folded = median(rounds, () => holdingPeriods(defaultProgram, facts))
  const columns = [String(count).padStart(5), judged.toFixed(2).padStart(9), folded.toFixed(2).padStart(10)]
  console.log([...columns, String(budget).padStart(8), (judged / budget).toFixed(2).padStart(19)].join(' '))
}

/** Of so many rounds, after half as many to warm up. */
function median(rounds: number, work: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < rounds * 1.5; round++) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  return times.slice(-rounds).sort((a, b) => a - b)[rounds >> 1]!
}
