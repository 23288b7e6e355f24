import { deedNames } from '../../core/deeds.ts'
import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, SelectField, TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Moment } from '../../ui/time.tsx'
import { deedWords, type LineView } from './view.ts'

interface LogProps {
  readonly frame: OfficeFrame
  readonly lines: readonly LineView[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly older: string | undefined
  readonly newest: string | undefined
  readonly csv: string
}

const choices = deedNames.map((name) => [name, deedWords[name]] as const)

/** Everything that staff, programs and commands changed, the newest first. */
export function LogPage({ frame, lines, typed, errors, older, newest, csv }: LogProps) {
  return (
    <OfficeLayout title={errors.length > 0 ? 'Error: Log' : 'Log'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Log</h1>
      <p class="lede">Every change by staff, programs and commands. Nothing in it can be changed unnoticed.</p>
      <Search typed={typed} errors={errors} />
      <section class="section" aria-label="Changes">
        <p class="tools">
          <span>{newest ? 'Older changes' : 'Newest first'}</span>
          <a href={csv}>CSV</a>
        </p>
        {lines.length > 0 ? (
          <Lines lines={lines} />
        ) : (
          <p class="empty">No changes match. Each change appears here at once.</p>
        )}
        {(newest ?? older) && (
          <nav class="pager" aria-label="Pages">
            {newest && <a href={newest}>Newest</a>}
            {older && (
              <a href={older} rel="next">
                Older
              </a>
            )}
          </nav>
        )}
      </section>
    </OfficeLayout>
  )
}

function Search({ typed, errors }: { typed: Readonly<Record<string, string>>; errors: readonly FieldError[] }) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <form method="get" action={paths.officeLog} class="search-row" role="search" aria-label="Log">
      <TextField name="about" label="Candidate ID" width="day" value={typed.about ?? ''} />
      <SelectField name="what" label="Change" none="Any change" options={choices} value={typed.what ?? ''} />
      <TextField name="who" label="ID of colleague or token" width="day" value={typed.who ?? ''} />
      <TextField name="from" label="From" width="day" value={typed.from ?? ''} error={errorOf('from')} />
      <TextField name="until" label="Until" width="day" value={typed.until ?? ''} error={errorOf('until')} />
      <button class="button">Search</button>
    </form>
  )
}

function Lines({ lines }: { lines: readonly LineView[] }) {
  return (
    <table class="rows">
      <caption class="hidden">Changes, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">About</th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr>
            <td>
              <Moment at={line.at} />
            </td>
            <td>
              <span class="narrow">By </span>
              {line.actorKind === 'site' ? line.who : <a href={paths.officeLogBy({ who: line.actorId })}>{line.who}</a>}
            </td>
            <th scope="row">
              {line.words}
              {(line.count !== null || line.reason) && (
                <span class="second-line">{[line.count, line.reason].filter((one) => one !== null).join(', ')}</span>
              )}
            </th>
            <td class="code">
              {line.candidateId ? (
                <a href={paths.officeLogBy({ about: line.candidateId })}>{line.candidateId}</a>
              ) : (
                <About line={line} />
              )}
            </td>
            <td class="details">
              <Details line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function About({ line }: { line: LineView }) {
  const { objectKind, object } = line
  if (!object) return <>–</>
  if (objectKind === 'import') return <a href={paths.officeFile(object)}>{object}</a>
  if (objectKind === 'token') return <a href={paths.officeToken(object)}>{object}</a>
  return <>{object}</>
}

function Details({ line }: { line: LineView }) {
  if (line.details === 'erased') return <em>erased</em>
  return (
    <>
      {line.details.map(([name, value]) => (
        <span class="detail">
          <span class="second">{name}</span> {value}
        </span>
      ))}
    </>
  )
}
