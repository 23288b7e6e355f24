import { multiTenantReason } from '../../src/core/office-issuer.ts'
import type { Program } from '../../src/program/program.ts'
import { isDefault, programEntry, programWords } from '../program-name.ts'
import { configFile } from '../wrangler-config.ts'
import { type Finding, missing, note } from './finding.ts'

/** What of the address and the program is not fit for a real site. */
export function checkSettings(baseUrl: string, program: Program): Finding[] {
  return [...checkAddress(baseUrl), ...checkOperator(program), ...saysWhatIsMadeUp(program)]
}

const howToName = isDefault
  ? 'put the address of the site there'
  : `name the address of the site: BASE_URL=https://… npm run deploy --${programWords}`

function checkAddress(baseUrl: string): Finding[] {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (url === undefined || /(^|\.)(example\.(com|org|net)|localhost|invalid|test)$/.test(url.hostname))
    return [missing(`BASE_URL in ${configFile} is ${baseUrl || 'empty'}: ${howToName}.`)]
  if (url.protocol !== 'https:' || url.pathname !== '/' || url.search || url.hash)
    return [missing(`BASE_URL in ${configFile} must be https and nothing after the host, such as https://${url.host}.`)]
  return []
}

/** An office on its own host needs an https origin that isn't the site's. */
export function checkOfficeAddress(officeUrl: string | undefined, baseUrl: string): Finding[] {
  if (!officeUrl) return []
  const url = URL.canParse(officeUrl) ? new URL(officeUrl) : undefined
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search || url.hash)
    return [missing(`OFFICE_URL is ${officeUrl}: it must be https and nothing after the host.`)]
  if (URL.canParse(baseUrl) && url.host === new URL(baseUrl).host)
    return [missing('OFFICE_URL is the address of the site. Leave it out: the office is at /office there.')]
  return []
}

/** What of the office's settings can be seen before it is asked of the account. */
export function checkOfficeIssuer(issuer: string | undefined, team: string | undefined): Finding[] {
  const reason = issuer === undefined ? undefined : multiTenantReason(issuer)
  return [
    ...(reason
      ? [missing(`OFFICE_OIDC_ISSUER is ${issuer}: ${reason}. The office needs one of your own organisation.`)]
      : []),
    ...(team !== undefined && !/^https:\/\/[\w.-]+$/.test(team)
      ? [missing(`OFFICE_ACCESS_TEAM is ${team}: it must be like https://name.cloudflareaccess.com.`)]
      : []),
  ]
}

function checkOperator({ operator }: Program): Finding[] {
  if (operator.demo)
    return [missing(`The operator’s name and addresses are examples: put your own into ${programEntry}.`)]
  if (operator.mailFrom.toLowerCase() === operator.supportEmail.toLowerCase())
    return [
      missing(
        'operator.mailFrom and operator.supportEmail are the same address: answers to the site’s mail would come back to the site. Give support an address of its own.',
      ),
    ]
  return []
}

function saysWhatIsMadeUp({ signatory, agreements, fulfillment }: Program): Finding[] {
  return [
    ...(signatory.demo ? [note('The name and the hand under the certificates are made up.')] : []),
    ...agreements
      .filter(({ versions }) => versions.some(({ demo, sections }) => demo && sections))
      .map(({ name }) => note(`The text of “${name}” is made up.`)),
    ...(fulfillment?.kits.some(({ initial, repeat }) => [initial, repeat].flat().some((price) => price?.demo))
      ? [note('Some prices of kits are made up.')]
      : []),
  ]
}
