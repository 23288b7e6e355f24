import type { Operation } from './operation.ts'
import { eventsQuery, eventsSchema } from '../schemas/events.ts'
import { answeredEmailsSchema, heldBadgesSchema, heldEmailsSchema, revokedBadgesSchema } from '../schemas/held.ts'

/** What happened to people, and what of it waits for an operator's yes. */
export const heldOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/events',
    summary: 'What happened to people after an event, in order, each at least once',
    scope: 'events:read',
    query: eventsQuery,
    status: 200,
    answer: eventsSchema,
  },
  {
    method: 'get',
    path: '/api/v1/emails/held',
    summary: 'How many emails with news wait, how many of them for a yes, and samples',
    scope: 'candidates:write',
    status: 200,
    answer: heldEmailsSchema,
  },
  {
    method: 'post',
    path: '/api/v1/emails/held/release',
    summary: 'Yes: all that wait go out',
    scope: 'candidates:write',
    status: 200,
    answer: answeredEmailsSchema,
  },
  {
    method: 'post',
    path: '/api/v1/emails/held/discard',
    summary: 'No: discard the emails that wait for a yes',
    scope: 'candidates:write',
    status: 200,
    answer: answeredEmailsSchema,
  },
  {
    method: 'get',
    path: '/api/v1/badges/held',
    summary: 'Signed badges whose revocation waits for a yes',
    scope: 'candidates:write',
    status: 200,
    answer: heldBadgesSchema,
  },
  {
    method: 'post',
    path: '/api/v1/badges/held/revoke',
    summary: 'Yes: all of them are revoked for good',
    scope: 'candidates:write',
    status: 200,
    answer: revokedBadgesSchema,
  },
]
