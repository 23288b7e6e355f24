import type { TemplateName } from '../../core/mail-templates.ts'
import type { MappablePerson } from '../../data/sign-in/mapping.ts'

/** A mail that answers a person's request. */
export interface DecidedMail {
  readonly template: TemplateName
  readonly recipient: string
  readonly person?: MappablePerson
  readonly data?: Readonly<Record<string, string>>
}
