import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'

/** Where somebody goes who opens an address that only takes a form. */
const pages: readonly (readonly [address: string, pageOf: (name: string) => string])[] = [
  ['/office/files/:name/held', paths.officeFile],
  ['/office/files/:name/settle', paths.officeFile],
  ['/office/files/:name/go-live', paths.officeFile],
  ['/office/files/:name/take-back', paths.officeFile],
  ['/office/people/:name/changes/:what/confirm', paths.officePerson],
  ['/office/unmatched/restore', () => paths.officeUnmatched],
  ['/office/orders/:name/check', paths.officeOrder],
  ['/office/people/:name/erase/confirm', paths.erasePerson],
  ['/office/people/:name/erase/drop', paths.erasePerson],
  ['/office/badges/:name/revoke', paths.officeBadges],
  ...['answer', 'last-answer', 'note', 'assign', 'close', 'reopen'].map(
    (what) => [`/office/cases/:name/${what}`, paths.officeCase] as const,
  ),
  ...['release', 'discard'].map((answer) => [`/office/mail/${answer}`, () => paths.officeMail] as const),
  ...['again', 'dismiss'].map((what) => [`/office/mail/given-up/:name/${what}`, () => paths.givenUpMail] as const),
  ...['count', 'send', 'stop', 'discard'].map(
    (what) => [`/office/mail/announcements/:name/${what}`, paths.announcement] as const,
  ),
  ['/office/merges', () => paths.newMerge()],
  ['/office/colleagues/tokens', () => paths.officeColleagues],
  ['/office/colleagues/tokens/:name/revoke', paths.officeToken],
  ['/office/colleagues/:name/roles', paths.officeColleague],
  ['/office/colleagues/:name/end', paths.officeColleague],
]

export const officePostedRoutes = new Hono<Env>()

for (const [address, pageOf] of pages)
  officePostedRoutes.get(address, async (c) => {
    await readAsColleague(c, {})
    return c.redirect(pageOf(c.req.param('name') ?? ''), 303)
  })
