import type { Role } from '../../core/colleagues.ts'
import { paths } from '../../paths.ts'

/** Something that staff can do about a person, in the order of the page. */
export interface PersonAction {
  readonly group: 'Certifications' | 'Facts' | 'Person'
  readonly text: string
  readonly href: (candidateId: string) => string
  /** Whose it is; for everybody else it is named with who can do it. */
  readonly roles: readonly Role[]
}

const records: readonly Role[] = ['records', 'owner']
const change = (what: string) => (id: string) => paths.officeChange(id, what)

export const personActions: readonly PersonAction[] = [
  { group: 'Certifications', text: 'Grant', href: change('grant'), roles: records },
  { group: 'Certifications', text: 'Extend', href: change('extend'), roles: records },
  { group: 'Certifications', text: 'Revoke', href: change('revoke'), roles: records },
  { group: 'Certifications', text: 'Suspend', href: change('suspend'), roles: records },
  { group: 'Certifications', text: 'Lift a suspension', href: change('reinstate'), roles: records },
  { group: 'Certifications', text: 'Ban', href: change('ban'), roles: records },
  { group: 'Person', text: 'Correct', href: change('correct'), roles: records },
  { group: 'Person', text: 'Merge with another record', href: (id) => paths.newMerge('', id), roles: records },
  { group: 'Person', text: 'Resend login mail', href: paths.resendLoginMail, roles: ['helpdesk', 'owner'] },
  { group: 'Person', text: 'Erase', href: paths.erasePerson, roles: ['owner'] },
  { group: 'Person', text: 'Sign out everywhere', href: paths.signPersonOut, roles: ['helpdesk', 'owner'] },
]
