import type { Day } from '../core/calendar.ts'
import { levelNamesOn, levelOn } from '../core/certification-on.ts'
import { ruleKindsOf } from '../core/standing/compile.ts'
import type { ProgressNode } from '../core/standing/standing.ts'
import type { RuleWords, WordPart, Words } from '../core/standing/words.ts'
import type { Program } from '../program/program.ts'
import type { Sentence } from '../ui/sentence.tsx'
import { capitalize, formatCount, formatDay, formatPoints, listWith } from '../ui/words.ts'
import { numberOfExam, titleOfExam } from '../program/title.ts'
import { shortNameOn } from './names.ts'
import { creditsOf } from './credits.ts'

/** How our own words begin, at the start of a line or inside it; names stay as they are written. */
export type Begin = (words: string) => string

export const inside: Begin = (words) => words

/** How pages speak of a node: the words of its kind. */
export function wordsOf(program: Program, node: ProgressNode): RuleWords {
  const kind = ruleKindsOf(program).find((one) => one.kind === node.kind)
  if (!kind) throw new Error(`The program has no kind of rule named ${node.kind}`)
  return kind.words
}

/** A rule as a noun: "30 CE credits", "One core or expert exam", "Any one of these". */
export function titleOfRule(program: Program, node: ProgressNode, on: Day, begin: Begin = capitalize): string {
  return plainText(drawWords(program, wordsOf(program, node).title(node), on, begin))
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
  const { missing } = wordsOf(program, node)
  if (node.have === 0 || !missing) return titleOfRule(program, node, on, begin)
  return plainText(drawWords(program, missing(node), on, begin))
}

/** The pieces of what a rule says, with the program's names in them; `begin` is for the first of our own words. */
export function drawWords(program: Program, words: Words, on: Day, begin: Begin = inside): Sentence {
  return words.map((part, at) => drawPart(program, part, on, at === 0 ? begin : inside))
}

function drawPart(program: Program, part: WordPart, on: Day, begin: Begin): Sentence[number] {
  if (typeof part === 'string') return begin(part)
  if ('day' in part) return part
  if ('count' in part) return begin(formatCount(part.count))
  if ('exams' in part) return titleOfExams(program, part.exams, part.need, begin)
  if ('certifications' in part) return titleOfCertifications(program, part.certifications, on, begin)
  return part.credits === 0 ? creditsOf(program).short : `${formatPoints(part.credits)} ${creditsOf(program).short}`
}

/** A sentence as text, its days as they are written. */
export function plainText(sentence: Sentence): string {
  return sentence
    .map((phrase) => {
      if (typeof phrase === 'string') return phrase
      return 'day' in phrase ? formatDay(phrase.day) : 'strong' in phrase ? phrase.strong : phrase.text
    })
    .join('')
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
  const level = program.levels.find((one) => codesAt(program, one.code, on).join() === codes.join())
  if (level)
    return begin(`any ${levelNamesOn(program.levels, level.code, on).name.toLowerCase()} certification, active`)
  return begin(`one of ${formatCount(codes.length)} certifications, active`)
}

function codesAt(program: Program, level: string, on: Day): string[] {
  return program.certifications.filter((one) => levelOn(one, on) === level).map((one) => one.code)
}
