import { paths } from '../../../paths.ts'
import { Section } from '../../../ui/section.tsx'
import { Moment } from '../../../ui/time.tsx'

export interface PasskeysProps {
  readonly passkeys: readonly {
    readonly id: string
    readonly name: string
    readonly createdAt: string
    readonly usedAt: string | null
    readonly isBackedUp: boolean
  }[]
}

export function Passkeys({ passkeys }: PasskeysProps) {
  return (
    <Section id="passkeys" title="Passkeys">
      {passkeys.length === 0 ? (
        <p>You have no passkey. Add one to sign in with your fingerprint, your face or a PIN.</p>
      ) : (
        <table class="records">
          <caption class="hidden">Passkeys that can sign in to your record</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Added</th>
              <th scope="col">Last used</th>
              <th scope="col">
                <span class="hidden">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {passkeys.map((one) => (
              <tr>
                <th scope="row">
                  {one.name}
                  <span class="second-line">{one.isBackedUp ? 'Synced to your other devices' : 'On one device'}</span>
                </th>
                <td>
                  <span class="narrow">Added </span>
                  <Moment at={one.createdAt} />
                </td>
                <td>
                  <span class="narrow">Last used </span>
                  {one.usedAt ? <Moment at={one.usedAt} /> : 'Never'}
                </td>
                <td>
                  <a href={paths.renamePasskey(one.id)} aria-label={`Rename ${one.name}`}>
                    Rename
                  </a>{' '}
                  <a href={paths.removePasskey(one.id)} aria-label={`Remove ${one.name}`}>
                    Remove
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="deeds">
        <a class="button" href={paths.passkeys}>
          Add a passkey
        </a>
      </p>
    </Section>
  )
}
