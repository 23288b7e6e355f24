import type { Day } from '../../core/calendar.ts'
import { paths } from '../../paths.ts'
import { Badge } from '../../ui/badge.tsx'
import { Sign, type SignState } from '../../ui/sign.tsx'
import { Time } from '../../ui/time.tsx'
import { formatKnown } from '../../ui/words.ts'
import { type CertificationRow, statusWords } from './view.ts'

const signs: Readonly<Record<CertificationRow['status'], SignState>> = {
  active: 'passed',
  suspended: 'under-way',
  expired: 'not-begun',
  revoked: 'failed',
  withdrawn: 'failed',
  'in-progress': 'under-way',
}

interface CertificationsProps {
  readonly id: string
  readonly certifications: readonly CertificationRow[]
  readonly on: Day
  readonly isToday: boolean
}

/** What the person holds and works towards, with why. */
export function Certifications({ id, certifications, on, isToday }: CertificationsProps) {
  return (
    <section class="section" aria-labelledby="certifications">
      <div class="section-head">
        <h2 id="certifications">Certifications</h2>
        <form method="get" action={paths.officePerson(id)} class="as-of">
          <label for="on">{certifications.length} as of</label>
          <input id="on" name="on" class="input day" value={isToday ? '' : on} placeholder="today" autocomplete="off" />
          <button class="button">Show</button>
        </form>
      </div>
      {!isToday && (
        <p class="aside">
          As of <Time day={on} />, by what is known today. <a href={paths.officePerson(id)}>Back to today</a>
        </p>
      )}
      {certifications.length === 0 ? (
        <p class="empty">None yet. Certifications appear here once something counts towards them.</p>
      ) : (
        <Rows rows={certifications} />
      )}
    </section>
  )
}

function Rows({ rows }: { rows: readonly CertificationRow[] }) {
  return (
    <table class="rows">
      <caption class="hidden">Certifications</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Status</th>
          <th scope="col">First earned</th>
          <th scope="col">Expires</th>
          <th scope="col">Code and badge</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr class={row.status === 'active' ? undefined : 'over'}>
            <th scope="row" class="name">
              <span class="badged">
                <Badge {...row.badge} />
                {row.name}
              </span>
              <span class="second-line">{row.why}</span>
            </th>
            <td>
              <span class="signed">
                <Sign state={signs[row.status]} />
                {statusWords[row.status]}
              </span>
            </td>
            <td class="code">
              <span class="narrow">First earned </span>
              {formatKnown(row.firstEarnedOn)}
            </td>
            <td class="code">
              <span class="narrow">Expires </span>
              {row.firstEarnedOn && row.expiresOn === null ? 'Never' : formatKnown(row.expiresOn)}
            </td>
            <td class="code">
              <span class="narrow">Code </span>
              {row.verificationCode ?? 'None'}
              <span class="second-line">Badge: {row.digitalBadge}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
