import * as v from 'valibot'
import { sent } from '../../../http/forms/form-fields.ts'

/** Each of these questions has to be answered; whatever else is sent is nobody's question. */
export function settingsForm(questions: readonly string[]) {
  const answer = v.pipe(sent, v.picklist(['yes', 'no'], 'Choose Yes or No.'))
  return v.object(Object.fromEntries(questions.map((question) => [question, answer])))
}
