import { paths } from '../../../paths.ts'
import { Moment } from '../../../ui/time.tsx'

export interface AccountsProps {
  /** What the organisation's accounts are called. */
  readonly organisation: string
  readonly accounts: readonly { readonly id: string; readonly label: string; readonly linkedAt: string }[]
  /** Whether one can be connected: the organisation's login is set up. */
  readonly isOpen: boolean
}

/** The accounts of the organisation that log in to the record. */
export function Accounts({ organisation, accounts, isOpen }: AccountsProps) {
  return (
    <section class="section" aria-labelledby="accounts">
      <h2 id="accounts">{organisation} accounts</h2>
      {accounts.length === 0 ? (
        <p>No {organisation} account is connected. Connect one to sign in with it, without your password here.</p>
      ) : (
        <table class="records">
          <caption class="hidden">{organisation} accounts that can sign in to this record</caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Connected</th>
              <th scope="col">
                <span class="hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ id, label, linkedAt }) => (
              <tr>
                <th scope="row" class="address">
                  {label}
                </th>
                <td>
                  <span class="narrow">Connected </span>
                  <Moment at={linkedAt} />
                </td>
                <td>
                  <form
                    method="post"
                    action={paths.disconnectAccount(id)}
                    data-confirm={`Remove ${label}? It can no longer be used to sign in.`}
                  >
                    <button class="as-link deed" aria-label={`Remove ${label}`}>
                      Remove
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isOpen && (
        <p class="deeds">
          <a class="button" href={paths.connectAccountStart}>
            Connect {accounts.length === 0 ? `your ${organisation} account` : `another ${organisation} account`}
          </a>
        </p>
      )}
    </section>
  )
}
