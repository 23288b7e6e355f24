import type { Day } from '../core/calendar.ts'
import type { CertificationStanding, ProgressNode } from '../core/standing/standing.ts'
import type { Program } from '../program/program.ts'
import type { Measure } from '../ui/bar.tsx'
import type { Sentence } from '../ui/sentence.tsx'
import { figureOf, listWith } from '../ui/words.ts'
import { shortNameOn } from './names.ts'
import { inside, stillNeeded, titleOfRule } from './rule-words.ts'

/** One way to renew or earn a certification: what is missing of it, and how far it has come. */
export interface Way extends Measure {
  readonly number: string
  readonly needed: string
  /** What the whole of it is. */
  readonly rule: string
  /** It has parts, and its figure counts these. */
  readonly isWhole: boolean
}

/**
 * The ways to meet a certification's rule, the nearest first: its branches where one of them is enough, or else all of it.
 * What counts towards other certifications is no way: it is said in `elsewhere`.
 */
export function waysTo(
  program: Program,
  standing: CertificationStanding,
  on: Day,
): { readonly ways: readonly Way[]; readonly elsewhere: Sentence | undefined } {
  const tree = standing.progress?.tree
  if (!tree) return { ways: [], elsewhere: undefined }
  const branches = tree.children && tree.need === 1 && tree.kind !== 'all' ? tree.children : [tree]
  const open = branches.filter((node) => !node.met || countsElsewhere(standing, node))
  const other = open.find((node) => countsElsewhere(standing, node))
  return {
    ways: open
      .filter((node) => !countsElsewhere(standing, node))
      .toSorted((a, b) => shareOf(b) - shareOf(a))
      .map((node) => wayOf(program, node, on)),
    elsewhere: other && elsewhereOf(program, standing, other, on),
  }
}

/** What makes a certification active again that is kept by cycles: late fees, and what a year or the cycle lacks that is over. */
export function waysBack(program: Program, { progress }: CertificationStanding, on: Day): Way[] {
  const leaves = progress?.tree.children ?? []
  const isOver = leaves.some(({ until, decidesOn }) => decidesOn === undefined && until !== undefined && until < on)
  const isWanted = ({ years, decidesOn }: ProgressNode) => (years ?? []).length > 0 || decidesOn !== undefined || isOver
  return leaves.filter((node) => !node.met && isWanted(node)).map((node) => wayOf(program, node, on))
}

function wayOf(program: Program, node: ProgressNode, on: Day): Way {
  return {
    number: node.number,
    needed: stillNeeded(program, node, on),
    rule: wholeOf(program, node, on),
    percent: Math.min(100, Math.round(shareOf(node) * 10_000) / 100),
    figure: `${node.have}/${node.need}`,
    isWhole: node.children !== undefined,
  }
}

function shareOf(node: ProgressNode): number {
  return node.have / node.need
}

/** What is to be earned takes all points; what is to be renewed only those that count towards it. */
export function countsElsewhere({ code, progress }: CertificationStanding, node: ProgressNode): boolean {
  return progress?.goal === 'recertify' && node.towards !== undefined && !node.towards.includes(code)
}

/** Towards what points count that do not count here; nothing where they count towards no certification. */
export function elsewhereOf(
  program: Program,
  { code }: CertificationStanding,
  node: ProgressNode,
  on: Day,
): Sentence | undefined {
  const towards = (node.towards ?? []).map((other) => shortNameOn(program, other, on))
  if (towards.length === 0) return undefined
  const name = shortNameOn(program, code, on)
  const own = program.certifications.find((one) => one.code === code)
  const isExtended = own?.acceptsCredits !== false && program.renewalExtends !== 'nothing'
  const follows = isExtended ? ` ${name} is extended when ${listWith('or', towards)} is renewed.` : ''
  const points = node.have === 0 ? 'Points' : figureOf(node.have, 'point')
  const verb = node.have === 1 ? 'counts' : 'count'
  return [`${points} ${verb} towards `, { strong: listWith('and', towards) }, `, not ${name}.${follows}`]
}

/** What the whole of a way asks for. */
function wholeOf(program: Program, node: ProgressNode, on: Day): string {
  if (node.kind !== 'all' || !node.children) return titleOfRule(program, node, on)
  return listWith(
    'and',
    node.children.map((child, at) => titleOfRule(program, child, on, at === 0 ? undefined : inside)),
  )
}
