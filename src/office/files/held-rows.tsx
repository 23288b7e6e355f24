import { paths } from '../../paths.ts'
import type { HeldView, Said } from './view.ts'

/** Each row that waits, with what counts today and a button for each answer. */
export function HeldRows({ id, rows }: { id: string; rows: readonly HeldView[] }) {
  return (
    <table class="rows">
      <caption class="hidden">Rows to decide</caption>
      <thead>
        <tr>
          <th scope="col" class="line">
            Line
          </th>
          <th scope="col">Key</th>
          <th scope="col">This row says</th>
          <th scope="col">Counts today</th>
          <th scope="col">
            <span class="hidden">Decision</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td class="line">
              <span class="narrow">Line </span>
              {row.line}
            </td>
            <th scope="row" class="code">
              {row.key}
            </th>
            <td class="said">
              <Words said={row} />
              {row.others.map((other) => (
                <span class="second-line">
                  Also held for <b class="code">{other.candidateId}</b>: {other.file}, line {other.line}
                </span>
              ))}
            </td>
            <td class="said">
              <span class="narrow">Counts today: </span>
              {row.counts ? <Words said={row.counts} /> : 'Nothing'}
            </td>
            <td class="act">
              <Answer id={id} row={row} take="yes" words="Take in" />
              <Answer id={id} row={row} take="no" words="Leave out" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Words({ said }: { said: Said }) {
  return (
    <>
      <b class="code">{said.candidateId}</b>
      <span class="second-line">{said.says}</span>
    </>
  )
}

function Answer({ id, row, take, words }: { id: string; row: HeldView; take: string; words: string }) {
  return (
    <form method="post" action={paths.answerHeldRow(id)}>
      <input type="hidden" name="line" value={row.line} />
      <button class="button" name="take" value={take} aria-label={`${words}: line ${row.line}`}>
        {words}
      </button>
    </form>
  )
}
