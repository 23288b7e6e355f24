import type { Day } from '../../../src/core/calendar.ts'
import type { Facts } from '../../../src/core/standing/facts.ts'
import { standing } from '../../../src/core/standing/judge.ts'
import type { Rulebook } from '../../../src/core/standing/program.ts'
import type { CertificationStanding, ProgressNode } from '../../../src/core/standing/standing.ts'

/** What is held and worked towards on a day, by code. */
export function judgedBy(facts: Facts, on: Day, program: Rulebook): Record<string, CertificationStanding | undefined> {
  const { certifications } = standing(program, 'C', facts, on)
  return Object.fromEntries(certifications.map((one) => [one.code, one]))
}

/** The nodes of a progress tree by their printed numbers. */
export function nodesOf(one: CertificationStanding | undefined): Record<string, ProgressNode | undefined> {
  const nodes: Record<string, ProgressNode> = {}
  const visit = (node: ProgressNode) => {
    nodes[node.number] = node
    node.children?.forEach(visit)
  }
  if (one?.progress) visit(one.progress.tree)
  return nodes
}
