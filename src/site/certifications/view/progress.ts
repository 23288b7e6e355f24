import { countsElsewhere } from '../../../wording/ways.ts'
import type { Fact } from '../../../core/standing/facts.ts'
import type { CertificationStanding, ProgressNode } from '../../../core/standing/standing.ts'
import type { Measure } from '../../../ui/bar.tsx'
import type { TreeNode } from '../../../ui/progress-tree.tsx'
import type { Sentence } from '../../../ui/sentence.tsx'
import type { Goal, Scene } from './causes.ts'
import { evidenceOf, isInReview } from './evidence.ts'
import { shortNameOn } from '../../../wording/names.ts'
import { titleOfRule } from '../../../wording/rule-words.ts'

/** The tree of what is asked, or a sentence why nothing is. */
export type ProgressView = { readonly root: TreeNode } | { readonly sentence: Sentence }

export function viewProgress(scene: Scene, standing: CertificationStanding): ProgressView {
  const { progress, code } = standing
  const title = shortNameOn(scene.program, code, scene.on)
  if (!progress) return { sentence: whyNothing(scene, standing, title) }
  const goal = { scene, standing, title, kind: progress.goal }
  return { root: nodeOf(goal, progress.tree, true, new Set()) }
}

/** Never full before it is: 29.999 of 30 is less than 100. */
export function percentOf(node: ProgressNode): number {
  return Math.min(100, Math.floor((node.have / node.need) * 10_000) / 100)
}

/** `alone` says that meeting this node is enough; `shown` are the facts that an open node shows already. */
function nodeOf(goal: Goal, node: ProgressNode, alone: boolean, shown: Set<string>): TreeNode {
  const { program, on } = goal.scene
  const childrenAlone = alone && (node.need === 1 || node.children?.length === 1) && node.kind !== 'all'
  const state = stateOf(goal, node)
  return {
    number: node.number,
    title: titleOfRule(program, node, on),
    state,
    ...measureOf(goal, node),
    open: node.number === '1' || (state === 'under-way' && (!!node.children || remember(shown, node.by))),
    ...(node.children ? {} : { evidence: evidenceOf(goal, node, alone) }),
    children: (node.children ?? []).map((child) => nodeOf(goal, child, childrenAlone, shown)),
  }
}

/** What counts towards other certifications is drawn apart: the figure says what counts here. */
function measureOf(goal: Goal, node: ProgressNode): Measure {
  if (!isElsewhere(goal, node)) return { percent: percentOf(node), figure: `${node.have}/${node.need}` }
  const words = `${node.have} ${node.towards?.length ? 'elsewhere' : 'not counting'}`
  return { percent: 0, figure: `0/${node.need}`, elsewhere: { percent: percentOf(node), words } }
}

function isElsewhere({ standing }: Goal, node: ProgressNode): boolean {
  return !node.met && node.have > 0 && countsElsewhere(standing, node)
}

function stateOf(goal: Goal, node: ProgressNode): TreeNode['state'] {
  if (node.met) return 'met'
  if (isElsewhere(goal, node)) return 'elsewhere'
  const states = (node.children ?? []).map((child) => stateOf(goal, child))
  if (node.have > 0 || states.some((state) => state === 'met' || state === 'under-way')) return 'under-way'
  return isInReview(goal, node) || states.includes('in-review') ? 'in-review' : 'not-begun'
}

/** The same facts may count in many nodes; only the first of them opens by itself. */
function remember(shown: Set<string>, facts: readonly Fact[]): boolean {
  const key = JSON.stringify(facts)
  if (shown.has(key)) return false
  shown.add(key)
  return true
}

function whyNothing({ program, on }: Scene, standing: CertificationStanding, title: string): Sentence {
  const retired = program.certifications.find((one) => one.code === standing.code)?.retired
  if (retired && retired <= on)
    return [`${title} was retired on `, { day: retired }, '. It can no longer be earned or renewed.']
  if (standing.activeOn && standing.expiresOn === null) return [`${title} never expires. You don’t have to renew it.`]
  return [`The program has no requirements for ${title} on this day.`]
}
