import { spawnSync } from 'node:child_process'
import type { Account } from './check.ts'

/** Another command in its place, for tests. */
const wrangler = process.env.WRANGLER_COMMAND ?? 'node_modules/wrangler/bin/wrangler.js'

/** Runs wrangler for everybody to see, and ends with it where it fails. */
export function runWrangler(...words: string[]): void {
  const { status } = spawnSync(process.execPath, [wrangler, ...words], { stdio: 'inherit' })
  if (status === 0) return
  console.error(
    `\nwrangler ${words.slice(0, 3).join(' ')} failed. Nothing after it was done; run npm run deploy again.`,
  )
  process.exit(status ?? 1)
}

/** What wrangler says, or nothing where it fails. */
export function tryWrangler(...words: string[]): string | undefined {
  const { status, stdout } = spawnSync(process.execPath, [wrangler, ...words], { encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}

/** What the account has, by its lists; a list that cannot be had counts as empty. */
export function readAccount(): Account {
  const words = (text: string | undefined) => (text ?? '').split(/[^\w.-]+/)
  return {
    databases: words(tryWrangler('d1', 'list', '--json')),
    buckets: words(tryWrangler('r2', 'bucket', 'list')),
    queues: words(tryWrangler('queues', 'list')),
    secrets: words(tryWrangler('secret', 'list')),
  }
}
