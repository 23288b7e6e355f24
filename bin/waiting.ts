// npm run waiting [-- send | discard | revoke] [--url URL] [--token TOKEN]: lists what waits for a yes on a running site,
// emails with news and badges that are to be revoked for good, or answers it.
import { call } from './call.ts'
import { siteFromOptions } from './options.ts'

interface HeldEmails {
  readonly held: number
  readonly samples: readonly { readonly candidateId: string; readonly says: readonly string[] }[]
}

interface HeldBadges {
  readonly held: number
  readonly badges: readonly {
    readonly badge: string
    readonly certification: string
    readonly reason: string
    readonly since: string
    readonly file?: string
  }[]
}

const { files, ...site } = siteFromOptions()
const [answer, ...more] = files

if (answer === undefined) await list()
else if (answer === 'send' && more.length === 0)
  console.log(`${await people('release')} people will get their email with news`)
else if (answer === 'discard' && more.length === 0)
  console.log(`${await people('discard')} people will not get the emails that were held back`)
else if (answer === 'revoke' && more.length === 0) {
  const { revoked } = await call<{ revoked: number }>(site, '/api/v1/badges/held/revoke', undefined, 'POST')
  console.log(`${revoked} badges are revoked for good`)
} else {
  console.error('npm run waiting [-- send | discard | revoke]')
  process.exit(2)
}

async function list(): Promise<void> {
  const emails = await call<HeldEmails>(site, '/api/v1/emails/held')
  const badges = await call<HeldBadges>(site, '/api/v1/badges/held')
  console.log(`${emails.held} emails with news wait for a yes (send, or discard)`)
  if (emails.held > 0)
    for (const { candidateId, says } of emails.samples) console.log(`  ${candidateId}: ${says.join('; ')}`)
  console.log(`${badges.held} badges will be revoked for good after your approval (revoke), or after 72 hours`)
  for (const one of badges.badges)
    console.log(
      `  ${one.badge} ${one.certification}: ${one.reason}, since ${one.since}${one.file ? `, by ${one.file}` : ''}`,
    )
}

async function people(deed: string): Promise<number> {
  return (await call<{ people: number }>(site, `/api/v1/emails/held/${deed}`, undefined, 'POST')).people
}
