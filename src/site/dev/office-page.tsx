import { roleNames } from '../../core/colleagues.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { type DemoColleague, signInOf } from './demo-staff.ts'

interface DevOfficeProps {
  readonly frame: OpenFrame
  readonly staff: readonly DemoColleague[]
  /** Where they wanted to go. */
  readonly next: string
}

/** Who may come into the office of a site in development. */
export function DevOfficePage({ frame, staff, next }: DevOfficeProps) {
  const then = next ? `?next=${encodeURIComponent(next)}` : ''
  return (
    <OpenLayout title="Development office" frame={frame} robots="noindex">
      <h1>Development office</h1>
      <p class="lede">Sign in to the office as one of these people. They’re made up.</p>
      <table class="records">
        <caption class="hidden">Demo staff</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Roles</th>
            <th scope="col">Email address</th>
            <th scope="col">
              <span class="hidden">Sign in</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {staff.map(({ id, name, email, roles }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{roles.map((role) => roleNames[role]).join(', ')}</td>
              <td class="address">{email}</td>
              <td>
                <form method="post" action={`${signInOf(id)}${then}`}>
                  <button class="button" aria-label={`Sign in as ${name}`}>
                    Sign in
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </OpenLayout>
  )
}
