import type { Role } from '../../core/colleagues.ts'
import { daysAtPrinter } from './kits.ts'
import type { Thing } from './view.ts'

const desk: readonly Role[] = ['helpdesk', 'records', 'owner']
const records: readonly Role[] = ['records', 'owner']
const fulfilment: readonly Role[] = ['fulfilment', 'owner']

const quiet: readonly (readonly [kind: RegExp, sentence: string, roles: readonly Role[]])[] = [
  [/^Badges/, 'No badges wait to be revoked', records],
  [/^Rows/, 'No rows wait for a decision', records],
  [/^Rules/, 'No changed rules wait for a decision', records],
  [/^Unmatched/, 'No unmatched rows', records],
  [/^Files disagree/, 'No file disagrees with a change by staff', records],
  [/^Case/, 'No cases wait for an answer', desk],
  [/^Emails held/, 'No emails are held back', records],
  [/^Emails failed/, 'No email failed', records],
  [/^File (failed|refused)/, 'No file failed or was refused', records],
  [/^Kits (on hold|returned)/, 'No kits are on hold or returned', fulfilment],
  [/^Kits stuck/, `The printer has reported on every kit within ${daysAtPrinter} days`, fulfilment],
  [/^Kits to stop/, 'The printer has nothing to stop', fulfilment],
  [/^Order/, 'Every order is paid or cancelled', fulfilment],
]

/** The areas of a colleague's work with nothing to do. */
export function quietOf(things: readonly Thing[], roles: readonly Role[]): readonly string[] {
  return quiet
    .filter(
      ([kind, , whose]) => roles.some((role) => whose.includes(role)) && !things.some((thing) => kind.test(thing.kind)),
    )
    .map(([, sentence]) => sentence)
}

/** Whose work a thing is, as the list is divided. */
const areas: readonly (readonly [name: string, kinds: RegExp])[] = [
  ['Records', /^(Badges|Rows|Rules|Unmatched|File)/],
  ['Cases', /^Case/],
  ['Kits', /^(Kits|Order)/],
  ['Mail', /^(Emails|Announcement)/],
  ['People', /^Erasure/],
]

/** The parts of the list, each with how many things are in it. */
export function areasOf(things: readonly Thing[]) {
  return areas.flatMap(([name, kinds]) => {
    const own = things.filter(({ kind }) => kinds.test(kind))
    return own.length > 0 ? [{ name, things: own }] : []
  })
}
