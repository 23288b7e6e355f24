import { kindOf } from './changes.ts'
import { type ChangeEvent, isChange, type PersonEvent } from './event.ts'

/**
 * What several events in a row come to: of each certification one change from the first state to the last, if that is a
 * change at all, and of each activity what was said last.
 */
export function netEvents(events: readonly PersonEvent[]): PersonEvent[] {
  const changes = Map.groupBy(events.filter(isChange), ({ certification }) => certification)
  const credits = Map.groupBy(
    events.flatMap((event) => (isChange(event) ? [] : [event])),
    ({ activity }) => activity,
  )
  return [...[...changes.values()].flatMap((own) => netOf(own)), ...[...credits.values()].map((own) => own.at(-1)!)]
}

function netOf(own: readonly ChangeEvent[]): ChangeEvent[] {
  const last = own.at(-1)!
  const kind = kindOf(own[0]!.was, last.is)
  if (kind === undefined) return []
  const { reasons } = own.findLast((event) => event.kind === kind) ?? last
  return [{ ...last, kind, was: own[0]!.was, reasons }]
}
