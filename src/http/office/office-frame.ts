import type { Context } from 'hono'
import { dayOf } from '../../core/calendar.ts'
import { type Colleague, type Role, roleNames } from '../../core/colleagues.ts'
import type { Env } from '../../env.ts'
import { officeOrigin } from './office-host.ts'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { wantsJson } from '../answers/wants-json.ts'

/** Whose tab it is besides the owner's. */
const tabs: readonly (readonly [label: string, at: string, roles: readonly Role[]])[] = [
  ['Today', paths.office, ['helpdesk', 'records', 'fulfilment', 'figures']],
  ['People', paths.officePeople, ['helpdesk', 'records', 'fulfilment']],
  ['Cases', paths.officeCases, ['helpdesk', 'records']],
  ['Files', paths.officeFiles, ['records']],
  ['Unmatched', paths.officeUnmatched, ['records']],
  ['Kits', paths.officeKits, ['fulfilment']],
  ['Mail', paths.officeMail, ['records']],
  ['Figures', paths.officeFigures, ['figures']],
  ['Colleagues', paths.officeColleagues, []],
  ['Log', paths.officeLog, []],
]

/** What stands around a page of the office; `waiting` are the things on Today that wait for a person. */
export function officeFrameOf(
  c: Context<Env>,
  { name, roles, receivedUpTo, rules }: Colleague,
  waiting?: number,
): OfficeFrame {
  const { program, now } = c.var
  const { path } = c.req
  const own = tabs.filter(([, , takes]) => roles.some((role) => role === 'owner' || takes.includes(role)))
  // The pages of badges belong to Today: nothing else leads there.
  const within = path.startsWith(`${paths.officeMerges}/`) ? paths.officePeople : path
  const at = own.find(
    ([, place]) => place !== paths.office && (within === place || within.startsWith(`${place}/`)),
  )?.[1]
  return {
    siteName: program.name,
    receivedUpTo,
    rules,
    colleague: name,
    roles: roles.map((role) => roleNames[role]).join(', '),
    tabs: own.map(([label, href]) => ({
      label,
      href,
      ...(href === (at ?? paths.office) && { current: path === href ? 'page' : 'true' }),
      ...(href === paths.office && waiting !== undefined && { waiting }),
    })),
    ...(own.some(([, place]) => place === paths.officePeople) && {
      search: (path === paths.officePeople && c.req.query('q')) || '',
    }),
    asJson: withFormat(c, 'json'),
    printed: { on: dayOf(now, program.timeZone), address: officeOrigin(c.env) + path },
  }
}

/** The same address in another form. */
export function withFormat(c: Context<Env>, format: 'json' | 'csv'): string {
  const url = new URL(c.req.url)
  url.searchParams.set('format', format)
  return url.pathname + url.search
}

/** Is the page asked for as facts? By what is accepted, or by a link, which cannot say that. */
export function isForProgram(c: Context<Env>): boolean {
  return wantsJson(c) || c.req.query('format') === 'json'
}
