import { paths } from '../paths.ts'
import { Moment } from './time.tsx'

export interface OpenCase {
  readonly reference: string
  readonly topic: string
  readonly about: string
  readonly createdAt: string
  readonly repliedAt: string | null
}

/** What the person has told support of a page's records, until it is settled. */
export function OpenCases({ cases, back }: { cases: readonly OpenCase[]; back: string }) {
  if (cases.length === 0) return null
  return (
    <section class="open-cases" aria-label="With support">
      {cases.map(({ reference, topic, about, createdAt, repliedAt }) => (
        <form method="post" action={paths.settleCase(reference)}>
          <p>
            {topic === 'missing' ? 'You reported as missing' : 'You reported as wrong'}{' '}
            {about ? `“${about}”` : 'something in your record'}, <Moment at={createdAt} />, case{' '}
            <a class="code" href={paths.ownCase(reference)}>
              {reference}
            </a>
            .
            {repliedAt && (
              <span class="second-line">
                We received your reply of <Moment at={repliedAt} />.
              </span>
            )}
          </p>
          <input type="hidden" name="back" value={back} />
          <button class="button small" aria-label={`Close this case, ${reference}`}>
            {' '}
            Close this case{' '}
          </button>
        </form>
      ))}
    </section>
  )
}
