import { Sign, type SignState } from '../../ui/sign.tsx'

interface Head {
  readonly over: string
  readonly name: string
  readonly href?: string
}

interface Row {
  readonly label: string
  readonly from: string
  readonly into: string
  readonly after: string
  readonly sign?: SignState | undefined
}

interface SidesProps {
  readonly caption: string
  readonly heads: readonly [Head, Head, Head]
  readonly groups: readonly { readonly title: string; readonly rows: readonly Row[] }[]
}

/** Two records and a third column, group by group. */
export function SidesTable({ caption, heads, groups }: SidesProps) {
  const [first, second, third] = heads
  return (
    <table class="rows sides">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">What</span>
          </th>
          {heads.map(({ over, name, href }) => (
            <th scope="col">
              <span class="over-name">{over}</span>
              <span class="name">{href ? <a href={href}>{name}</a> : name}</span>
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody>
          <tr class="group">
            <th scope="colgroup" colspan={4}>
              {title}
            </th>
          </tr>
          {rows.length === 0 && (
            <tr>
              <td colspan={4}>None</td>
            </tr>
          )}
          {rows.map((row) => (
            <tr>
              <th scope="row">{row.label}</th>
              <Cell over={first.over} text={row.from} />
              <Cell over={second.over} text={row.into} />
              <td class="after">
                <span class="narrow">{third.over}: </span>
                <span class="signed">
                  {row.sign && <Sign state={row.sign} />}
                  <span>{row.after}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Cell({ over, text }: { over: string; text: string }) {
  return (
    <td>
      <span class="narrow">{over}: </span>
      {text}
    </td>
  )
}
