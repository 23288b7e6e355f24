import type { Day } from '../core/calendar.ts'
import type { ProgressNode } from '../core/standing/standing.ts'
import type { Program } from '../program/program.ts'
import { capitalize, countOf, formatCount, formatPoints, listWith } from '../ui/words.ts'
import { numberOfExam, titleOfExam } from '../program/title.ts'
import { shortNameOn } from './names.ts'

/** How our own words begin, at the start of a line or inside it; names stay as they are written. */
export type Begin = (words: string) => string

export const inside: Begin = (words) => words

/** A rule as a noun: "30 CE credits", "One core or expert exam", "Any one of these". */
export function titleOfRule(program: Program, node: ProgressNode, on: Day, begin: Begin = capitalize): string {
  switch (node.kind) {
    case 'exam':
    case 'examIn':
      return titleOfExams(program, node.exams ?? [], node.need, begin)
    case 'credits':
      return `${node.need} ${program.credits.short}`
    case 'certification':
      return titleOfCertifications(program, node.certifications ?? [], on, begin)
    case 'activity':
      return begin('an activity recorded elsewhere')
    case 'all':
      return begin(node.need === 2 ? 'both of these' : 'all of these')
    case 'any':
      return begin('any one of these')
    case 'atLeast':
      return begin(`${formatCount(node.need)} of these`)
    default:
      return node.kind
  }
}

/** What is still missing under a rule, the nearest way first: "Exam 350-701", "6 more CE credits". */
export function stillNeeded(program: Program, node: ProgressNode, on: Day, begin: Begin = capitalize): string {
  const open = (node.children ?? []).filter((child) => !child.met)
  const nearest = [...open].sort((a, b) => b.have / b.need - a.have / a.need)
  const all = (nodes: readonly ProgressNode[]) =>
    listWith(
      'and',
      nodes.map((child, at) => stillNeeded(program, child, on, at === 0 ? begin : inside)),
    )
  if (node.kind === 'all') return all(open)
  if (node.children) return all(nearest.slice(0, node.need - node.have))
  if (node.have === 0) return titleOfRule(program, node, on, begin)
  if (node.kind === 'credits') return `${formatPoints(missingHundredths(node))} more ${program.credits.short}`
  if (node.kind === 'examIn') return begin(countOf(node.need - node.have, 'more exam'))
  return titleOfRule(program, node, on, begin)
}

export function missingHundredths(node: ProgressNode): number {
  return Math.max(0, Math.round((node.need - node.have) * 100))
}

function titleOfExams(program: Program, exams: readonly string[], need: number, begin: Begin): string {
  if (exams.length === 1) return nameOfExam(program, exams[0]!, begin)
  const groups = groupsOf(program, exams)
  if (!groups && exams.length <= 3 && need === 1) return begin(`exam ${listWith('or', exams)}`)
  if (!groups) return begin(`${formatCount(need)} of ${formatCount(exams.length)} exams`)
  const names = groups.map((group) => program.examGroupNames[group] ?? group)
  if (need > 1) return begin(`${formatCount(need)} different ${listWith('or', names)} exams`)
  if (groups.length > 1 && areLevelsUpwards(program, groups)) return begin(`one exam, ${names[0]} level or higher`)
  return begin(`one ${listWith('or', names)} exam`)
}

function nameOfExam(program: Program, code: string, begin: Begin): string {
  return numberOfExam(code) ? begin(`exam ${code}`) : titleOfExam(program, code)
}

/** The fewest exam groups that are exactly these exams, in the program's order. */
function groupsOf(program: Program, exams: readonly string[]): readonly string[] | undefined {
  const left = new Set(exams)
  const within = Object.entries(program.examGroups).filter(([, members]) => members.every((exam) => left.has(exam)))
  const chosen = new Set<string>()
  for (const [group, members] of within.sort(([, a], [, b]) => b.length - a.length)) {
    if (members.some((exam) => left.has(exam))) chosen.add(group)
    for (const exam of members) left.delete(exam)
  }
  return left.size === 0 ? Object.keys(program.examGroups).filter((group) => chosen.has(group)) : undefined
}

function areLevelsUpwards(program: Program, groups: readonly string[]): boolean {
  const levels = [...program.levels].sort((a, b) => a.rank - b.rank).map((level) => level.code)
  const withExams = levels.filter((level) => level in program.examGroups)
  return withExams.slice(-groups.length).join() === groups.join()
}

function titleOfCertifications(program: Program, codes: readonly string[], on: Day, begin: Begin): string {
  if (codes.length <= 3)
    return `${listWith(
      'or',
      codes.map((code) => shortNameOn(program, code, on)),
    )}, active`
  const level = program.levels.find((one) => codesAt(program, one.code).join() === codes.join())
  if (level) return begin(`any ${level.name.toLowerCase()} certification, active`)
  return begin(`one of ${formatCount(codes.length)} certifications, active`)
}

function codesAt(program: Program, level: string): string[] {
  return program.certifications.filter((one) => one.level === level).map((one) => one.code)
}
