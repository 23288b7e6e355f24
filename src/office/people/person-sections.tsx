import type { Role } from '../../core/colleagues.ts'
import { paths } from '../../paths.ts'
import { Time } from '../../ui/time.tsx'
import { whoOf } from '../../wording/whose-action.ts'
import { personActions } from './actions.ts'
import type { Pair } from './identity-view.ts'
import type { ListView } from './lists-view.ts'

/** Keys and values under an ink rule. */
export function Pairs({ id, title, pairs }: { id: string; title: string; pairs: readonly Pair[] }) {
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <dl class="key-rows">
        {pairs.map(({ key, value, more }) => (
          <div>
            <dt>{key}</dt>
            <dd>
              {value}
              {more && <span class="second-line">{more}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const groups = ['Certifications', 'Facts', 'Person'] as const

/** What can be done about the person; what others can do is named with who they are. */
export function Actions({ id, roles }: { id: string; roles: readonly Role[] }) {
  const isTheirs = (own: readonly Role[]) => own.some((role) => roles.includes(role))
  const others = personActions.filter((action) => !isTheirs(action.roles))
  return (
    <section class="section" aria-labelledby="actions">
      <h2 id="actions">Actions</h2>
      {groups.map((group) => {
        const own = personActions.filter((action) => action.group === group && isTheirs(action.roles))
        return (
          own.length > 0 && (
            <>
              <h3 class="group">{group}</h3>
              <ul class="action-links">
                {own.map(({ text, href }) => (
                  <li>
                    <a href={href(id)}>{text}</a>
                  </li>
                ))}
              </ul>
            </>
          )
        )
      })}
      {others.length > 0 && (
        <>
          <h3 class="group">By others</h3>
          <ul class="action-links others">
            {others.map((action) => (
              <li>
                {action.text}: {whoOf(action.roles)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The newest of a list, and the way to all of it. */
export function ShortList({ person, list }: { person: string; list: ListView }) {
  const { id, title, rows, total, isWhole, empty } = list
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {!isWhole && total > rows.length && (
          <a href={`${paths.officePersonBy(person, { all: id })}#${id}`} aria-label={`All ${total}: ${title}`}>
            All {total}
          </a>
        )}
        {isWhole && (
          <a href={paths.officePerson(person)} aria-label={`Fewer: ${title}`}>
            Fewer
          </a>
        )}
      </div>
      {rows.length === 0 ? (
        <p class="empty">{empty}</p>
      ) : (
        <ul class="dated">
          {rows.map(({ at, text, more, href }) => (
            <li>
              <span class="when">
                <Time day={at.slice(0, 10)} />
              </span>
              <span>
                {href ? <a href={href}>{text}</a> : text}
                {more && <span class="second-line">{more}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
