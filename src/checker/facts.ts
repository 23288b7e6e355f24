import { dayInWords, endInWords, momentOf } from './dates.ts'
import { nameInWords, shortened } from './asking.ts'
import { idOf, listOf, onlyOf, type Thing, textOf, textsOf, thingOf, wholesOf } from './json.ts'

/** What a credential says, for a person to compare with what they were told; its days are those of a zone. */
export function factsOf(credential: Thing, timeZone: string | undefined): [term: string, value: string][] {
  const [subject = {}] = wholesOf(credential.credentialSubject)
  const [achievement = {}] = [...wholesOf(subject.achievement), ...wholesOf(subject.hasCredential)]
  const [issuer] = wholesOf(credential.issuer)
  const facts: (readonly [string, string | undefined])[] = [
    ['Name', nameOf(subject)],
    ['Achievement', textIn(achievement.name) ?? textIn(credential.name) ?? textIn(subject.name)],
    ['About it', textIn(achievement.description) ?? textIn(credential.description)],
    ['Earned', dayOf(credential.awardedDate, timeZone)],
    ['Valid from', dayOf(credential.validFrom ?? credential.issuanceDate, timeZone)],
    ['Valid until', dayOf(credential.validUntil ?? credential.expirationDate, timeZone, endInWords)],
    ['Issuer’s name for itself', textIn(issuer?.name)],
  ]
  const id = idOf(credential.issuer)
  return [
    ...facts.flatMap(([term, value]) => (value ? [[term, shortened(value)] as [string, string]] : [])),
    ...(id ? [['Issuer', nameInWords(id)] as [string, string]] : []),
  ]
}

/** Where a badge has the holder's name in the clear. */
function nameOf(subject: Thing): string | undefined {
  const isInTheClear = ({ identityType, hashed }: Thing) =>
    onlyOf(identityType) === 'name' && !listOf(hashed).map(String).includes('true')
  const known = wholesOf(subject.identifier).find(isInTheClear)
  return textIn(known?.identityHash) ?? (subject.achievement ? textIn(subject.name) : undefined)
}

/** Plain words, or the first of a text in several languages. */
function textIn(value: unknown): string | undefined {
  const [first] = listOf(value)
  return textOf(first) ?? textOf(thingOf(first)?.['@value'])
}

function dayOf(value: unknown, timeZone: string | undefined, inWords = dayInWords): string | undefined {
  const moment = momentOf(listOf(value)[0])
  return Number.isNaN(moment) ? undefined : inWords(moment, timeZone)
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
