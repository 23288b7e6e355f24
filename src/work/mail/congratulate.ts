import { rulesOf } from '../../adapters/rules-hash.ts'
import { randomId } from '../../adapters/secrets.ts'
import { dayOf, latestDayAnywhere } from '../../core/calendar.ts'
import { levelOn, nameOn } from '../../core/certification-on.ts'
import { mostUnasked } from '../../core/congratulations.ts'
import { priceOn } from '../../core/kits.ts'
import {
  type Congratulation,
  countTellable,
  findRunningImport,
  guardUntold,
  listTellable,
  markTold,
} from '../../data/mail/congratulations.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { type NewMail, writeMail } from '../../data/mail/outbox.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { afterAnswer, type Budget, openBudget } from '../budget.ts'
import { fulfillmentOf } from '../../program/fulfillment-of.ts'

const rowsAtOnce = 100

type Tellable = Congratulation & { readonly recipient: string }

/**
 * Puts a mail into the outbox for everybody who has earned something: one a day, whatever they have earned, and where
 * there are too many only what an operator has said yes to. Not while a file comes in, which may bring more of them.
 */
export async function congratulate(env: Bindings, program: Program, now: Date): Promise<void> {
  const { env: counted, budget } = openBudget(env, afterAnswer)
  await congratulateSome(counted, program, now, budget)
}

/** The same within a budget: true where somebody may be left. */
export async function congratulateSome(env: Bindings, program: Program, now: Date, budget: Budget): Promise<boolean> {
  const db = openDatabase(env.DB)
  const days = daysOf(program, now)
  const [running, [count]] = await db.batch([findRunningImport(db), countTellable(db, days)])
  if (running.length > 0) return false
  const onlyReleased = count!.asking > mostUnasked
  for (let after = ''; !budget.isSpent();) {
    const found = await listTellable(db, days, { after, onlyReleased, most: rowsAtOnce })
    const people = [...Map.groupBy(found, ({ candidateId }) => candidateId).values()]
    // The last of a full page may have more on the next.
    const whole = found.length === rowsAtOnce && people.length > 1 ? people.slice(0, -1) : people
    if (!(await tell(db, program, whole, now))) return false
    if (found.length < rowsAtOnce) return false
    after = whole.at(-1)![0]!.candidateId
  }
  return true
}

/** How many people wait for their mail, and how many of them for an operator. */
export async function countCongratulations(db: Database, program: Program, now: Date) {
  const [count] = await countTellable(db, daysOf(program, now))
  const { released, asking } = count!
  return { waiting: released + asking, held: asking > mostUnasked ? asking : 0, mostUnasked }
}

function daysOf(program: Program, now: Date) {
  return { today: dayOf(now, program.timeZone), latest: latestDayAnywhere(now), rules: rulesOf(program) }
}

/** The mails of some people and that they are told, in one batch; false where somebody else has begun with them. */
async function tell(
  db: Database,
  program: Program,
  people: readonly (readonly Tellable[])[],
  now: Date,
): Promise<boolean> {
  if (people.length === 0) return true
  const writes = people.flatMap((earned) => {
    const mail = mailOf(program, earned, now)
    return [writeMail(db, mail), markTold(db, earned, mail.id, dayOf(now, program.timeZone))] as const
  })
  try {
    await db.batch([guardUntold(db, people.flat()), ...writes])
    return true
  } catch (error) {
    if (isRefusedByGuard(error)) return false
    throw error
  }
}

function mailOf(program: Program, earned: readonly Tellable[], now: Date): NewMail {
  const { candidateId, recipient } = earned[0]!
  const own = earned.flatMap(({ certification }) => program.certifications.filter(({ code }) => code === certification))
  const on = dayOf(now, program.timeZone)
  const { digitalOnly, kits } = fulfillmentOf(program)
  const levels = new Set(own.map((one) => levelOn(one, on)))
  const isFree =
    !digitalOnly &&
    kits.some((kit) => priceOn(kit.initial, on)?.cents === 0 && kit.levels.some((one) => levels.has(one)))
  const names = earned.map(({ certification }) => {
    const known = own.find(({ code }) => code === certification)
    return known ? nameOn(known, on) : certification
  })
  return {
    id: randomId(),
    candidateId,
    recipient,
    template: 'earned',
    data: {
      earned: new Intl.ListFormat('en', { type: 'conjunction' }).format(names),
      count: String(names.length),
      kit: isFree ? 'free' : '',
    },
    createdAt: now.toISOString(),
  }
}
