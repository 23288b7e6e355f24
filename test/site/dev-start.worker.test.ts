import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { type DevelopmentData, start } from '../../src/site/dev/start.ts'
import { program as neutral } from '../programs/neutral/index.ts'

test('development does not start on the database of another program', async () => {
  const data: DevelopmentData = { program: 'first', migrations: [], logins: [], judge: '', feeds: [], bindings: {} }
  await start(env, neutral, data)
  await expect(start(env, neutral, { ...data, program: 'second' })).rejects.toThrow(
    'The program first made this state, and you are starting second. Start second with a folder of its own',
  )
})
