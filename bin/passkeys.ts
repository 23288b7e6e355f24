// Builds the one script that talks to authenticators into public/passkeys.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { build } from 'esbuild'

/** Writes it where it has changed; gives its bytes. */
export async function buildPasskeys(file = 'public/passkeys/page.js'): Promise<{ bytes: number }> {
  const { outputFiles } = await build({
    entryPoints: ['src/browser/passkeys.ts'],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    minify: true,
    tsconfig: 'src/browser/tsconfig.json',
    logLevel: 'warning',
    write: false,
  })
  const { contents } = outputFiles[0]!
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file) || !readFileSync(file).equals(contents)) writeFileSync(file, contents)
  return { bytes: contents.length }
}
