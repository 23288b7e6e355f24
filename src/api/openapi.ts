import { toJsonSchema } from '@valibot/to-json-schema'
import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { problemSchema } from '../http/schemas.ts'
import type { Program } from '../program/program.ts'
import type { Operation, Schema } from './operations/operation.ts'
import { operations } from './operations/operations.ts'

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

function describeOperation({ path, summary, scope, query, sends, takes, status, answer }: Operation): object {
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
    security: scope === null ? [] : [scope ? { operator: [scope] } : { session: [] }],
    parameters: [...inPath, ...inQuery],
    ...(takes
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(takes) } } } }
      : {}),
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
