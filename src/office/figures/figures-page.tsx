import type { Moment as MomentText } from '../../core/calendar.ts'
import { paths } from '../../paths.ts'
import { BarChart, ColumnChart, LineChart, RateChart } from '../../ui/office/charts.tsx'
import { TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Moment } from '../../ui/time.tsx'
import { formatNumber } from '../../ui/words.ts'
import type { Figure, Picture } from './figure.ts'

interface FiguresProps {
  readonly frame: OfficeFrame
  readonly lede: string
  readonly figures: readonly Figure[]
  /** When exams, kits and sign-ins were counted; absent while they have never been. */
  readonly countedAt: MomentText | undefined
  /** What is to be said of records that are older than the rules. */
  readonly rules: string | undefined
  /** The day that was asked for, and what is wrong with it. */
  readonly asked: { readonly value: string; readonly problem: string | undefined }
  readonly csvOf: (id: string) => string
}

/** The numbers of the program: pictures, each with its table beneath. */
export function FiguresPage({ frame, lede, figures, countedAt, rules, asked, csvOf }: FiguresProps) {
  return (
    <OfficeLayout title="Figures" frame={frame}>
      <div class="figures-head">
        <div>
          <h1>Figures</h1>
          <p class="lede">{lede}</p>
        </div>
        <form method="get" action={paths.officeFigures} class="as-of">
          <TextField name="on" label="Holders on" value={asked.value} error={asked.problem} width="day" />
          <button class="button">Show</button>
        </form>
      </div>
      {rules && <p>{rules}</p>}
      <div class="figure-grid">
        {figures.map((figure) => (
          <OneFigure figure={figure} csv={csvOf(figure.id)} />
        ))}
      </div>
      <p class="aside">
        {countedAt ? (
          <>
            Holders are counted as files arrive. Exams, kits and sign-ins were counted on <Moment at={countedAt} />.
          </>
        ) : (
          'Holders are counted as files arrive. Exams, kits and sign-ins are counted within minutes.'
        )}
      </p>
    </OfficeLayout>
  )
}

function OneFigure({ figure, csv }: { figure: Figure; csv: string }) {
  const { id, title, note, legend, picture } = figure
  return (
    <section class="section one-figure" aria-labelledby={id}>
      <div class="figure-title">
        <h2 id={id}>{title}</h2>
        <p>
          {note} ·{' '}
          <a href={csv}>
            CSV<span class="hidden"> of {title}</span>
          </a>
        </p>
      </div>
      {figure.rows.length > 0 ? (
        <>
          {legend && (
            <p class="chart-legend" aria-hidden="true">
              {legend.map(({ look, words }) => (
                <span>
                  <svg width="10" height="10" viewBox="0 0 10 10">
                    <rect class={`chart-${look}`} x=".5" y=".5" width="9" height="9" />
                  </svg>
                  {words}
                </span>
              ))}
            </p>
          )}
          {picture && <Drawn picture={picture} />}
          <FigureTable figure={figure} />
        </>
      ) : (
        <p class="empty">Nothing to count yet.</p>
      )}
    </section>
  )
}

function Drawn({ picture }: { picture: Picture }) {
  if (picture.kind === 'lines') return <LineChart labels={picture.labels} lines={picture.lines} />
  if (picture.kind === 'columns') return <ColumnChart columns={picture.columns} />
  if (picture.kind === 'bars') return <BarChart bars={picture.bars} />
  return <RateChart rates={picture.rates} />
}

function FigureTable({ figure: { title, head, rows, hasSum } }: { figure: Figure }) {
  return (
    <table class="rows">
      <caption class="hidden">{title}</caption>
      <thead>
        <tr>
          {head.map((name, at) => (
            <th scope="col" class={at > 0 ? 'amount' : undefined}>
              {name || <span class="hidden">What</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values], nth) => (
          <tr class={hasSum && nth === rows.length - 1 ? 'sum' : undefined}>
            <th scope="row">{name}</th>
            {values.map((value, at) => (
              <td class="amount">
                <span class="narrow">{head[at + 1]} </span>
                {typeof value === 'number' ? formatNumber(value) : value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
