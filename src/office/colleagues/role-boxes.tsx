import { type Role, roleNames, roles } from '../../core/colleagues.ts'
import { CheckGroup } from '../../ui/office/check-group.tsx'

const hints: Readonly<Record<Role, string>> = {
  helpdesk: 'finds people and answers their cases',
  records: 'decides about files, held rows, badges and held emails',
  fulfilment: 'looks after kits',
  figures: 'sees numbers only',
  owner: 'may do everything, and manages colleagues, tokens and the log',
}

/** What a colleague may do, to be ticked. */
export function RoleBoxes({ ticked, error }: { ticked: readonly Role[]; error?: string | undefined }) {
  const boxes = roles.map((role) => ({ value: role, label: roleNames[role], hint: hints[role] }))
  return <CheckGroup group="role" name="roles" legend="Roles" boxes={boxes} ticked={ticked} error={error} />
}
