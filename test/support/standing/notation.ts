import { isDay } from '../../../src/core/calendar.ts'
import type { Adjustment, Facts, Review } from '../../../src/core/standing/facts.ts'
import type { CertificationStanding, ProgressNode, Standing } from '../../../src/core/standing/standing.ts'
import { adjust, credits, factsOf, fail, grant, pass, type Telling } from './facts.ts'

/**
 * Facts as lines of words, their ids by place:
 *
 *     pass 200-301 2021-04-01           grant DECK 2021-04-01 [2024-04-01]
 *     fail 200-301 2021-04-01           extend DECK 2021-04-01 6
 *     credits 2.5 2021-04-01 [2024-04-01] [pending]
 *     revoke|suspend|reinstate DECK|all 2021-04-01
 */
export function factsFrom(lines: readonly string[]): Facts {
  return factsOf(...lines.map(readFact))
}

function readFact(line: string): Telling {
  const [kind, what, on, ...more] = line.split(' ') as [string, string, string, ...string[]]
  const end = more.find(isDay)
  const word = more.find((one) => !isDay(one))
  switch (kind) {
    case 'pass':
      return pass(what, on)
    case 'fail':
      return fail(what, on)
    case 'credits':
      return credits(Number(what), on, { ...(end && { expiresOn: end }), ...(word && { review: word as Review }) })
    case 'grant':
      return grant(what, on, end)
    default:
      return adjust(kind as Adjustment['kind'], what, on, word ? Number(word) : undefined)
  }
}

/**
 * What a standing says, one line a certification: code, status, first earned, active and expiry day; history; progress.
 * A met node of the tree has a `+`, its children stand in brackets, and nothing is a dash:
 *
 *     DECK active 2021-04-01 2021-04-01 2024-04-01; 2021-04-01 earned; recertify any 0/1 (examIn 0/1, credits 10/30)
 */
export function linesOf(standing: Standing): string[] {
  return standing.certifications.map(lineOf)
}

export function lineOf(one: CertificationStanding): string {
  const days = [one.firstEarnedOn, one.activeOn, one.expiresOn].map((day) => day ?? '-')
  const { progress } = one
  return [
    [one.code, one.status, ...days].join(' '),
    historyOf(one).join(', ') || '-',
    progress ? `${progress.goal} ${treeText(progress.tree)}` : '-',
  ].join('; ')
}

/** Each line of a history as its day and its event. */
export function historyOf(one: CertificationStanding | undefined): string[] {
  return (one?.history ?? []).map((line) => `${line.on} ${line.event}`)
}

/** A tree as text. Numbers follow from the places, so they are not written but checked. */
export function treeText(node: ProgressNode, number = '1'): string {
  if (node.number !== number) throw new Error(`The node at ${number} is numbered ${node.number}`)
  const own = `${node.kind} ${node.have}/${node.need}${node.met ? '+' : ''}`
  if (!node.children) return own
  return `${own} (${node.children.map((child, at) => treeText(child, `${number}.${at + 1}`)).join(', ')})`
}
