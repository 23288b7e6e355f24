import { addDays, addMonths } from '../../src/core/calendar.ts'
import type { Facts } from '../../src/core/standing/facts.ts'
import { highest, program } from './chosen.ts'

/** The same made-up career of so many facts each time: half exams, half credits, over eighteen years. */
export function career(count: number): Facts {
  const random = dice(count)
  const { exams } = program
  const day = () => addDays('2008-01-01', Math.floor(random() * 6800))
  const attempts = Array.from({ length: count >> 1 }, (_, at) => {
    const { code, firstDay = '' } = exams[Math.floor(random() * exams.length)]!
    const grade = random() < 0.8 ? ('pass' as const) : ('fail' as const)
    const drawn = day()
    // A result from before there was the exam would be rejected.
    return { registrationNumber: `R${at}`, exam: code, grade, takenOn: drawn < firstDay ? firstDay : drawn }
  })
  const credits = Array.from({ length: count - (count >> 1) - 1 }, (_, at) => {
    const activeOn = day()
    const hundredths = Math.ceil(random() * 2000)
    return {
      externalId: `E${at}`,
      source: 'bench',
      hundredths,
      activeOn,
      expiresOn: addMonths(activeOn, 36),
      review: 'n/a' as const,
    }
  })
  return {
    attempts,
    credits,
    grants: [{ id: '1', certification: highest, grantedOn: '2009-01-01' }],
    adjustments: [],
  }
}

function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
