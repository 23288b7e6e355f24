import * as v from 'valibot'
import { emailAddress, filled, sent } from '../../http/forms/form-fields.ts'

export const mostOfAbout = 300

/** What a case must say; the topics are the program's. */
export function caseForm(topics: readonly string[]) {
  return v.object({
    topic: v.pipe(filled('Choose a topic.'), v.picklist(topics, 'Choose a topic.')),
    about: v.pipe(sent, v.trim(), v.maxLength(mostOfAbout, `Use at most ${mostOfAbout} characters.`)),
    message: v.pipe(
      filled('Tell us what happened and what you expected.'),
      v.maxLength(5000, 'Use at most 5,000 characters, or put it in a file.'),
    ),
    replyTo: emailAddress('Enter the email address we should reply to.'),
  })
}
