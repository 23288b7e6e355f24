import { hoursToAnswer } from '../../work/badges/end-badges.ts'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Moment } from '../../ui/time.tsx'
import { figureOf } from '../../ui/words.ts'

interface BadgesProps {
  readonly frame: OfficeFrame
  readonly cause: string
  readonly badges: readonly {
    readonly badge: string
    readonly candidateId: string
    readonly certification: string
    readonly reason: string
    readonly since: string
    readonly all: number
    readonly file: string | null
  }[]
  /** They are not as many as the form said. */
  readonly changed: boolean
}

const reasons: Readonly<Record<string, string>> = {
  revoked: 'The certification was revoked',
  withdrawn: 'Its evidence was taken back',
  shortened: 'It ends earlier than the badge says',
}

/** The badges that one cause would revoke, and the button that does. */
export function BadgesPage({ frame, cause, badges, changed }: BadgesProps) {
  const [first] = badges
  if (!first)
    return (
      <OfficeLayout title="No badges wait" frame={frame}>
        <h1>No badges wait</h1>
        <p class="lede">They were revoked, or what would have revoked them was corrected.</p>
        <p>
          <a href={paths.office}>Back to Today</a>
        </p>
      </OfficeLayout>
    )
  const count = figureOf(first.all, 'badge')
  const until = new Date(Date.parse(first.since) + hoursToAnswer * 3_600_000).toISOString()
  return (
    <OfficeLayout title={`Revoke ${count} for good?`} frame={frame}>
      <h1>Revoke {count} for good?</h1>
      <p class="lede">
        {first.file ? (
          <>
            <a href={paths.officeFile(cause)}>{first.file}</a> takes away what they say.
          </>
        ) : (
          'Changed rules or a passing day take away what they say.'
        )}
      </p>
      {changed && (
        <p role="alert" class="notice">
          The list has changed since you opened it, so nothing was revoked. Look at it again.
        </p>
      )}
      <div class="work">
        <section class="section" aria-label="Badges">
          <p class="tools">
            <span>
              <strong>All {first.all}</strong>
              {badges.length < first.all && `, the first ${badges.length} shown`}
            </span>
          </p>
          <table class="rows">
            <caption class="hidden">Badges to be revoked</caption>
            <thead>
              <tr>
                <th scope="col">Candidate</th>
                <th scope="col">Certification</th>
                <th scope="col">Why</th>
                <th scope="col">Badge</th>
              </tr>
            </thead>
            <tbody>
              {badges.map((one) => (
                <tr>
                  <th scope="row" class="code">
                    {one.candidateId}
                  </th>
                  <td>{one.certification}</td>
                  <td>{reasons[one.reason] ?? one.reason}</td>
                  <td class="code">{one.badge}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <form method="post" action={paths.revokeBadges(cause)} class="act-here">
          <p class="cannot-undo">
            <strong>This can’t be undone.</strong> Copies that people have saved stop verifying for ever. A
            certification held again gets a new badge.
          </p>
          <p>
            {first.file && 'If the file is wrong, send a corrected one instead: then these badges are active again. '}
            Without an answer they are revoked on <Moment at={until} />.
          </p>
          <input type="hidden" name="count" value={first.all} />
          <div class="deeds">
            <button class="button final">Revoke {count}</button>
            <a href={paths.office}>Cancel</a>
          </div>
        </form>
      </div>
    </OfficeLayout>
  )
}
