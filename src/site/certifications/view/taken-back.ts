import { type Day, dayOf } from '../../../core/calendar.ts'
import { eventOf, type EventRow } from '../../../data/events/events.ts'
import type { Program } from '../../../program/program.ts'
import type { Sentence } from '../../../ui/sentence.tsx'
import { wordsOfEvent } from '../../../wording/events.ts'

/** What became of a certification that a person held before, in sentences; nothing while they hold it. */
export interface TakenBack {
  readonly lines: readonly Sentence[]
}

/**
 * Says why a certification that was held is not: by what is known to have happened to it, or where that was before the site
 * noted such things, in general.
 */
export function viewTakenBack(
  program: Program,
  name: string,
  events: readonly EventRow[],
  { on, isHeld, wasHeld }: { readonly on: Day; readonly isHeld: boolean; readonly wasHeld: boolean },
): TakenBack | undefined {
  if (isHeld) return undefined
  const last = events.find(({ kind }) => kind === 'no-longer-held')
  if (!last) return wasHeld ? { lines: [[`You no longer hold ${name}: its evidence was taken back.`]] } : undefined
  const { said, more } = wordsOfEvent(program, eventOf(last), on)
  const by = last.file === null ? [] : [` by a file from the program (${last.file})`]
  return {
    lines: [
      [{ strong: `${said}.` }, ` ${more.join(' ')}`],
      ['This changed on ', { day: dayOf(last.at, program.timeZone) }, ...by, '.'],
    ],
  }
}
