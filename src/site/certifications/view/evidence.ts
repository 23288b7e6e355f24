import type { Day } from '../../../core/calendar.ts'
import type { RecordedCredit } from '../../../core/record.ts'
import { lastDayOfPass } from '../../../core/standing/facts.ts'
import type { ProgressNode } from '../../../core/standing/standing.ts'
import type { EvidenceProps } from '../../../ui/evidence.tsx'
import type { Sentence } from '../../../ui/sentence.tsx'
import { figureOf } from '../../../ui/words.ts'
import { attemptsIn, type Goal, type Scene } from './causes.ts'
import { creditsOf } from '../../../wording/credits.ts'
import { wordsOf } from '../../../wording/rule-words.ts'
import { choiceOf } from './choice.ts'
import { leadOf } from './lead.ts'
import { numberOfExam, titleOfExam } from '../../../program/title.ts'

/** What is inside a leaf: what is missing, what counts, what does not, and what would. */
export function evidenceOf(goal: Goal, node: ProgressNode, alone: boolean): EvidenceProps {
  const { record, program } = goal.scene
  return {
    lead: leadOf(goal, node, alone),
    passes: attemptsIn(record, node.by).map((attempt) => ({
      exam: numberOfExam(attempt.exam),
      title: titleOfExam(program, attempt.exam),
      takenOn: attempt.takenOn,
      registrationNumber: attempt.registrationNumber,
      correctedOn: attempt.correctedAt?.slice(0, 10),
    })),
    notes: notesOf(goal, node),
    choice: choiceOf(goal.scene, node),
    more: moreOf(goal.scene, node),
  }
}

/** The credits themselves are listed once, further down. */
function moreOf({ program }: Scene, node: ProgressNode): Sentence | undefined {
  if (wordsOf(program, node).evidence !== 'credits') return undefined
  const catalogue = program.links.continuingEducation
  return [
    { text: `See your ${creditsOf(program).short} below`, href: '#credits' },
    '.',
    ...(catalogue && !node.met ? [' Find more: ', { text: catalogue.text, href: catalogue.href }, '.'] : []),
  ]
}

/** What does not count, and why. */
function notesOf(goal: Goal, node: ProgressNode): Sentence[] {
  const { evidence } = wordsOf(goal.scene.program, node)
  if (evidence === 'credits') return uncountedCredits(goal)
  return evidence === 'exams' && !node.met ? uncountedPasses(goal, node) : []
}

/** Does a credit wait for its review that would count here? */
export function isInReview(goal: Goal, node: ProgressNode): boolean {
  return (
    wordsOf(goal.scene.program, node).evidence === 'credits' &&
    creditsOfPeriod(goal).some((credit) => credit.review === 'pending')
  )
}

function uncountedCredits(goal: Goal): Sentence[] {
  return creditsOfPeriod(goal).flatMap((credit): Sentence[] => {
    const what = ['Not counted: ', `${figureOf(credit.hundredths / 100, 'point')} of `, { day: credit.activeOn }]
    if (credit.review === 'rejected') return [[...what, ', rejected in review.']]
    if (credit.review !== 'pending') return []
    const since = { day: credit.recordedAt.slice(0, 10) }
    return [[...what, ', in review since ', since, '. Once approved, they count from their own date.']]
  })
}

/** Passes of these exams that came too early for this period, or too long ago. */
function uncountedPasses({ scene, standing }: Goal, node: ProgressNode): Sentence[] {
  const counted = new Set(attemptsIn(scene.record, node.by))
  const months = scene.program.passValidityMonths
  const passes = scene.record.attempts.filter(
    (attempt) =>
      attempt.grade === 'pass' &&
      attempt.takenOn <= scene.on &&
      node.exams?.includes(attempt.exam) &&
      !counted.has(attempt),
  )
  const newest = passes.sort((a, b) => (a.takenOn < b.takenOn ? 1 : -1)).slice(0, 3)
  return newest.flatMap(({ exam, takenOn }): Sentence[] => {
    const what = [
      `Not counted: ${numberOfExam(exam) ?? titleOfExam(scene.program, exam)}, passed on `,
      { day: takenOn },
    ]
    const liveUntil = lastDayOfPass(takenOn, months)
    if (liveUntil !== null && liveUntil < scene.on)
      return [[...what, '. A pass counts for ', `${months} months: this one until `, { day: liveUntil }, '.']]
    const after = standing.progress?.after
    if (!after || takenOn > after) return []
    return [[...what, '. Only what is dated after ', { day: after }, ' counts now.']]
  })
}

/** Live credits dated late enough to count. */
function creditsOfPeriod({ scene, standing }: Goal): RecordedCredit[] {
  const after: Day = standing.progress?.after ?? ''
  return scene.record.credits.filter(
    ({ activeOn, expiresOn }) => activeOn > after && activeOn <= scene.on && expiresOn >= scene.on,
  )
}
