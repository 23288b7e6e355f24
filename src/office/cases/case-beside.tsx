import { paths } from '../../paths.ts'
import { SelectField } from '../../ui/fields.tsx'
import { Time } from '../../ui/time.tsx'
import type { FieldError } from '../../ui/fields.tsx'
import { whoOf } from '../../wording/whose-action.ts'
import type { CaseView } from './view.ts'

export interface CaseBesideProps {
  readonly shown: CaseView
  readonly others: readonly {
    readonly reference: string
    readonly topic: string
    readonly state: string
    readonly createdAt: string
  }[]
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly self: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export function CaseBeside(props: CaseBesideProps) {
  const { shown, others } = props
  return (
    <div class="case-beside">
      <WhatIsAsked shown={shown} />
      <Person shown={shown} />
      <Assignment {...props} />
      {others.length > 0 && (
        <section class="section" aria-labelledby="others">
          <h2 id="others">Other cases</h2>
          <ul class="quiet-list">
            {others.map(({ reference, topic, state, createdAt }) => (
              <li>
                <a href={paths.officeCase(reference)}>{topic}</a>
                <span class="second-line">
                  <span class="code">{reference}</span> · {state} · <Time day={createdAt.slice(0, 10)} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function WhatIsAsked({ shown: { ask, reference, person } }: { shown: CaseView }) {
  if (!ask || !person) return null
  const { words, link, href, asked, others } = ask
  return (
    <section class="act-here" aria-labelledby="ask">
      <h2 id="ask">Request</h2>
      {asked?.isOnRecord ? (
        <p>The record has the name they asked for. Tell them, and close the case.</p>
      ) : (
        <p>{words}</p>
      )}
      {others.length > 0 ? (
        <p class="second">{whoOf(others)} can do this: assign the case to one of them.</p>
      ) : asked && !asked.isOnRecord ? (
        <form method="post" action={paths.officeChange(person.candidateId, 'correct')}>
          {Object.entries({ ...asked.name, case: reference, why: 'request', reason: `Case ${reference}` }).map(
            ([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ),
          )}
          <div class="deeds">
            <button class="button">Approve the name</button>
            <a href={href}>Change it first</a>
          </div>
        </form>
      ) : (
        !asked && (
          <p>
            <a class="button" href={href}>
              {link}
            </a>
          </p>
        )
      )}
    </section>
  )
}

function Person({ shown }: { shown: CaseView }) {
  const { person, from, replyTo } = shown
  if (!person)
    return (
      <section class="section" aria-labelledby="person">
        <h2 id="person">Not signed in</h2>
        <p class="second">
          Someone wrote from {replyTo} without signing in. What they say about themselves isn’t proved.
        </p>
      </section>
    )
  return (
    <section class="section" aria-labelledby="person">
      <div class="section-head">
        <h2 id="person">{from}</h2>
        <a href={person.href}>Open their page</a>
      </div>
      <dl class="facts">
        <div>
          <dt>Candidate ID</dt>
          <dd class="code">{person.candidateId}</dd>
        </div>
        <div>
          <dt>Email</dt>
          <dd>{person.email || 'None on file'}</dd>
        </div>
        {person.country && (
          <div>
            <dt>Country</dt>
            <dd>{person.country}</dd>
          </div>
        )}
        <div>
          <dt>Login</dt>
          <dd>{person.hasLogin ? 'Set up' : 'None'}</dd>
        </div>
      </dl>
    </section>
  )
}

function Assignment({ shown, colleagues, typed, errors }: CaseBesideProps) {
  const { reference, version, assignee } = shown
  return (
    <section class="section assignment" aria-labelledby="assignment">
      <h2 id="assignment">Who takes care of it</h2>
      <form method="post" action={paths.officeCaseTo(reference, 'assign')} class="assign-row">
        <input type="hidden" name="version" value={version} />
        <SelectField
          name="colleague"
          label="Assigned to"
          none="Nobody"
          options={colleagues.map(({ id, name }) => [id, name] as const)}
          value={typed.colleague ?? assignee?.id ?? ''}
          error={errors.find(({ field }) => field === 'colleague')?.sentence}
        />
        <button class="button">Assign</button>
      </form>
    </section>
  )
}
