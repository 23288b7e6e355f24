import type { Day } from '../../core/calendar.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import type { CandidateRecord } from '../../core/record.ts'
import { lastDayOfPass } from '../../core/standing/facts.ts'
import type { CertificationStanding, ProgressNode, Standing } from '../../core/standing/standing.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { numberOfExam, titleOfExam } from '../../program/title.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { shortNameOn } from '../../wording/names.ts'
import { stillNeeded } from '../../wording/rule-words.ts'

export interface Closest {
  readonly name: string
  readonly href: string
  readonly badge: LevelLook & { readonly open: true }
  readonly words: Sentence
}

/** Of the certifications in progress the one with the fewest parts to go; of several, the lowest that comes first. */
export function closestOf(program: Program, record: CandidateRecord, held: Standing): Closest | undefined {
  const begun = held.certifications.filter((one) => one.status === 'in-progress' && one.progress)
  const rankOfOne = ({ level }: CertificationStanding) => lookOf(program, level).rank
  const [next] = begun.toSorted(
    (a, b) => missingParts(a.progress!.tree) - missingParts(b.progress!.tree) || rankOfOne(a) - rankOfOne(b),
  )
  if (!next) return undefined
  const { tree } = next.progress!
  return {
    name: shortNameOn(program, next.code, held.on),
    href: paths.certification(next.code),
    badge: { ...lookOf(program, next.level), open: true },
    words: [`Still needed: ${stillNeeded(program, tree, held.on)}.`, ...countsUntil(program, record, tree, held.on)],
  }
}

/** How many exams, certifications and sums of credits are missing on the shortest way. */
function missingParts(node: ProgressNode): number {
  if (node.met) return 0
  if (!node.children) return node.exams || node.certifications ? node.need - node.have : 1
  const open = node.children.filter((child) => !child.met).map((child) => missingParts(child))
  if (node.kind === 'all') return open.reduce((sum, parts) => sum + parts, 0)
  return open
    .toSorted((a, b) => a - b)
    .slice(0, node.need - node.have)
    .reduce((sum, parts) => sum + parts, 0)
}

/** The pass that counts already and stops to count first. */
function countsUntil(program: Program, { attempts }: CandidateRecord, tree: ProgressNode, on: Day): Sentence {
  const passes = factsIn(tree).flatMap((fact) =>
    'attempt' in fact ? (attempts.find((one) => one.registrationNumber === fact.attempt) ?? []) : [],
  )
  const [first] = passes.toSorted((a, b) => (a.takenOn < b.takenOn ? -1 : 1))
  if (!first) return []
  const until = lastDayOfPass(first.takenOn, program.passValidityMonths)
  const exam = numberOfExam(first.exam) ?? titleOfExam(program, first.exam)
  const passed = [` You passed ${exam} on `, { day: first.takenOn }]
  return until !== null && until >= on ? [...passed, '; it counts until ', { day: until }, '.'] : [...passed, '.']
}

function factsIn(node: ProgressNode): ProgressNode['by'] {
  return node.children ? node.children.flatMap(factsIn) : node.by
}
