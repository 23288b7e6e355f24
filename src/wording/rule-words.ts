import type { Day } from '../core/calendar.ts'
import type { ProgressNode } from '../core/standing/standing.ts'
import type { Program } from '../program/program.ts'
import { capitalize, countOf, formatCount, formatPoints, listWith } from '../ui/words.ts'
import { numberOfExam, titleOfExam } from '../program/title.ts'
import { shortNameOn } from './names.ts'

/** A rule as a noun: "30 CE credits", "One core or expert exam", "Any one of these". */
export function titleOfRule(program: Program, node: ProgressNode, on: Day): string {
  switch (node.kind) {
    case 'exam':
    case 'examIn':
      return titleOfExams(program, node.exams ?? [], node.need)
    case 'credits':
      return `${node.need} ${program.credits.short}`
    case 'certification':
      return titleOfCertifications(program, node.certifications ?? [], on)
    case 'activity':
      return 'An activity recorded elsewhere'
    case 'all':
      return node.need === 2 ? 'Both of these' : 'All of these'
    case 'any':
      return 'Any one of these'
    case 'atLeast':
      return `${capitalize(formatCount(node.need))} of these`
    default:
      return node.kind
  }
}

/** What is still missing under a rule, the nearest way first: "Exam 350-701", "6 more CE credits". */
export function stillNeeded(program: Program, node: ProgressNode, on: Day): string {
  const open = (node.children ?? []).filter((child) => !child.met)
  const nearest = [...open].sort((a, b) => b.have / b.need - a.have / a.need)
  if (node.kind === 'all') return open.map((child) => stillNeeded(program, child, on)).join(' and ')
  if (node.children)
    return nearest
      .slice(0, node.need - node.have)
      .map((child) => stillNeeded(program, child, on))
      .join(' and ')
  if (node.have === 0) return titleOfRule(program, node, on)
  if (node.kind === 'credits') return `${formatPoints(missingHundredths(node))} more ${program.credits.short}`
  if (node.kind === 'examIn') return countOf(node.need - node.have, 'more exam')
  return titleOfRule(program, node, on)
}

export function missingHundredths(node: ProgressNode): number {
  return Math.max(0, Math.round((node.need - node.have) * 100))
}

function titleOfExams(program: Program, exams: readonly string[], need: number): string {
  if (exams.length === 1) return nameOfExam(program, exams[0]!)
  const groups = groupsOf(program, exams)
  if (!groups && exams.length <= 3 && need === 1) return `Exam ${listWith('or', exams)}`
  if (!groups) return `${capitalize(formatCount(need))} of ${formatCount(exams.length)} exams`
  const names = groups.map((group) => program.examGroupNames[group] ?? group)
  if (need > 1) return `${capitalize(formatCount(need))} different ${listWith('or', names)} exams`
  if (groups.length > 1 && areLevelsUpwards(program, groups)) return `One exam, ${names[0]} level or higher`
  return `One ${listWith('or', names)} exam`
}

function nameOfExam(program: Program, code: string): string {
  return numberOfExam(code) ? `Exam ${code}` : titleOfExam(program, code)
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

function titleOfCertifications(program: Program, codes: readonly string[], on: Day): string {
  if (codes.length <= 3)
    return `${listWith(
      'or',
      codes.map((code) => shortNameOn(program, code, on)),
    )}, active`
  const level = program.levels.find((one) => codesAt(program, one.code).join() === codes.join())
  if (level) return `Any ${level.name.toLowerCase()} certification, active`
  return `One of ${formatCount(codes.length)} certifications, active`
}

function codesAt(program: Program, level: string): string[] {
  return program.certifications.filter((one) => one.level === level).map((one) => one.code)
}
