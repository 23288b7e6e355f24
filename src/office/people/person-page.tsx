import type { Role } from '../../core/colleagues.ts'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { countOf } from '../../ui/words.ts'
import { Certifications } from './certifications.tsx'
import { Facts } from './facts-table.tsx'
import type { FactsView } from './facts-view.ts'
import type { Pair } from './identity-view.ts'
import type { Lists } from './lists-view.ts'
import type { Parts } from './load-person.ts'
import { Actions, Pairs, ShortList } from './person-sections.tsx'
import type { CertificationRow } from './view.ts'

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly on: string
  readonly isToday: boolean
  readonly version: number
  readonly identity: readonly Pair[]
  readonly login: readonly Pair[]
  readonly certifications: readonly CertificationRow[]
  readonly facts: FactsView
  readonly lists: Lists
}

interface PersonProps {
  readonly frame: OfficeFrame
  readonly person: PersonView
  readonly parts: Parts
  readonly roles: readonly Role[]
  /** What was just done. */
  readonly done: string | undefined
}

/** All that is known of a person: who they are at the left, what they have and why at the right. */
export function PersonPage({ frame, person, parts, roles, done }: PersonProps) {
  const { id, name, lists } = person
  return (
    <OfficeLayout title={name} frame={frame}>
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officePeople}>People</a>
        <span>/</span>
        <span class="code">{id}</span>
      </nav>
      <div class="title-row">
        <div>
          <h1>{name}</h1>
          <p class="under-title">
            <span class="code">{id}</span> · {summaryOf(person)}
          </p>
        </div>
        {parts.viewAs && (
          <a class="button" href={paths.viewAs(id, paths.home)}>
            View as this person
          </a>
        )}
      </div>
      {done && (
        <p class="notice" role="status">
          {done}
        </p>
      )}
      <div class="record">
        <div class="keys">
          <Pairs id="identity" title="Identity" pairs={person.identity} />
          {parts.record && <Pairs id="login" title="Login" pairs={person.login} />}
          {parts.record && <Actions id={id} roles={roles} />}
          {parts.record && <ShortList person={id} list={lists.cases} />}
          <ShortList person={id} list={lists.orders} />
          {parts.record && <ShortList person={id} list={lists.transcripts} />}
        </div>
        {parts.record && (
          <div class="proof">
            <Certifications id={id} certifications={person.certifications} on={person.on} isToday={person.isToday} />
            <Facts person={id} facts={person.facts} opensFiles={parts.files} />
            <div class="halves">
              <ShortList person={id} list={lists.timeline} />
              <ShortList person={id} list={lists.mails} />
              <ShortList person={id} list={lists.reads} />
              <ShortList person={id} list={lists.log} />
            </div>
          </div>
        )}
      </div>
    </OfficeLayout>
  )
}

function summaryOf({ certifications, lists, version }: PersonView): string {
  const count = (status: CertificationRow['status']) => certifications.filter((one) => one.status === status).length
  const others = (['suspended', 'expired', 'revoked', 'withdrawn'] as const)
    .filter((status) => count(status) > 0)
    .map((status) => `${count(status)} ${status}`)
  const open = lists.cases.rows.filter(({ more }) => more?.endsWith('open')).length
  return [
    countOf(count('active'), 'active certification') + (others.length > 0 ? `, ${others.join(', ')}` : ''),
    ...(open > 0 ? [countOf(open, 'open case')] : []),
    `record version ${version}`,
  ].join(' · ')
}
