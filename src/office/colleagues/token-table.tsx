import { paths } from '../../paths.ts'
import { Moment } from '../../ui/time.tsx'
import type { TokenView } from './view.ts'

export function TokenTable({ tokens }: { tokens: readonly TokenView[] }) {
  return (
    <table class="rows">
      <caption class="hidden">Tokens, those in force first</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Owner</th>
          <th scope="col">Scopes</th>
          <th scope="col">Last used</th>
          <th scope="col">Until</th>
          <th scope="col">
            <span class="hidden">Open</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr class={token.over && 'over'}>
            <th scope="row">
              {token.name}
              <span class="second-line code">{token.id}</span>
            </th>
            <td>
              <span class="narrow">Owner </span>
              {token.owner ?? 'n/a'}
            </td>
            <td class="scopes">{token.scopes.join(' ')}</td>
            <td>
              <span class="narrow">Last used </span>
              {token.lastUsedAt ? <Moment at={token.lastUsedAt} /> : 'Never'}
            </td>
            <td>
              {token.over ? `${token.over.word} ` : <span class="narrow">Until </span>}
              <Moment at={token.over?.at ?? token.expiresAt} />
            </td>
            <td class="act">
              <a class="button" href={paths.officeToken(token.id)} aria-label={`Open ${token.name}`}>
                Open
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
