import type { Day } from '../../core/calendar.ts'
import { levelNamesOn } from '../../core/certification-on.ts'
import { lookOf } from '../../core/level-look.ts'
import type { Requirements } from '../../core/standing/requirements.ts'
import type { ProgressNode } from '../../core/standing/standing.ts'
import { paths } from '../../paths.ts'
import { findLogo } from '../../program/logos.ts'
import type { Program } from '../../program/program.ts'
import { numberOfExam, titleOf, titleOfExam } from '../../program/title.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { figureOf } from '../../ui/words.ts'
import { titleOfRule } from '../../wording/rule-words.ts'
import type { AchievementView, RequirementRow } from './achievement-page.tsx'

/** What a certification asks for, in words. */
export function viewAchievement(program: Program, requirements: Requirements, on: Day): AchievementView {
  const { code, name, level, introduced, retired, validityMonths, earn, keep } = requirements
  const logo = findLogo(program, code, on)
  const levelName = levelNamesOn(program.levels, level, on).name
  const isRetired = retired !== null && retired <= on
  return {
    title: titleOf(program, code, name),
    lede: [
      `A certification by ${program.issuer.name}, level ${levelName}. `,
      validityMonths === null ? 'It doesn’t expire.' : `It is valid for ${figureOf(validityMonths, 'month')}.`,
      ...(isRetired ? ([' It hasn’t been awarded since ', { day: retired }, '.'] satisfies Sentence) : []),
      ...(introduced && introduced > on
        ? ([' You can earn it from ', { day: introduced }, '.'] satisfies Sentence)
        : []),
    ],
    preview: {
      title: titleOf(program, code, name),
      description: `How to earn and keep it. A certification by ${program.issuer.name}, level ${levelName}.`,
      image: paths.achievementImage(code),
    },
    badge: {
      ...lookOf(program, level),
      text: logo?.kind === 'certification' ? logo.letters : undefined,
    },
    earn: earn ? rowOf(program, earn, on) : undefined,
    noEarn: isRetired
      ? 'It can no longer be earned.'
      : 'The program awards it without exams, or this site doesn’t have its requirements.',
    keep: keep ? rowOf(program, keep, on) : undefined,
    noKeep: validityMonths === null ? 'Nothing to do: it doesn’t expire.' : 'It can’t be renewed.',
  }
}

function rowOf(program: Program, node: ProgressNode, on: Day): RequirementRow {
  const exams = node.exams ?? []
  return {
    title: exams.length === 1 ? oneExam(program, exams[0]!) : titleOfRule(program, node, on),
    exams: (exams.length > 1 && exams.length <= 12 ? exams : []).map((exam) => ({
      code: numberOfExam(exam),
      title: titleOfExam(program, exam),
    })),
    children: (node.children ?? []).map((child) => rowOf(program, child, on)),
  }
}

function oneExam(program: Program, exam: string): string {
  const number = numberOfExam(exam)
  return number ? `Exam ${number}, ${titleOfExam(program, exam)}` : titleOfExam(program, exam)
}
