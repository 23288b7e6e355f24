import * as v from 'valibot'
import { sent } from '../../../http/forms/form-fields.ts'

const answer = v.pipe(sent, v.picklist(['yes', 'no'], 'Choose Yes or No.'))

/** Each of these questions has to be answered; whatever else is sent is nobody's question. */
export function settingsForm(questions: readonly string[]) {
  return v.object(Object.fromEntries(questions.map((question) => [question, answer])))
}

/** What of a form answers these questions: it is kept, though others are not answered yet. */
export function answersIn(questions: readonly string[], fields: Readonly<Record<string, string>>) {
  const given = questions.map((question) => [question, v.safeParse(answer, fields[question])] as const)
  return Object.fromEntries(given.flatMap(([question, { success, output }]) => (success ? [[question, output]] : [])))
}
