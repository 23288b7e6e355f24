import { addDays, addMonths, type Day } from '../../../core/calendar.ts'
import type { Facts, Grant } from '../../../core/standing/facts.ts'
import type { Status } from '../../../core/standing/standing.ts'
import { type Cycle, type End, endOf, lastDayOfGrace, minimumOf, nextCycle, turningDays } from './cycle-by-the-book.ts'
import { oncePerFact } from '../../../../test/support/standing/once-per-fact.ts'

/** What the law of the guild says of one certification on a day, worked out from its text alone. */
export interface BookStanding {
  readonly status: Status
  readonly firstEarnedOn: Day | null
  readonly activeOn: Day | null
  readonly expiresOn: Day | null
  readonly decidesOn?: Day
}

/** A certification's whole life: its standing from each day on which that changes, and its history. */
export interface BookLife {
  readonly code: string
  readonly changes: readonly (BookStanding & { readonly from: Day })[]
  readonly history: readonly { readonly on: Day; readonly event: string }[]
  /** The parts of the law that this life came to, by name: to see that made-up careers are not boring. */
  readonly reached: ReadonlySet<string>
}

const everyDay = daysFrom('2010-01-01', '2040-12-31')

/** Rule 10, with the staff's words where the walk has them or, like an end, last. */
const order = ['earned', 'granted', 'renewed', 'adjusted', 'reinstated', 'suspended', 'revoked', 'expired']

const exams: Readonly<Record<string, readonly string[]>> = {
  GSA: ['G-100'],
  GSP: ['G-200', 'G-END'],
  GSF: ['G-300', 'G-END'],
}

/** What is held now, or was held last. */
interface Holding {
  isHeld: boolean
  cycle: Cycle
  readonly openedOn: Day
  isSuspendedByStaff: boolean
  /** What ended it. */
  ended?: { readonly how: 'expired' | 'revoked'; readonly expiresOn: Day; readonly evidenceAfter: Day }
}

/**
 * Lives through every day, from the first fact to the last day asked for, in the order of the law's walk.
 * Days on which nothing can happen are left out, unless each is asked for: it is the same life, sooner told.
 */
