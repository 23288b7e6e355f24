import * as v from 'valibot'
import { emailAddress, filled, sent } from '../../http/forms/form-fields.ts'

/** What a case must say; the topics are the program's. */
export function caseForm(topics: readonly string[]) {
  return v.object({
    topic: v.pipe(filled('Choose what it is about.'), v.picklist(topics, 'Choose what it is about.')),
    about: v.pipe(sent, v.trim(), v.maxLength(300, 'Name it in at most 300 characters.')),
    message: v.pipe(
      filled('Say what happened, and what you expected.'),
      v.maxLength(5000, 'Say it in at most 5,000 characters, or put it into a file.'),
    ),
    replyTo: emailAddress('Enter the address that the answer may go to.'),
  })
}
