import { splitAtNumbers } from '../../core/whole-numbers.ts'
import { type Grade, gradeOf } from '../grade.ts'
import type { Ask, Checked, Outcome, Verdict } from '../result.ts'
import { inAll, outcomeWords, questionWords } from '../words.ts'

type AskHost = (host: string) => void

const tones: Readonly<Record<Grade, Outcome>> = { good: 'yes', bad: 'no', replaced: 'unknown', unknown: 'unknown' }

interface Headline {
  readonly sentence: string
  /** Its mark and colour; none while it is not known yet. */
  readonly tone?: Outcome
  readonly link?: string | undefined
}

/** Puts a sentence where the answer stands, with its mark, and nothing below but where its issuer shows it. */
export function say(place: HTMLElement, { sentence, tone, link }: Headline): void {
  const headline = part(place, 'headline')
  headline.hidden = false
  headline.className = `checked-headline ${tone ? `tone-${tone}` : ''}`
  part(place, 'mark').replaceChildren(...(tone ? [mark(place, tone)] : []))
  part(place, 'says').textContent = sentence
  part(place, 'shown').replaceChildren(...linkTo(link))
  if (tone) headline.scrollIntoView({ block: 'nearest' })
}

/** Puts an answer into the page, out of the templates that came with it; whatever stands in a file stays text. */
export function show(place: HTMLElement, checked: Checked, grade: Grade, ask: AskHost): void {
  say(place, { sentence: inAll(checked), tone: tones[grade] })
  part(place, 'shown').replaceChildren(drawAnswer(checked))

  function drawAnswer({ kind, place: where, facts, verdicts, asks, notes, inside, link }: Checked): DocumentFragment {
    const answer = copy(template(place, 'answer'))
    fill(answer, 'asks', asks.map(drawAsk))
    fill(answer, 'kind', [where ? `${kind}, ${where}` : kind])
    fill(answer, 'link', linkTo(link))
    fill(
      answer,
      'notes',
      notes.map((note) => withText('li', note)),
    )
    fill(answer, 'verdicts', verdicts.map(drawVerdict))
    fill(answer, 'facts', facts.map(drawFact))
    // Last: what is in it has parts of the same names.
    fill(answer, 'inside', inside.map(drawInside))
    return answer
  }

  function drawVerdict({ question, outcome, reason, word }: Verdict): DocumentFragment {
    const row = copy(template(place, 'verdict'))
    part(row, 'sign').append(mark(place, outcome))
    part(row, 'question').textContent = questionWords[question]
    part(row, 'outcome').textContent = word ?? outcomeWords[outcome]
    part(row, 'reason').append(...keepWhole(reason))
    return row
  }

  function drawAsk({ host, why }: Ask): DocumentFragment {
    const row = copy(template(place, 'ask'))
    const button = row.querySelector('button')!
    button.textContent = `Ask ${host}`
    button.addEventListener('click', () => ask(host))
    part(row, 'why').append(...keepWhole(why))
    return row
  }

  function drawInside(inside: Checked): DocumentFragment {
    const row = copy(template(place, 'inside'))
    const [, name] = inside.facts.find(([term]) => term === 'Achievement') ?? []
    const title = name ? `“${name.replaceAll(/[“”]/g, '’')}”` : inside.kind
    part(row, 'sign').append(mark(place, tones[gradeOf(inside)]))
    part(row, 'title').textContent = `${title}: ${inAll(inside)}`
    row.querySelector('details')!.append(drawAnswer(inside))
    return row
  }
}

function linkTo(link: string | undefined): HTMLElement[] {
  if (link === undefined) return []
  const anchor = document.createElement('a')
  anchor.href = link
  anchor.rel = 'noreferrer nofollow'
  anchor.textContent = link
  const line = document.createElement('p')
  line.className = 'checked-link'
  line.append('Its address: ', anchor)
  return [line]
}

function mark(place: HTMLElement, outcome: Outcome): Node {
  return copy(template(place, `mark-${outcome}`))
}

function drawFact([term, value]: readonly [string, string]): HTMLElement {
  const row = document.createElement('div')
  row.append(withText('dt', term), withText('dd', value))
  return row
}

function withText(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.append(...keepWhole(text))
  return element
}

/** A day, or another number with hyphens in it, does not break over lines. */
function keepWhole(text: string): readonly (string | HTMLElement)[] {
  return splitAtNumbers(text).map((piece, index) => {
    if (index % 2 === 0) return piece
    const whole = document.createElement('span')
    whole.className = 'whole'
    whole.textContent = piece
    return whole
  })
}

/** What there is nothing to say in goes. */
function fill(answer: ParentNode, name: string, rows: readonly (Node | string)[]): void {
  const list = part(answer, name)
  if (rows.length > 0) list.replaceChildren(...rows)
  else list.remove()
}

function template(place: HTMLElement, name: string): HTMLTemplateElement {
  return place.querySelector<HTMLTemplateElement>(`template[data-${name}]`)!
}

function copy({ content }: HTMLTemplateElement): DocumentFragment {
  return content.cloneNode(true) as DocumentFragment
}

/** A part of the page or of a template by the name it has there. */
export function part(within: ParentNode, name: string): HTMLElement {
  return within.querySelector<HTMLElement>(`[data-${name}]`)!
}