export function lifeByTheBook(
  code: string,
  told: Facts,
  until: Day,
  days: 'that-matter' | 'all' = 'that-matter',
): BookLife {
  const facts = oncePerFact(told)
  const ofFacts = new Set(daysOfFacts(facts))
  const from = [...ofFacts].sort()[0] ?? until
  const history: { on: Day; event: string }[] = []
  const changes: (BookStanding & { from: Day })[] = []
  const reached = new Set<string>()
  const concernsIt = told.attempts.some((one) => exams[code]!.includes(one.exam))
  if (!concernsIt && !told.grants.some((one) => one.certification === code)) return { code, changes, history, reached }
  let firstEarnedOn: Day | null = null
  let holding: Holding | undefined
  let statusBefore: Status | undefined

  for (const day of everyDay.slice(everyDay.indexOf(from), everyDay.indexOf(until) + 1)) {
    const isOfLaw = day.endsWith('-02-01') || (holding !== undefined && turningDays(holding.cycle).has(day))
    if (days !== 'all' && !ofFacts.has(day) && !isOfLaw) continue
    const today: string[] = []
    const write = (event: string) => today.push(event)
    const open = (event: 'earned' | 'granted', end: Day) => {
      if (firstEarnedOn) reached.add(`${event} again`)
      write(event)
      firstEarnedOn ??= day
      const cycle = { code, start: day, end, carriedIn: 0, spentBefore: 0 }
      holding = { isHeld: true, cycle, openedOn: day, isSuspendedByStaff: false }
      statusBefore = 'active'
    }

    const renew = () => {
      const end = holding?.isHeld && day > holding.cycle.end ? endOf(holding.cycle, facts, day) : undefined
      if (!holding || !end?.isMet) return
      write('renewed')
      noteRenewal(holding, end, facts, day, reached)
      holding.cycle = nextCycle(holding.cycle, end)
    }

    // Step 0 of the walk: what was not made good in time has expired, and so has what ended while suspended by staff.
    if (holding?.isHeld) {
      const lastDay = lastDayBefore(holding, facts, day)
      if (lastDay) {
        write('expired')
        if (lastDay > holding.cycle.end) reached.add('end missed, expired')
        else if (lastDay < holding.cycle.end) reached.add('minimum missed, expired')
        else reached.add('ended while suspended by staff')
        holding.isHeld = false
        holding.ended = { how: 'expired', expiresOn: lastDay, evidenceAfter: lastDay }
      }
    }

    // A cycle that brought enough is renewed before the staff's deeds of the day.
    if (holding?.isHeld && day > holding.cycle.end && endOf(holding.cycle, facts, holding.cycle.end).isMet) renew()

    // Step 2: the staff, kind by kind.
    for (const grant of facts.grants.filter((one) => one.grantedOn === day && one.certification === code).sort(byId)) {
      if (holding?.isHeld) reached.add('grant while held')
      else {
        if (grant.expiresOn) reached.add('granted with an end of its own')
        open('granted', grant.expiresOn ?? addMonths(day, 36))
      }
    }
    const deeds = facts.adjustments.filter((one) => one.on === day && (one.certification ?? code) === code)
    for (const { months } of deeds.filter((one) => one.kind === 'extend')) {
      if (!holding?.isHeld) continue
      if (day > holding.cycle.end) reached.add('extended while the end is open')
      else if (minimumOf(holding.cycle, facts, day)) reached.add('extended while a minimum is open')
      else reached.add('extended')
      holding.cycle = { ...holding.cycle, end: addMonths(holding.cycle.end, months!) }
      if (day > holding.cycle.end) reached.add('extended to an end that has passed')
      write('adjusted')
    }
    if (deeds.some((one) => one.kind === 'revoke') && holding?.isHeld) {
      write('revoked')
      reached.add('revoked')
      // "Left as printed": on the day after an end that was missed nobody has been shown the 90th day yet.
      const printed = expiryShown(holding.cycle, addDays(day, -1))
      holding.ended = { how: 'revoked', expiresOn: printed, evidenceAfter: day }
      holding.isHeld = false
      holding.isSuspendedByStaff = false
    }
    if (deeds.some((one) => one.kind === 'suspend') && holding?.isHeld) holding.isSuspendedByStaff = true
    if (deeds.some((one) => one.kind === 'reinstate') && holding) holding.isSuspendedByStaff = false

    // Step 3: an end that today's points make good.
    renew()

    // Step 4: earned, if all that is needed is there and (after a suspension by staff ran out) the staff let it.
    if (!holding?.isHeld && !holding?.isSuspendedByStaff) {
      const after = holding?.ended?.evidenceAfter ?? ''
      const isPassed = (exam: string) =>
        facts.attempts.some(
          (one) => one.exam === exam && one.grade === 'pass' && after < one.takenOn && one.takenOn <= day,
        )
      if (exams[code]!.every(isPassed)) open('earned', addMonths(day, 36))
    }

    // Rule 10: what is written of suspensions are changes of the status of the day.
    const now = standingOn(holding, firstEarnedOn, code, facts, day)
    if (holding?.isHeld) {
      if (statusBefore === 'active' && now?.status === 'suspended') write('suspended')
      if (statusBefore === 'suspended' && now?.status === 'active') write('reinstated')
      noteCauses(holding, facts, day, reached)
    }
    statusBefore = now?.status
    history.push(
      ...today.sort((one, other) => order.indexOf(one) - order.indexOf(other)).map((event) => ({ on: day, event })),
    )
    if (today.includes('expired') && holding?.isHeld) reached.add('expired and opened on one day')
    const last = changes.at(-1)
    if (now && (!last || JSON.stringify({ ...now, from: last.from }) !== JSON.stringify(last)))
      changes.push({ ...now, from: day })
  }
  return { code, changes, history, reached }
}

function daysOfFacts(facts: Facts): Day[] {
  return [
    ...facts.attempts.map((one) => one.takenOn),
    ...facts.credits.map((one) => one.activeOn),
    ...facts.grants.map((one) => one.grantedOn),
    ...facts.adjustments.map((one) => one.on),
    ...(facts.fees ?? []).map((one) => one.paidOn),
  ]
}

/** The day with which it ended, where that day has passed: rules 3 and 4, and 7 for the staff. */
function lastDayBefore({ cycle, isSuspendedByStaff }: Holding, facts: Facts, day: Day): Day | undefined {
  if (isSuspendedByStaff && day === addDays(cycle.end, 1)) return cycle.end
  const minimum = minimumOf(cycle, facts, day)
  if (minimum && day > minimum.lastDay) return minimum.lastDay
  return day > lastDayOfGrace(cycle.end) ? lastDayOfGrace(cycle.end) : undefined
}

