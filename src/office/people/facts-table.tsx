import { paths } from '../../paths.ts'
import { byPerson } from '../../core/merges.ts'
import { Sign, type SignState } from '../../ui/sign.tsx'
import { figureOf, formatDay, formatKnown } from '../../ui/words.ts'
import type { FactsView, FactView, VersionView } from './facts-view.ts'

interface FactsProps {
  readonly person: string
  readonly facts: FactsView
  /** Files are for those who keep the records. */
  readonly opensFiles: boolean
}

/** Everything that is known, with where each of it came from and whether it counts. */
export function Facts({ person, facts, opensFiles }: FactsProps) {
  const { total, found, first, shown, asked } = facts
  const address = (query: Readonly<Record<string, string>>) => `${paths.officePersonBy(person, query)}#facts`
  const own = { ...(asked.kind && { facts: asked.kind }), ...(asked.typed && { find: asked.typed }) }
  const last = first + shown.length - 1
  return (
    <section class="section" aria-labelledby="facts">
      <div class="section-head">
        <h2 id="facts">Facts</h2>
        <span class="second">{total} · newest first</span>
      </div>
      <div class="fact-tools">
        <p class="facets">
          <Facet words={`All ${total}`} href={address({})} isCurrent={asked.kind === ''} />
          {facts.facets.map(({ kind, name, count }) => (
            <Facet words={`${name} ${count}`} href={address({ facts: kind })} isCurrent={asked.kind === kind} />
          ))}
        </p>
        <form method="get" action={`${paths.officePerson(person)}#facts`} class="find" role="search" aria-label="Facts">
          {asked.kind && <input type="hidden" name="facts" value={asked.kind} />}
          <input
            name="find"
            class="input"
            value={asked.typed}
            aria-label="Search these facts"
            placeholder="Search these facts"
          />
          <button class="hidden">Search</button>
        </form>
        <a href={paths.officePersonBy(person, { ...own, format: 'csv' })}>CSV</a>
      </div>
      {shown.length === 0 ? (
        <p class="empty">
          {total === 0 ? 'No facts yet. Facts appear here when a file names this person.' : 'No facts match.'}
        </p>
      ) : (
        <Rows person={person} facts={shown} isRecords={opensFiles} />
      )}
      {found > shown.length && (
        <nav class="pager" aria-label="Pages of facts">
          <span>
            {first} to {last} of {found}
          </span>
          {first > 1 && <a href={address({ ...own, page: String(asked.page - 1) })}>Previous</a>}
          {last < found && <a href={address({ ...own, page: String(asked.page + 1) })}>Next</a>}
        </nav>
      )}
    </section>
  )
}

/** What staff can do about one fact. */
function FactChanges({ person, fact }: { person: string; fact: FactView }) {
  const { kind, keptKey: key, counts, versions } = fact
  const own = versions.filter(({ made }) => made !== undefined)
  const isOpen = counts !== 'withdrawn' && counts !== 'moved' && own.length === 0 && kind !== 'candidates'
  if (kind === 'aliases') return counts === 'withdrawn' ? null : <a href={paths.undoOfficeMerge(key)}>Undo the merge</a>
  const links = [
    ...(isOpen && kind !== 'kits' ? [['Withdraw', 'withdraw', {}] as const] : []),
    ...(isOpen && (kind === 'exams' || kind === 'creq') ? [['Move', 'attach', {}] as const] : []),
    ...(kind === 'bans' && own.length === 1 ? [['Lift', 'lift-ban', {}] as const] : []),
    ...own.slice(-1).map(({ made }) => ['Undo', 'end', { made: made! }] as const),
  ]
  if (links.length === 0) return null
  return (
    <span class="fact-changes">
      {links.map(([words, what, more]) => (
        <a href={paths.officeChange(person, what, { kind, key, ...more })}>
          {words}
          <span class="hidden"> {fact.what}</span>
        </a>
      ))}
    </span>
  )
}

function Facet({ words, href, isCurrent }: { words: string; href: string; isCurrent: boolean }) {
  return isCurrent ? <strong>{words}</strong> : <a href={href}>{words}</a>
}

const verdicts: Readonly<Record<FactView['counts'], readonly [sign: SignState, word: string]>> = {
  yes: ['passed', 'Yes'],
  fail: ['failed', 'Fail'],
  withdrawn: ['failed', 'Withdrawn'],
  moved: ['elsewhere', 'Moved'],
  review: ['in-review', 'In review'],
  refused: ['failed', 'Not approved'],
}

interface RowsProps {
  readonly person: string
  readonly facts: readonly FactView[]
  /** Whether they may open files and change facts. */
  readonly isRecords: boolean
}

function Rows({ person, facts, isRecords }: RowsProps) {
  return (
    <table class="rows facts-of">
      <caption class="hidden">Facts, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">What</th>
          <th scope="col">On</th>
          <th scope="col">Counts</th>
          <th scope="col">Versions and where from</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => {
          const [sign, word] = verdicts[fact.counts]
          return (
            <tr class={fact.counts === 'withdrawn' || fact.counts === 'moved' ? 'over' : undefined}>
              <td class="kind">{fact.kindName}</td>
              <th scope="row">
                {fact.isByOffice && fact.kind !== 'aliases' && <strong>By the office: </strong>}
                {fact.counts === 'withdrawn' ? <s>{fact.what}</s> : fact.what}
                <span class="second-line code">{fact.key}</span>
              </th>
              <td class="code">{formatKnown(fact.on)}</td>
              <td>
                <span class="signed">
                  <Sign state={sign} />
                  <span>
                    {word}
                    {fact.movedTo && (
                      <span class="second-line">
                        to <a href={paths.officePerson(fact.movedTo)}>{fact.movedTo}</a>
                      </span>
                    )}
                  </span>
                </span>
              </td>
              <td class="versions">
                <Versions versions={fact.versions} opensFiles={isRecords} />
                {isRecords && <FactChanges person={person} fact={fact} />}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Versions({ versions, opensFiles }: { versions: readonly VersionView[]; opensFiles: boolean }) {
  const differ = new Set(versions.map(({ says }) => says)).size > 1
  return (
    <>
      {figureOf(versions.length, 'version')}
      {versions.length > 1 && !differ && ', the same'}
      {versions.map((version) => (
        <span class="version">
          {version.isWithdrawn ? <s>{said(version, differ)}</s> : <Said version={version} differ={differ} />}{' '}
          <From version={version} opensFiles={opensFiles} />
          {version.repeated > 0 && `, and ${figureOf(version.repeated, 'file')} that said it again`}
        </span>
      ))}
    </>
  )
}

function From({ version, opensFiles }: { version: VersionView; opensFiles: boolean }) {
  const { importId, isByOffice, file, line, receivedAt } = version
  if (isByOffice)
    return <>{`By ${file === byPerson ? 'the person' : 'the office'}, ${formatDay(receivedAt.slice(0, 10))}`}</>
  return (
    <>
      {opensFiles ? <a href={paths.officeFile(importId)}>{file}</a> : file}, line {line}
    </>
  )
}

function Said({ version, differ }: { version: VersionView; differ: boolean }) {
  const words = said(version, differ)
  return version.stands && differ ? <strong>{words}</strong> : <>{words}</>
}

function said({ says, whose, isWithdrawn }: VersionView, differ: boolean): string {
  const of = whose === undefined ? '' : ` (of ${whose})`
  return differ || whose !== undefined || isWithdrawn ? `${says}${of} ·` : ''
}
