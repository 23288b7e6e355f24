import { toJsonSchema } from '@valibot/to-json-schema'
import { Hono } from 'hono'
import type * as v from 'valibot'
import type { Scope } from '../data/operators.ts'
import type { Env } from '../env.ts'
import { dayQuery, knownDayQuery, problemSchema } from '../http/schemas.ts'
import type { Program } from '../program/program.ts'
import {
  importQuery,
  importSchema,
  importsQuery,
  importsSchema,
  unmatchedQuery,
  unmatchedSchema,
} from './schemas/imports.ts'
import { activitiesQuery, activitiesSchema } from './schemas/activities.ts'
import { examsSchema } from './schemas/exams.ts'
import { rebuiltQuery, rebuiltSchema } from './schemas/holdings.ts'
import { standingSchema } from './schemas/standing.ts'

type Schema = v.GenericSchema

interface Operation {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  /** What an operator's token must have; where there is none, the session of a signed-in candidate. */
  readonly scope?: Scope
  readonly query?: v.ObjectSchema<v.ObjectEntries, undefined>
  /** The media type of what is sent. */
  readonly sends?: string
  readonly status: number
  readonly answer: Schema
}

/** Every address that answers programs. */
export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/imports',
    summary: 'Send a feed file',
    scope: 'imports:write',
    query: importQuery,
    sends: 'text/csv',
    status: 202,
    answer: importSchema,
  },
  {
    method: 'get',
    path: '/api/v1/imports',
    summary: 'The files received, the newest first',
    scope: 'imports:write',
    query: importsQuery,
    status: 200,
    answer: importsSchema,
  },
  {
    method: 'get',
    path: '/api/v1/imports/unmatched',
    summary: 'Rows that wait for their candidate, the newest first',
    scope: 'imports:write',
    query: unmatchedQuery,
    status: 200,
    answer: unmatchedSchema,
  },
  {
    method: 'get',
    path: '/api/v1/imports/{id}',
    summary: 'What became of a file',
    scope: 'imports:write',
    status: 200,
    answer: importSchema,
  },
  {
    method: 'get',
    path: '/api/v1/candidates/{id}/standing',
    summary: 'What a candidate holds on a day, as it was known at a moment',
    scope: 'candidates:read',
    query: knownDayQuery,
    status: 200,
    answer: standingSchema,
  },
  {
    method: 'post',
    path: '/api/v1/holdings/rebuild',
    summary: 'Make the holdings of the next candidates again from their facts',
    scope: 'candidates:write',
    query: rebuiltQuery,
    status: 200,
    answer: rebuiltSchema,
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

export const openApiRoutes = new Hono<Env>()

let document: { readonly of: Program; readonly text: string } | undefined

openApiRoutes.get('/', (c) => {
  const { program } = c.var
  if (document?.of !== program) document = { of: program, text: JSON.stringify(describe(program)) }

  return c.body(document.text, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300' })
})

/** OpenAPI 3.1, out of the same schemas that judge what comes in. */
function describe(program: Program): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = describeOperation(operation)
  return {
    openapi: '3.1.0',
    info: { title: program.name, version: '1' },
    paths,
    components: {
      securitySchemes: {
        operator: { type: 'http', scheme: 'bearer', description: 'An operator token with the scope' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
      },
    },
  }
}

function describeOperation({ path, summary, scope, query, sends, status, answer }: Operation): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query?.entries ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: schema.type !== 'optional',
    schema: jsonSchema(schema as Schema),
  }))
  return {
    summary,
    security: [scope ? { operator: [scope] } : { session: [] }],
    parameters: [...inPath, ...inQuery],
    ...(sends ? { requestBody: { required: true, content: { [sends]: { schema: { type: 'string' } } } } } : {}),
    responses: {
      [status]: { description: 'As asked', content: { 'application/json': { schema: jsonSchema(answer) } } },
      default: {
        description: 'What is wrong',
        content: { 'application/problem+json': { schema: jsonSchema(problemSchema) } },
      },
    },
  }
}

function jsonSchema(schema: Schema): object {
  // Checks in code have no words in JSON Schema; the sentence comes with the problem.
  return toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore', target: 'draft-2020-12' })
}
