import type { Operation } from './operation.ts'
import { congratulationsSchema, releasedSchema } from '../schemas/congratulations.ts'
import { heldBadgesSchema, revokedBadgesSchema } from '../schemas/held.ts'

/** What waits for an operator's yes. */
export const heldOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/congratulations',
    summary: 'How many mails of congratulation wait, and how many of them for a yes',
    scope: 'candidates:write',
    status: 200,
    answer: congratulationsSchema,
  },
  {
    method: 'post',
    path: '/api/v1/congratulations/release',
    summary: 'Yes: all that wait go out',
    scope: 'candidates:write',
    status: 200,
    answer: releasedSchema,
  },
  {
    method: 'get',
    path: '/api/v1/badges/held',
    summary: 'Signed badges that are to be revoked for good, and wait for a yes',
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
