import type { Role } from '../core/colleagues.ts'

const anyRole: readonly Role[] = ['helpdesk', 'records', 'fulfilment', 'figures', 'owner']
const records: readonly Role[] = ['records', 'owner']
const desk: readonly Role[] = ['helpdesk', 'records', 'owner']
const owner: readonly Role[] = ['owner']

/** Every address of the office, and who may open it or send to it. What is not in here is closed to all. */
export const rolesAt: Readonly<Record<string, readonly Role[]>> = {
  'GET /office': anyRole,
  'GET /office/cases': desk,
  'GET /office/cases/:reference': desk,
  'GET /office/cases/:reference/files/:file': desk,
  'POST /office/cases/:reference/answer': desk,
  'POST /office/cases/:reference/last-answer': desk,
  'POST /office/cases/:reference/note': desk,
  'POST /office/cases/:reference/assign': desk,
  'POST /office/cases/:reference/close': desk,
  'POST /office/cases/:reference/reopen': desk,
  'GET /office/files': records,
  'GET /office/files/:id': records,
  'POST /office/files/:id/held': records,
  'POST /office/files/:id/settle': records,
  'GET /office/badges/:cause': records,
  'POST /office/badges/:cause/revoke': records,
  'GET /office/people/:id/changes/:what': records,
  'POST /office/people/:id/changes/:what': records,
  'POST /office/people/:id/changes/:what/confirm': records,
  'GET /office/people/:id/disagreement': records,
  'POST /office/people/:id/disagreement': records,
  'GET /office/mail': records,
  'POST /office/mail/:answer': records,
  'GET /office/colleagues': owner,
  'GET /office/colleagues/new': owner,
  'POST /office/colleagues': owner,
  'GET /office/colleagues/:id': owner,
  'POST /office/colleagues/:id/roles': owner,
  'POST /office/colleagues/:id/end': owner,
  'GET /office/colleagues/tokens/new': owner,
  'POST /office/colleagues/tokens': owner,
  'GET /office/colleagues/tokens/:id': owner,
  'POST /office/colleagues/tokens/:id/revoke': owner,
  'GET /office/log': owner,
  // They lead to the pages with these forms.
  'GET /office/cases/:name/answer': desk,
  'GET /office/cases/:name/last-answer': desk,
  'GET /office/cases/:name/note': desk,
  'GET /office/cases/:name/assign': desk,
  'GET /office/cases/:name/close': desk,
  'GET /office/cases/:name/reopen': desk,
  'GET /office/files/:name/held': records,
  'GET /office/files/:name/settle': records,
  'GET /office/badges/:name/revoke': records,
  'GET /office/mail/:name': records,
  'GET /office/colleagues/tokens': owner,
  'GET /office/colleagues/tokens/:name/revoke': owner,
  'GET /office/colleagues/:name/roles': owner,
  'GET /office/colleagues/:name/end': owner,
}
