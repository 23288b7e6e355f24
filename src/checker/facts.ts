import { dayInWords, endInWords, momentOf } from './dates.ts'
import { nameInWords, shortened } from './asking.ts'
import { idOf, listOf, type Thing, textOf, textsOf, thingOf } from './json.ts'

/** What a credential says, for a person to compare with what they were told. */
export function factsOf(credential: Thing): [term: string, value: string][] {
  const subject = firstOf(credential.credentialSubject) ?? {}
  const achievement = firstOf(subject.achievement) ?? firstOf(subject.hasCredential) ?? {}
  const facts: (readonly [string, string | undefined])[] = [
    ['Name', nameOf(subject)],
    ['Achievement', textIn(achievement.name) ?? textIn(credential.name) ?? textIn(subject.name)],
    ['About it', textIn(achievement.description) ?? textIn(credential.description)],
    ['Earned', dayOf(credential.awardedDate)],
    ['Valid from', dayOf(credential.validFrom ?? credential.issuanceDate)],
    ['Valid until', dayOf(credential.validUntil ?? credential.expirationDate, endInWords)],
    ['Issuer’s name for itself', textIn(firstOf(credential.issuer)?.name)],
  ]
  const issuer = idOf(credential.issuer)
  return [
    ...facts.flatMap(([term, value]) => (value ? [[term, shortened(value)] as [string, string]] : [])),
    ...(issuer ? [['Issuer', nameInWords(issuer)] as [string, string]] : []),
  ]
}

function firstOf(value: unknown): Thing | undefined {
  return thingOf(listOf(value)[0])
}

/** Where a badge has the holder's name in the clear. */
function nameOf(subject: Thing): string | undefined {
  const known = listOf(subject.identifier)
    .map(thingOf)
    .find((one) => one?.identityType === 'name' && one.hashed !== true)
  return textOf(known?.identityHash) ?? (subject.achievement ? textIn(subject.name) : undefined)
}

/** Plain words, or the first of a text in several languages. */
function textIn(value: unknown): string | undefined {
  return textOf(value) ?? textOf(firstOf(value)?.['@value'])
}

function dayOf(value: unknown, inWords = dayInWords): string | undefined {
  const moment = momentOf(listOf(value)[0])
  return Number.isNaN(moment) ? undefined : inWords(moment)
}

const kinds: readonly (readonly [type: string, words: string])[] = [
  ['OpenBadgeCredential', 'Open Badge'],
  ['AchievementCredential', 'Open Badge'],
  ['ClrCredential', 'Learner record (CLR)'],
  ['EndorsementCredential', 'Endorsement'],
  ['BitstringStatusListCredential', 'Status list'],
  ['VerifiablePresentation', 'Presentation of credentials'],
  ['VerifiableCredential', 'Credential'],
]

export function kindOf(credential: Thing): string | undefined {
  const types = textsOf(credential.type)
  return kinds.find(([type]) => types.includes(type))?.[1]
}
