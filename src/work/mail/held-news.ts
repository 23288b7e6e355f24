import type { Database } from '../../data/database.ts'
import { countWaiting, listWaitingNews } from '../../data/events/news.ts'
import { type FoundBy, readTogether, rowsOf } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { mostUnasked, rowsAtOnce, tellingOf, wordsOf } from './tell-news.ts'

const mostSamples = 5

/** What is read to say how many people wait for their mail; for one trip with others. */
export function readHeldNews(db: Database, program: Program, now: Date) {
  const telling = tellingOf(program, now)
  const first = { after: '', onlyReleased: false, most: rowsAtOnce }
  return { counts: rowsOf(db, countWaiting(db, telling)), news: rowsOf(db, listWaitingNews(db, telling, first)) }
}

/** How many people wait for their mail, how many of them for somebody's yes, and what some would read. */
export function heldNewsOf({ counts, news }: FoundBy<ReturnType<typeof readHeldNews>>, program: Program, now: Date) {
  const { released, asking } = counts[0] ?? { released: 0, asking: 0 }
  const { today } = tellingOf(program, now)
  const people = [...Map.groupBy(news, ({ candidateId }) => candidateId).values()].slice(0, mostSamples)
  return {
    waiting: released + asking,
    held: asking > mostUnasked ? asking : 0,
    mostUnasked,
    samples: people.map((events) => ({
      candidateId: events[0]!.candidateId,
      says: wordsOf(program, events, today).map(({ said }) => said),
    })),
  }
}

export async function listHeldNews(db: Database, program: Program, now: Date) {
  return heldNewsOf(await readTogether(db, readHeldNews(db, program, now)), program, now)
}
