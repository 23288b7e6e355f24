import { splitAtNumbers } from '../../core/whole-numbers.ts'
import type { Ask, Checked, Verdict } from '../result.ts'
import { inAll, inOneSentence, outcomeWords, questionWords } from '../words.ts'

type AskHost = (host: string) => void

/** Puts an answer into the page, out of the templates that came with it; whatever stands in a file stays text. */
export function show(place: HTMLElement, checked: Checked, ask: AskHost): void {
  const templates = {
    answer: template(place, 'answer'),
    verdict: template(place, 'verdict'),
    inside: template(place, 'inside'),
    ask: template(place, 'ask'),
  }
  part(place, 'says').textContent = inAll(checked)
  part(place, 'shown').replaceChildren(drawAnswer(checked))

  function drawAnswer({ kind, place: where, facts, verdicts, asks, notes, inside }: Checked): DocumentFragment {
    const answer = copy(templates.answer)
    part(answer, 'kind').textContent = where ? `${kind}, ${where}` : kind
    fill(answer, 'verdicts', verdicts.map(drawVerdict))
    fill(answer, 'facts', facts.map(drawFact))
    fill(answer, 'asks', asks.map(drawAsk))
    fill(
      answer,
      'notes',
      notes.map((note) => withText('li', note)),
    )
    fill(answer, 'inside', inside.map(drawInside))
    return answer
  }

  function drawVerdict({ question, outcome, reason }: Verdict): DocumentFragment {
    const row = copy(templates.verdict)
    for (const sign of row.querySelectorAll<HTMLElement>('[data-sign]'))
      if (sign.dataset.sign !== outcome) sign.remove()
    part(row, 'question').textContent = questionWords[question]
    part(row, 'outcome').textContent = outcomeWords[outcome]
    part(row, 'reason').append(...keepWhole(reason))
    return row
  }

  function drawAsk({ host, why }: Ask): DocumentFragment {
    const row = copy(templates.ask)
    const button = row.querySelector('button')!
    button.textContent = `Ask ${host}`
    button.addEventListener('click', () => ask(host))
    part(row, 'why').append(...keepWhole(why))
    return row
  }

  function drawInside(checked: Checked): DocumentFragment {
    const row = copy(templates.inside)
    const [, name] = checked.facts.find(([term]) => term === 'Achievement') ?? []
    row.querySelector('summary')!.textContent =
      `${name ? `“${name.replaceAll(/[“”]/g, '’')}”` : checked.kind}: ${inOneSentence(checked)}`
    row.querySelector('details')!.append(drawAnswer(checked))
    return row
  }
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
function fill(answer: ParentNode, name: string, rows: readonly Node[]): void {
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
