import { holdingPeriods } from '../../src/core/standing/holdings.ts'
import { standing } from '../../src/core/standing/judge.ts'
import { career } from './careers.ts'
import { program } from './chosen.ts'
import { median } from './median.ts'

const on = '2026-11-23'
const budgets = new Map([
  [30, 1],
  [200, 5],
  [5000, 60],
])

/** What the rules cost, by the number of facts. */
export function printRules(): void {
  console.log('facts   standing   holdings   budget   standing / budget   (medians, milliseconds)')
  for (const [count, budget] of budgets) {
    const facts = career(count)
    const rounds = count > 1000 ? 20 : 200
    const judged = millisecondsOf(rounds, () => standing(program, 'bench', facts, on))
    const folded = millisecondsOf(rounds, () => holdingPeriods(program, facts))
    const columns = [String(count).padStart(5), judged.toFixed(2).padStart(9), folded.toFixed(2).padStart(10)]
    console.log([...columns, String(budget).padStart(8), (judged / budget).toFixed(2).padStart(19)].join(' '))
  }
}

/** The median of so many rounds, after half as many to warm up. */
function millisecondsOf(rounds: number, work: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < rounds * 1.5; round++) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  return median(times.slice(-rounds))
}
