import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

export const oidcSettings = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const

/** The organisation's login as the environment or `.dev.vars` has it, in a file for the owner's eyes; empty where it has none. */
export function keepOidcSettings(folder: string): string {
  const file = join(folder, 'oidc.env')
  const written = existsSync('.dev.vars') ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {}
  const lines = oidcSettings.flatMap((name) => {
    const value = process.env[name] ?? written[name]
    return value ? [`${name}='${value}'\n`] : []
  })
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  return file
}
