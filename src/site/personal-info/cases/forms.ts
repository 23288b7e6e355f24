import * as v from 'valibot'
import { mostOfMessage } from '../../../core/cases.ts'
import { filled } from '../../../http/forms/form-fields.ts'

export const messageForm = v.object({
  message: v.pipe(
    filled('Write a message first.'),
    v.maxLength(mostOfMessage, 'Use at most 5,000 characters, or put it in a file.'),
    v.transform((text) => text.replaceAll(/[^\P{Cc}\n\t]/gu, '')),
  ),
})

export const messageLabels = { message: 'Message', file: 'File' }
