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
  'not-revoked': 'it was revoked',
}

/** The four verdicts in one sentence: what is wrong first, then what is not known. */
export function inOneSentence({ verdicts }: Pick<Checked, 'verdicts'>): string {
  const wrong = verdicts.filter(({ outcome }) => outcome === 'no').map(({ question }) => whatIsWrong[question])
  if (wrong.length > 0) return `Not good: ${wrong.join(', and ')}.`
  const open = verdicts.filter(({ outcome }) => outcome === 'unknown').length
  if (open === 0) return 'Good: unaltered, signed by whom it says, in date and not revoked.'
  if (open === verdicts.length)
    return 'Nothing could be checked; the reasons stand below. That alone says nothing about the person.'
  return 'Nothing speaks against it, but not everything could be checked; the reasons stand below.'
}
