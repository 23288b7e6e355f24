import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const oidcSettings = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const

/** The organisation's login as the environment has it, in a file for the owner's eyes; empty where it has none. */
export function keepOidcSettings(folder: string): string {
  const file = join(folder, 'oidc.env')
  const lines = oidcSettings.flatMap((name) => {
    const value = process.env[name]
    return value ? [`${name}='${value}'\n`] : []
  })
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  return file
}
