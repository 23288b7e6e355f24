import * as v from 'valibot'
import { mostOfMessage } from '../../core/cases.ts'
import { filled, sent } from '../../http/forms/form-fields.ts'

/** Which version of the case somebody saw; what is no number is none. */
const version = v.pipe(
  sent,
  v.transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : -1)),
)

const words = (missing: string) =>
  v.pipe(
    filled(missing),
    v.maxLength(mostOfMessage, 'Use at most 5,000 characters.'),
    v.transform((text) => text.replaceAll(/[^\P{Cc}\n\t]/gu, '')),
  )

export const answerForm = v.object({ version, text: words('Write an answer first.') })
export const noteForm = v.object({ version, text: words('Write a note first.') })
export const versionForm = v.object({ version })
export const assignForm = v.object({ version, colleague: v.pipe(sent, v.trim()) })

export const caseLabels = { text: 'Answer', colleague: 'Assigned to' }
