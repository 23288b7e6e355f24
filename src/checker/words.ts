import type { Checked, Outcome, Verdict } from './result.ts'

export const questionWords: Readonly<Record<Verdict['question'], string>> = {
  unaltered: 'Unaltered',
  signer: 'Signed by whom it says',
  'in-date': 'In date',
  'not-revoked': 'Not revoked',
}

export const outcomeWords: Readonly<Record<Outcome, string>> = { yes: 'Yes', no: 'No', unknown: 'Not known' }

const whatIsWrong: Readonly<Record<Verdict['question'], string>> = {
  unaltered: 'it is not as it was signed',
  signer: 'it is not signed by whom it names',
  'in-date': 'it is not in date today',
  'not-revoked': 'it was revoked or suspended',
}

const ofWhom: readonly Verdict['question'][] = ['unaltered', 'signer']

const things: Readonly<Record<string, string>> = { 'Open Badge': 'badge', 'Learner record (CLR)': 'learner record' }

/** What a file carries was judged, and not the file: pages and pictures around it can say anything. */
function carried({ kind, place }: Pick<Checked, 'kind' | 'place'>): string | undefined {
  return place ? `${things[kind] ?? 'credential'} ${place}` : undefined
}

/** The four verdicts in one sentence: what is wrong first, then what is not known. */
export function inOneSentence(checked: Pick<Checked, 'verdicts' | 'kind' | 'place' | 'isKeyEnded'>): string {
  const { verdicts } = checked
  const what = carried(checked)
  const wrong = verdicts.filter(({ outcome }) => outcome === 'no').map(({ question }) => whatIsWrong[question])
  if (checked.isKeyEnded) return ofEndedKey(what, wrong)
  if (wrong.length > 0) return `${what ? `The ${what} is not good` : 'Not good'}: ${wrong.join(', and ')}.`
  const open = verdicts.filter(({ outcome }) => outcome === 'unknown').length
  if (open === 0)
    return `${what ? `The ${what} is good` : 'Good'}: unaltered, signed by whom it says, in date and not revoked.`
  if (open === verdicts.length)
    return 'Nothing could be checked; the reasons stand below. That alone says nothing about the person.'
  if (verdicts.some(({ question, outcome }) => ofWhom.includes(question) && outcome === 'unknown'))
    return `It is not known who made ${what ? `the ${what}` : 'this'}, or whether it was changed since; the reasons stand below.`
  return `Nothing speaks against ${what ? `the ${what}` : 'it'}, but not everything could be checked; the reasons stand below.`
}

function ofEndedKey(what: string | undefined, wrong: readonly string[]): string {
  return [
    `${notKnown} Someone else may have made ${what ? `the ${what}` : 'this'}, with any date on it.`,
    ...(wrong.length > 0 ? [`Besides, ${wrong.join(', and ')}.`] : []),
    'Ask the holder to download it again.',
  ].join(' ')
}

const notKnown = 'Not known: this key was ended.'

/** The same behind those within that are not good, and with what only the visitor can know. */
export function inAll(checked: Checked): string {
  const { inside } = checked
  const isBad = (one: Checked): boolean =>
    one.verdicts.some(({ outcome }) => outcome === 'no') || one.inside.some(isBad)
  const bad = inside.filter(isBad).length
  const hasEnded = (one: Checked): boolean => one.isKeyEnded || one.inside.some(hasEnded)
  const ended = inside.filter(hasEnded).length
  return [
    ...(bad > 0 ? [`Not good: ${bad} of the ${inside.length} credentials within it. As for the whole:`] : []),
    ...(ended > 0 && !checked.isKeyEnded
      ? [`${notKnown} That is so for ${ended} of the ${inside.length} credentials within it. As for the whole:`]
      : []),
    inOneSentence(checked),
    ...onIssuer(checked),
  ].join(' ')
}

/** Who signed it; nothing where that is not known. */
function onIssuer({ verdicts, facts, ownHost }: Checked): string[] {
  const [, issuer] = facts.find(([term]) => term === 'Issuer') ?? []
  if (!issuer || !verdicts.some(({ question, outcome }) => question === 'signer' && outcome === 'yes')) return []
  if (ownHost) return [`Its issuer is this site, ${ownHost}.`]
  return [`Its issuer is ${issuer}; whether that is whom you expect, only you can tell.`]
}
