import type { LinkPurpose } from '../data/mail/schema-mail.ts'
import { paths } from '../paths.ts'

/** Where a link of each purpose leads. */
export const linkPathOf: Readonly<Record<LinkPurpose, (token: string) => string>> = {
  map: paths.setPassword,
  'score-report': paths.setPassword,
  reset: paths.setPassword,
  'new-email': paths.confirmEmail,
  'undo-mapping': paths.undo,
  'undo-email': paths.undo,
  'prove-record': paths.proveRecord,
  'prove-report': paths.proveRecord,
  'undo-merge': paths.undoMerge,
}
