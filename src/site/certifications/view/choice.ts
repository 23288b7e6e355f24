import type { Day } from '../../../core/calendar.ts'
import type { ProgressNode } from '../../../core/standing/standing.ts'
import type { Program, ProgramExam } from '../../../program/program.ts'
import type { Choice } from '../../../ui/evidence.tsx'
import { formatCount } from '../../../ui/words.ts'
import { attemptsIn, type Scene } from './causes.ts'
import { numberOfExam } from '../../../program/title.ts'
import { shortNameOn } from '../../../wording/names.ts'

const inFull = 6

/** What would meet a leaf that is not met: exams that can be taken on the day, or certifications. */
export function choiceOf(scene: Scene, node: ProgressNode): Choice | undefined {
  const { program, on } = scene
  if (node.met) return undefined
  if (node.exams) return choiceOfExams(program, offered(program, untaken(scene, node), on), node.need - node.have)
  const codes = node.certifications ?? []
  if (codes.length <= 3) return undefined
  const names = codes.map((code) => shortNameOn(program, code, on))
  return {
    heading: 'Any one of these:',
    items: names.slice(0, inFull).map((title) => ({ title })),
    rest: restOf(names.slice(inFull)),
  }
}

function choiceOfExams({ links }: Program, exams: readonly ProgramExam[], need: number): Choice | undefined {
  if (exams.length === 0) return undefined
  return {
    heading: exams.length === 1 ? 'The exam:' : `Any ${formatCount(need)} of these exams:`,
    items: exams.slice(0, inFull).map(({ code, title }) => {
      const number = numberOfExam(code)
      const href = number && links.exam?.href.replace('{code}', encodeURIComponent(number))
      return { code: number, title, ...(href && { href }) }
    }),
    rest: restOf(exams.slice(inFull).map((exam) => numberOfExam(exam.code) ?? exam.title)),
  }
}

/** The exams of a leaf without those whose passes count already. */
function untaken({ record }: Scene, node: ProgressNode): readonly string[] {
  const taken = attemptsIn(record, node.by).map((attempt) => attempt.exam)
  return (node.exams ?? []).filter((exam) => !taken.includes(exam))
}

function offered(program: Program, codes: readonly string[], on: Day): ProgramExam[] {
  const exams = codes.flatMap((code) => program.exams.find((exam) => exam.code === code) ?? [])
  return exams.filter(({ firstDay, lastDay }) => (!firstDay || firstDay <= on) && (!lastDay || on <= lastDay))
}

function restOf(rest: readonly string[]): string | undefined {
  return rest.length === 0 ? undefined : `And ${rest.length} more: ${rest.join(', ')}.`
}
