import { spawnSync } from 'node:child_process'
import { configOptions, environment } from '../wrangler-config.ts'

const wrangler = 'node_modules/wrangler/bin/wrangler.js'

const about = [...configOptions, `--env=${environment}`]

/** Runs wrangler for everybody to see, and ends with it where it fails. */
export function runWrangler(...words: string[]): void {
  const { status } = spawnSync(process.execPath, [wrangler, ...words, ...about], { stdio: 'inherit' })
  if (status === 0) return
  console.error(
    `\nwrangler ${words.slice(0, 3).join(' ')} failed. Nothing after it was done; run npm run deploy again.`,
  )
  process.exit(status ?? 1)
}

/** What wrangler says, or nothing where it fails. */
export function tryWrangler(...words: string[]): string | undefined {
  const { status, stdout } = spawnSync(process.execPath, [wrangler, ...words, ...about], {
    encoding: 'utf8',
  })
  return status === 0 ? stdout : undefined
}
