import type { Role } from '../../core/colleagues.ts'

export interface DemoColleague {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
}

/** Who works in the office of a site in development. They are made up. */
export const demoStaff: readonly DemoColleague[] = [
  { id: 'demo-helpdesk', name: 'Nora Quist', email: 'nora.quist@office.example', roles: ['helpdesk'] },
  { id: 'demo-records', name: 'Emil Haddad', email: 'emil.haddad@office.example', roles: ['records'] },
  { id: 'demo-fulfilment', name: 'Tove Brandt', email: 'tove.brandt@office.example', roles: ['fulfilment'] },
  { id: 'demo-figures', name: 'Lena Falk', email: 'lena.falk@office.example', roles: ['figures'] },
  { id: 'demo-owner', name: 'Ines Maurer', email: 'ines.maurer@office.example', roles: ['owner'] },
  { id: 'demo-second-owner', name: 'Jonas Weil', email: 'jonas.weil@office.example', roles: ['owner'] },
]

/** Where they come in. */
export const devOffice = '/dev/office'

export function signInOf(id: string): string {
  return `${devOffice}/${id}`
}
