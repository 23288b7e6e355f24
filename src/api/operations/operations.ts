import { dayQuery, knownDayQuery } from '../../http/schemas.ts'
import { activitiesQuery, activitiesSchema } from '../schemas/activities.ts'
import { codesAsked, verificationSchema, verificationsSchema } from '../schemas/verification.ts'
import { importOperations } from './imports.ts'
import { heldOperations } from './held.ts'
import type { Operation } from './operation.ts'
import { batchSchema } from '../schemas/fulfillment.ts'
import { examsSchema } from '../schemas/exams.ts'
import { healthSchema } from '../schemas/health.ts'
import {
  acceptedLossesSchema,
  acceptLossesSchema,
  rebuildProgressSchema,
  rebuiltQuery,
  rebuiltSchema,
} from '../schemas/holdings.ts'
import { standingSchema } from '../schemas/standing.ts'

/** Every address that answers programs. */
export const operations: readonly Operation[] = [
  ...importOperations,
  {
    method: 'get',
    path: '/api/v1/candidates/{id}/standing',
    summary:
      'What a candidate holds on a day, as known at a moment. For the old ID of a merged record, the answer has the ID that was kept',
    scope: 'candidates:read',
    query: knownDayQuery,
    status: 200,
    answer: standingSchema,
  },
  {
    method: 'post',
    path: '/api/v1/holdings/rebuild',
    summary:
      'Make the holdings of the next candidates again from their facts, as far as changed rules take nothing away',
    scope: 'candidates:write',
    query: rebuiltQuery,
    status: 200,
    answer: rebuiltSchema,
  },
  {
    method: 'get',
    path: '/api/v1/holdings/rebuild',
    summary: 'How many records are up to date with the rules, and what people would lose who wait for a yes',
    scope: 'candidates:write',
    status: 200,
    answer: rebuildProgressSchema,
  },
  {
    method: 'post',
    path: '/api/v1/holdings/rebuild/accept',
    summary: 'Yes: what was seen is done',
    scope: 'candidates:write',
    takes: acceptLossesSchema,
    status: 200,
    answer: acceptedLossesSchema,
  },
  {
    method: 'get',
    path: '/api/v1/verify/{code}',
    summary: 'What a verification code says on a day; open to anyone',
    scope: null,
    query: dayQuery,
    status: 200,
    answer: verificationSchema,
  },
  {
    method: 'post',
    path: '/api/v1/verify',
    summary: 'The same for up to 500 codes, today',
    scope: 'verify:read',
    takes: codesAsked,
    status: 200,
    answer: verificationsSchema,
  },
  {
    method: 'post',
    path: '/api/v1/fulfillment/batches',
    summary: 'What is queued for the printer: the same items again until the batch is confirmed',
    scope: 'kits:read',
    status: 200,
    answer: batchSchema,
  },
  {
    method: 'get',
    path: '/api/v1/fulfillment/batches/{id}',
    summary: 'A batch, with those of its items that are still queued',
    scope: 'kits:read',
    status: 200,
    answer: batchSchema,
  },
  {
    method: 'post',
    path: '/api/v1/fulfillment/batches/{id}/confirm',
    summary: 'The printer has the batch',
    scope: 'kits:read',
    status: 200,
    answer: batchSchema,
  },
  ...heldOperations,
  {
    method: 'get',
    path: '/api/v1/health',
    summary: 'How the site is doing: the age of what waits, and when the scheduled handler last ran',
    scope: 'health:read',
    status: 200,
    answer: healthSchema,
  },
  {
    method: 'get',
    path: '/api/v1/me/standing',
    summary: 'What the signed-in candidate holds on a day',
    query: dayQuery,
    status: 200,
    answer: standingSchema,
  },
  {
    method: 'get',
    path: '/certifications',
    summary: 'The facts of the page, where application/json is asked for',
    query: dayQuery,
    status: 200,
    answer: standingSchema,
  },
  {
    method: 'get',
    path: '/certifications/{code}',
    summary: 'The same for one certification',
    query: dayQuery,
    status: 200,
    answer: standingSchema,
  },
  {
    method: 'get',
    path: '/testing-history/exams',
    summary: 'Exams taken and agreements accepted, where application/json is asked for',
    status: 200,
    answer: examsSchema,
  },
  {
    method: 'get',
    path: '/testing-history/ce-activities',
    summary: 'A page of continuing education activities, where application/json is asked for',
    query: activitiesQuery,
    status: 200,
    answer: activitiesSchema,
  },
]
