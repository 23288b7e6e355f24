import type { ProgressNode } from '../../../core/standing/standing.ts'
import type { Words } from '../../../core/standing/words.ts'
import type { Phrase, Sentence } from '../../../ui/sentence.tsx'
import { capitalize, figureOf } from '../../../ui/words.ts'
import type { Goal } from './causes.ts'
import { type Begin, drawWords, plainText, wordsOf } from '../../../wording/rule-words.ts'
import { countsElsewhere, elsewhereOf } from '../../../wording/ways.ts'

/** The first sentence inside a leaf: what counts and what is missing. `alone` says that this leaf is enough. */
export function leadOf(goal: Goal, node: ProgressNode, alone: boolean): Sentence {
  const { program, on } = goal.scene
  const { lead } = wordsOf(program, node)
  const draw = (words: Words, begin?: Begin) => drawWords(program, words, on, begin)
  if (!('counted' in lead)) {
    const words = node.met ? lead.met : lead.notMet
    return draw(typeof words === 'function' ? words(node) : words)
  }
  if (countsElsewhere(goal.standing, node)) return leadOfElsewhere(goal, node)
  const counted = [...draw(lead.counted(node), capitalize), ' ', ...onTheDay(goal)]
  if (node.met) return [...counted, ' Nothing more is needed here.']
  const { words, isOne } = lead.more(node)
  return [...counted, ' ', { strong: plainText(draw(words, capitalize)) }, ...whatItDoes(goal, node, alone, isOne)]
}

function leadOfElsewhere(goal: Goal, node: ProgressNode): Sentence {
  const { program, on } = goal.scene
  const points = node.have === 0 ? 'Points' : figureOf(node.have, 'point')
  const nowhere = [`${points} ${node.have === 1 ? 'counts' : 'count'} towards no certification `, ...onTheDay(goal)]
  return elsewhereOf(program, goal.standing, node, on) ?? nowhere
}

/** What it renews or earns, and by when; or that it completes a line, where that alone is not enough. */
function whatItDoes({ standing, kind, title }: Goal, node: ProgressNode, alone: boolean, single: boolean): Sentence {
  const verb = alone ? (kind === 'earn' ? 'earn' : 'renew') : 'complete'
  const lastDay = node.decidesOn ?? node.until ?? (standing.status === 'active' ? standing.expiresOn : null)
  const until: Phrase[] = lastDay ? [' by ', { day: lastDay }] : []
  return [...until, ` ${verb}${single ? 's' : ''} ${alone ? title : 'this line'}.`]
}

function onTheDay({ scene }: Goal): Sentence {
  return scene.on === scene.today ? ['today.'] : ['on ', { day: scene.on }, '.']
}
