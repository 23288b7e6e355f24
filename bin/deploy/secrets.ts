import { badgeKeyNames } from '../key-store.ts'
import { mailKeyName } from '../mail-key.ts'
import { officeAccessSettings, officeOidcSettings } from '../office-settings.ts'
import { oidcSettings } from '../oidc-settings.ts'
import { programWords } from '../program-name.ts'
import { configOptions } from '../wrangler-config.ts'
import { type Finding, missing, note } from './finding.ts'

const paymentSettings: Readonly<Record<string, readonly string[]>> = {
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  paypal: ['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'],
}

/** What is set in part; and what is not set at all, which switches off what needs it. */
export function checkSecrets(provider: string | undefined, there: readonly string[]): Finding[] {
  return [...checkKeys(there), ...checkOidc(there), ...checkOffice(there), ...checkPayments(provider, there)]
}

/** Whether mail that comes in finds its way to the Worker; a rule made by hand in Email Routing does it too. */
export function checkIncoming(
  mailFrom: string,
  addresses: readonly string[] | undefined,
  there: readonly string[],
): Finding[] {
  if (!there.includes(mailKeyName))
    return [
      note(`Answers to mail go straight to support until there is a key: npm run keys -- mail --remote${programWords}`),
    ]
  if (addresses?.includes(mailFrom)) return []
  return [
    note(
      `wrangler.toml names no address that answers come in at. Unless Email Routing has a rule for it, put this at its top: addresses = ["${mailFrom}"]`,
    ),
  ]
}

function checkKeys(there: readonly string[]): Finding[] {
  if (badgeKeyNames(there).current.length > 0) return []
  return [note(`Badges are not signed until there is a key: npm run keys -- create --remote${programWords}`)]
}

/** The organisation's login is there with all three, or not at all. */
function checkOidc(there: readonly string[]): Finding[] {
  const lacking = oidcSettings.filter((name) => !there.includes(name))
  if (lacking.length === oidcSettings.length) return []
  return lacking.map((name) =>
    missing(
      `The organisation’s login is set up in part: ${name} is not set. Set it: npx wrangler secret put ${name} ${['--env production', ...configOptions].join(' ')}`,
    ),
  )
}

/** The office has one of its two doors, with all that this needs; without one it is closed. */
function checkOffice(there: readonly string[]): Finding[] {
  const doors = [officeAccessSettings, officeOidcSettings].filter((names) => names.some((name) => there.includes(name)))
  if (doors.length === 0)
    return [note('The office is closed: neither Cloudflare Access nor an OpenID provider is set up for it.')]
  return doors.flatMap((names) =>
    names
      .filter((name) => !there.includes(name))
      .map((name) =>
        missing(
          `The office’s sign-in is set up in part: ${name} is not set. Set it: npx wrangler secret put ${name} ${['--env production', ...configOptions].join(' ')}`,
        ),
      ),
  )
}

/** Whoever takes the money, with all that they need; nobody is fine too, and then what has a price is not for sale. */
function checkPayments(provider: string | undefined, there: readonly string[]): Finding[] {
  if (!provider) return [note('PAYMENTS is not set: what has a price is not for sale.')]
  const wanted = paymentSettings[provider]
  if (!wanted) return [missing(`PAYMENTS in wrangler.toml is ${provider}: it can be stripe or paypal.`)]
  return wanted
    .filter((name) => !there.includes(name))
    .map((name) =>
      missing(
        `PAYMENTS is ${provider}, and ${name} is not set. Set it: npx wrangler secret put ${name} ${['--env production', ...configOptions].join(' ')}`,
      ),
    )
}
