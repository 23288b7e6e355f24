import type { Program } from '../../src/program/program.ts'

export interface Finding {
  /** What has to be put right first, or what is only said. */
  readonly kind: 'missing' | 'note'
  readonly sentence: string
}

/** What of the settings is not fit for a real site. */
export function checkSettings(baseUrl: string, program: Program): Finding[] {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  const isExample = url === undefined || /(^|\.)(example\.(com|org|net)|localhost|invalid|test)$/.test(url.hostname)
  return [
    ...(isExample
      ? [missing(`BASE_URL in wrangler.toml is ${baseUrl || 'empty'}: put the address of the site there.`)]
      : url.protocol !== 'https:' || url.pathname !== '/'
        ? [
            missing(
              `BASE_URL in wrangler.toml must be https and nothing after the host, such as https://${url.hostname}.`,
            ),
          ]
        : []),
    ...(program.operator.demo
      ? [missing('The operator’s name and addresses are examples: put your own into src/program/default-program.ts.')]
      : []),
    ...(program.signatory.demo ? [note('The name and the hand under the certificates are made up.')] : []),
    ...program.agreements
      .filter(({ versions }) => versions.some(({ demo, sections }) => demo && sections))
      .map(({ name }) => note(`The text of “${name}” is made up.`)),
    ...(program.fulfillment.kits.some(({ initial, repeat }) => initial?.demo || repeat?.demo)
      ? [note('Some prices of kits are made up.')]
      : []),
  ]
}

/** What an account has, by its own lists. */
export interface Account {
  readonly databases: readonly string[]
  readonly buckets: readonly string[]
  readonly queues: readonly string[]
  readonly secrets: readonly string[]
}

export interface Wanted extends Account {}

/** What the account lacks of what wrangler.toml names, with the command that makes it. */
export function checkAccount(wanted: Wanted, has: Account): Finding[] {
  const lacking = (names: readonly string[], known: readonly string[]) => names.filter((name) => !known.includes(name))
  return [
    ...lacking(wanted.databases, has.databases).map((name) =>
      missing(`There is no D1 database ${name}. Make it: npx wrangler d1 create ${name}`),
    ),
    ...lacking(wanted.buckets, has.buckets).map((name) =>
      missing(`There is no R2 bucket ${name}. Make it: npx wrangler r2 bucket create ${name}`),
    ),
    ...lacking(wanted.queues, has.queues).map((name) =>
      missing(`There is no queue ${name}. Make it: npx wrangler queues create ${name}`),
    ),
    ...lacking(wanted.secrets, has.secrets).map((name) =>
      missing(`The secret ${name} is not set. Set it: npx wrangler secret put ${name}`),
    ),
    ...(has.secrets.some((name) => name.startsWith('BADGE_KEY_'))
      ? []
      : [note('Badges are not signed until there is a key: npm run keys -- create --remote')]),
  ]
}

const oidcSettings = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']

/** The organisation's login is there with all three, or not at all. */
export function checkOidc(there: readonly string[]): Finding[] {
  const lacking = oidcSettings.filter((name) => !there.includes(name))
  if (lacking.length === 0 || lacking.length === oidcSettings.length) return []
  return lacking.map((name) =>
    missing(`The organisation’s login is set up in part: ${name} is not set. Set it: npx wrangler secret put ${name}`),
  )
}

const paymentSettings: Readonly<Record<string, readonly string[]>> = {
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  paypal: ['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'],
}

/** Whoever takes the money, with all that they need; nobody is fine too, and then what has a price is not for sale. */
export function checkPayments(provider: string | undefined, there: readonly string[]): Finding[] {
  if (!provider) return [note('PAYMENTS is not set: what has a price is not for sale.')]
  const wanted = paymentSettings[provider]
  if (!wanted) return [missing(`PAYMENTS in wrangler.toml is ${provider}: it can be stripe or paypal.`)]
  return wanted
    .filter((name) => !there.includes(name))
    .map((name) => missing(`PAYMENTS is ${provider}, and ${name} is not set. Set it: npx wrangler secret put ${name}`))
}

export function missing(sentence: string): Finding {
  return { kind: 'missing', sentence }
}

function note(sentence: string): Finding {
  return { kind: 'note', sentence }
}
