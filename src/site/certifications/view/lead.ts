import type { ProgressNode } from '../../../core/standing/standing.ts'
import type { Phrase, Sentence } from '../../../ui/sentence.tsx'
import { capitalize, countOf, figureOf, formatCount, formatPoints, listWith } from '../../../ui/words.ts'
import type { Goal } from './causes.ts'
import { shortNameOn } from '../../../wording/names.ts'
import { missingHundredths } from '../../../wording/rule-words.ts'

/** The first sentence inside a leaf: what counts and what is missing. `alone` says that this leaf is enough. */
export function leadOf(goal: Goal, node: ProgressNode, alone: boolean): Sentence {
  switch (node.kind) {
    case 'credits':
      return countsHere(goal, node) ? leadOfCredits(goal, node, alone) : leadOfCreditsElsewhere(goal, node)
    case 'exam':
    case 'examIn':
      return leadOfExams(goal, node, alone)
    case 'certification':
      return node.met ? ['This is met.'] : ['It must be active on the day the rest is met.']
    default:
      return node.met ? ['This is met.'] : ['Nothing that was received so far meets this.']
  }
}

function leadOfCredits(goal: Goal, node: ProgressNode, alone: boolean): Sentence {
  const counted = `${node.have === 0 ? 'No points count' : node.have === 1 ? '1 point counts' : `${node.have} points count`} `
  const missing = missingHundredths(node)
  if (node.met) return [counted, ...onTheDay(goal), ' Nothing more is needed here.']
  const more = node.have === 0 ? figureOf(missing / 100, 'point') : `${formatPoints(missing)} more`
  return [counted, ...onTheDay(goal), ' ', { strong: more }, ...whatItDoes(goal, alone, missing === 100)]
}

function leadOfCreditsElsewhere(goal: Goal, node: ProgressNode): Sentence {
  const { program, on } = goal.scene
  const towards = (node.towards ?? []).map((code) => shortNameOn(program, code, on))
  const points = node.have === 0 ? 'Points' : figureOf(node.have, 'point')
  const verb = node.have === 1 ? 'counts' : 'count'
  if (towards.length === 0) return [`${points} ${verb} towards no certification `, ...onTheDay(goal)]
  const own = program.certifications.find((one) => one.code === goal.standing.code)
  const follows =
    own?.acceptsCredits === false ? '' : ` ${goal.title} is extended when ${listWith('or', towards)} is renewed.`
  return [`${points} ${verb} towards `, { strong: listWith('and', towards) }, `, not ${goal.title}.${follows}`]
}

function leadOfExams(goal: Goal, node: ProgressNode, alone: boolean): Sentence {
  const missing = node.need - node.have
  const counted = `${capitalize(countOf(node.have, 'pass', 'passes'))} ${node.have === 1 ? 'counts' : 'count'} `
  if (node.met) return [counted, ...onTheDay(goal), ' Nothing more is needed here.']
  const fresh = node.need > 1 ? `${capitalize(formatCount(node.need))} passes of different exams` : 'One pass'
  const more =
    node.have === 0
      ? fresh
      : `${capitalize(formatCount(missing))} more, of ${missing === 1 ? 'a different exam' : 'different exams'},`
  return [counted, ...onTheDay(goal), ' ', { strong: more }, ...whatItDoes(goal, alone, missing === 1)]
}

/** What it renews or earns, and by when; or that it completes a line, where that alone is not enough. */
function whatItDoes({ standing, kind, title }: Goal, alone: boolean, single: boolean): Sentence {
  const verb = alone ? (kind === 'earn' ? 'earn' : 'renew') : 'complete'
  const until: Phrase[] =
    standing.status === 'active' && standing.expiresOn ? [' by ', { day: standing.expiresOn }] : []
  return [...until, ` ${verb}${single ? 's' : ''} ${alone ? title : 'this line'}.`]
}

function onTheDay({ scene }: Goal): Sentence {
  return scene.on === scene.today ? ['today.'] : ['on ', { day: scene.on }, '.']
}

/** What is to be earned takes all points; what is to be renewed only those that count towards it. */
function countsHere({ standing, kind }: Goal, node: ProgressNode): boolean {
  return kind === 'earn' || (node.towards ?? []).includes(standing.code)
}
