import type { Day } from '../calendar.ts'
import type { ProgressNode } from './standing.ts'

/**
 * A piece of what a rule says. Our own words are in lower case: whoever draws them knows whether a line begins. Names of
 * exams, certifications and credits are the program's, and so drawn from their codes.
 */
export type WordPart =
  | string
  /** Points with the program's word for them, in hundredths: "2.5 CE credits". */
  | { readonly credits: number }
  /** So many of these exams, as a noun: "exam 200-301", "one core or expert exam". */
  | { readonly exams: readonly string[]; readonly need: number }
  /** One of these certifications, as a noun. */
  | { readonly certifications: readonly string[] }
  /** A count in words: "three". */
  | { readonly count: number }
  | { readonly day: Day }

export type Words = readonly WordPart[]

/** What is missing, and whether it takes the verb of one thing: "one pass renews", "30 points renew". */
export interface More {
  readonly words: Words
  readonly isOne: boolean
}

/** How a kind of rule is spoken of. */
export interface RuleWords {
  /** The whole of it as a noun: "30 CE credits", "any one of these". */
  title(node: ProgressNode): Words
  /** What is still missing, where that is less than the whole: "6 more CE credits". */
  missing?(node: ProgressNode): Words
  /** What stands beneath its row: the facts that count, and the sentence before them. */
  readonly lead: CountedLead | PlainLead
  /** Which facts meet it, so that pages show those that count, and why others do not. */
  readonly evidence: 'exams' | 'credits' | 'none'
}

/** "10 points count today. 20 more by 2028-Jan-01 renew it." */
export interface CountedLead {
  /** With its verb: "10 points count". */
  counted(node: ProgressNode): Words
  more(node: ProgressNode): More
}

/** One sentence for what counts nothing. */
export interface PlainLead {
  readonly met: Words | ((node: ProgressNode) => Words)
  readonly notMet: Words | ((node: ProgressNode) => Words)
}

/** What is missing of a number of points, in hundredths. */
export function missingHundredths(node: ProgressNode): number {
  return Math.max(0, Math.round((node.need - node.have) * 100))
}

/** How the words of a rule over other rules are asked for: it has no facts of its own. */
export const noLead: PlainLead = { met: ['This is met.'], notMet: ['Nothing that was received so far meets this.'] }

/** The words of a kind that counts points. */
export function wordsOfPoints(title: RuleWords['title'], missing?: RuleWords['missing']): RuleWords {
  return {
    title,
    missing: missing ?? ((node) => [`${missingHundredths(node) / 100} more `, { credits: 0 }]),
    evidence: 'credits',
    lead: {
      counted({ have, carriedIn }) {
        if (have === 0) return ['no points count']
        if (carriedIn !== undefined) return [`${have} points, ${carriedIn} of them carried over, count`]
        return [have === 1 ? '1 point counts' : `${have} points count`]
      },
      more(node) {
        const points = missingHundredths(node) / 100
        return {
          words: [node.have === 0 ? `${points} ${points === 1 ? 'point' : 'points'}` : `${points} more`],
          isOne: points === 1,
        }
      },
    },
  }
}

/** The words of a kind that counts passes. */
export const wordsOfPasses: Pick<RuleWords, 'evidence' | 'lead'> = {
  evidence: 'exams',
  lead: {
    counted: ({ have }) => [{ count: have }, have === 1 ? ' pass counts' : ' passes count'],
    more(node) {
      const missing = node.need - node.have
      const fresh: Words = node.need > 1 ? [{ count: node.need }, ' passes of different exams'] : ['one pass']
      const more: Words = [{ count: missing }, ` more, of ${missing === 1 ? 'a different exam' : 'different exams'},`]
      return { words: node.have === 0 ? fresh : more, isOne: missing === 1 }
    },
  },
}
