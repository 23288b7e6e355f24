export interface GivenAnswer {
  readonly question: string
  readonly answer: 'yes' | 'no'
  /** The moment it was given. */
  readonly answeredAt: string
}

/** The answer that stands to each question: the one given last. */
export function standingAnswers(given: readonly GivenAnswer[]): ReadonlyMap<string, GivenAnswer> {
  const standing = new Map<string, GivenAnswer>()
  for (const one of given) {
    const other = standing.get(one.question)
    if (!other || one.answeredAt >= other.answeredAt) standing.set(one.question, one)
  }
  return standing
}

/** What of some new answers is new: only those are kept, with the moment. */
export function changedAnswers(
  standing: ReadonlyMap<string, GivenAnswer>,
  chosen: Readonly<Record<string, 'yes' | 'no'>>,
  answeredAt: string,
): GivenAnswer[] {
  return Object.entries(chosen)
    .filter(([question, answer]) => standing.get(question)?.answer !== answer)
    .map(([question, answer]) => ({ question, answer, answeredAt }))
}

/** What a candidate said about verification of their certifications; `undefined` while they have not been asked or have not answered. */
export type Consent = 'yes' | 'no' | undefined

/** What a candidate has said to the question that decides about verification. */
export function consentIn(standing: ReadonlyMap<string, GivenAnswer>, question: string | undefined): Consent {
  return question === undefined ? undefined : standing.get(question)?.answer
}

/** What a page that is open to anyone may want to show of a candidate. */
export type Shown = 'certification' | 'name'

/** Yes shows both, no answer shows the certification without the name, and No shows nothing: it reads as unknown. */
export function mayShow(consent: Consent, what: Shown): boolean {
  return consent === 'yes' || (consent === undefined && what === 'certification')
}
