import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import worker from '../../src/index.ts'
import { importFiles, stepsAfterAnswer } from '../../src/work/imports/import-files.ts'
import { program } from '../programs/neutral/index.ts'
import { origin } from './site.ts'

/** What the sweep does some minutes later: leases are over by themselves. */
export async function sweepLater(): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 150_000 })
  try {
    await importFiles(env, program, stepsAfterAnswer)
  } finally {
    vi.useRealTimers()
  }
}

interface Asked {
  readonly method?: 'POST' | 'DELETE'
  readonly body?: string
  readonly type?: string
}

/** Asks the imports of the API something; what goes on after the answer is over when this is. */
export async function askImports<T>(
  token: string,
  path: string,
  { method = 'POST', body = '', type = 'application/json' }: Asked = {},
): Promise<T> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': type, 'Content-Length': String(body.length) }
  const context = createExecutionContext()
  const given = method === 'POST' ? { method, headers, body } : { method, headers }
  const answer = await worker.fetch(new Request(`${origin}/api/v1/imports${path}`, given), env, context)
  await waitOnExecutionContext(context)
  return answer.json<T>()
}