/** Rule 6: the years of which the fee is owed, due and not paid. */
function unpaidYears(holding: Holding, facts: Facts, day: Day): number[] {
  const yearOf = (one: Day) => Number(one.slice(0, 4))
  const owed = []
  for (let year = yearOf(holding.openedOn) + 1; year <= yearOf(day); year++) {
    const isPaid = (facts.fees ?? []).some((one) => one.year === year && one.paidOn <= day)
    if (`${year}-01-31` < day && !isPaid) owed.push(year)
  }
  return owed
}

function standingOn(
  holding: Holding | undefined,
  firstEarnedOn: Day | null,
  code: string,
  facts: Facts,
  day: Day,
): BookStanding | undefined {
  if (!holding) {
    const isBegun = facts.attempts.some(
      (one) => one.grade === 'pass' && one.takenOn <= day && exams[code]!.includes(one.exam),
    )
    return isBegun ? { status: 'in-progress', firstEarnedOn: null, activeOn: null, expiresOn: null } : undefined
  }
  const dates = { firstEarnedOn, activeOn: holding.cycle.start }
  if (!holding.isHeld) return { status: holding.ended!.how, ...dates, expiresOn: holding.ended!.expiresOn }
  const minimum = minimumOf(holding.cycle, facts, day)
  const isSuspended =
    minimum !== undefined ||
    day > holding.cycle.end ||
    unpaidYears(holding, facts, day).length > 0 ||
    holding.isSuspendedByStaff
  return {
    status: isSuspended ? 'suspended' : 'active',
    ...dates,
    expiresOn: expiryShown(holding.cycle, day),
    ...(minimum && { decidesOn: minimum.lastDay }),
  }
}

/** Rule 11: the end, and while rule 4 is open the 90th day after it. */
function expiryShown(cycle: Cycle, day: Day): Day {
  return day > cycle.end ? lastDayOfGrace(cycle.end) : cycle.end
}

function noteRenewal(holding: Holding, end: End, facts: Facts, day: Day, reached: Set<string>) {
  const { cycle } = holding
  if (end.spent > 0) reached.add('end missed, renewed late')
  if (end.spent > 0 && day === addDays(cycle.end, 1)) reached.add('end made good on its first day')
  if (end.carried > 0) reached.add(end.carried === 2000 ? 'carried over, all 20' : 'carried over, less')
  if (cycle.carriedIn > 0) reached.add('renewed with points carried in')
  if (cycle.spentBefore > 0) reached.add('renewed without points spent before')
  if (unpaidYears(holding, facts, day).length > 0) reached.add('renewed while a fee is open')
  if (holding.isSuspendedByStaff) reached.add('renewed while suspended by staff')
  if (cycle.start.endsWith('02-29')) reached.add('renewed after 29 February')
  if (cycle.start !== holding.openedOn) reached.add('renewed twice')
}

function noteCauses(holding: Holding, facts: Facts, day: Day, reached: Set<string>) {
  const minimum = minimumOf(holding.cycle, facts, day)
  const unpaid = unpaidYears(holding, facts, day).length
  const open = Number(minimum !== undefined) + Number(day > holding.cycle.end) + Number(holding.isSuspendedByStaff)
  if (unpaid > 0) reached.add('fee open')
  if (unpaid > 1) reached.add('two fees open')
  if (unpaid > 0 && minimum) reached.add('fee and minimum open')
  if (unpaid > 0 && day > holding.cycle.end) reached.add('fee and end open')
  if (holding.isSuspendedByStaff) reached.add('suspended by staff')
  if (holding.isSuspendedByStaff && open + unpaid > 1) reached.add('suspended by staff beside a cause')
  const before = addDays(day, -1)
  if (before >= holding.cycle.start && !minimum && minimumOf(holding.cycle, facts, before))
    reached.add('minimum made good')
}

/** "By id": numbers first, by value; then words, by text. */
function byId(a: Grant, b: Grant): number {
  const [x, y] = [Number(a.id), Number(b.id)]
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1
  return x - y || (a.id < b.id ? -1 : 1)
}

function daysFrom(from: Day, until: Day): Day[] {
  const days = [from]
  while (days.at(-1)! < until) days.push(addDays(days.at(-1)!, 1))
  return days
}
