import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { countOf } from '../../ui/words.ts'
import type { ListedPerson, SearchResult } from './search.ts'

interface PeopleProps {
  readonly frame: OfficeFrame
  readonly typed: string
  readonly found: SearchResult
  readonly csv: string
}

/** Everyone that was found by what was typed. */
export function PeoplePage({ frame, typed, found, csv }: PeopleProps) {
  return (
    <OfficeLayout title={typed === '' ? 'People' : `“${typed}” – People`} frame={frame}>
      <h1>People</h1>
      <p class="lede">{leadOf(typed, found)}</p>
      <form method="get" action={paths.officePeople} class="search-row" role="search" aria-label="People">
        <div class="field">
          <label for="q">Name, ID, email, code, badge, transcript, order or case</label>
          <input
            id="q"
            name="q"
            class="input wide-field"
            value={typed}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            maxlength={200}
          />
        </div>
        <button class="button">Search</button>
      </form>
      {typed !== '' && (
        <section class="section" aria-label="People found">
          <p class="tools">
            <span>
              <strong>
                {found.isCut ? 'First ' : 'All '}
                {found.people.length}
              </strong>
            </span>
            <a href={csv}>CSV</a>
          </p>
          {found.people.length > 0 ? <People people={found.people} /> : <p class="empty">Nobody was found.</p>}
        </section>
      )}
    </OfficeLayout>
  )
}

function leadOf(typed: string, { people, isCut }: SearchResult): string {
  if (typed === '') return 'Type a name, or the beginnings of its words, in any order. Or type any ID whole.'
  if (isCut) return 'More people may match. Type more of the name, or an ID or email address.'
  if (people.length === 0 && Array.from(typed).length < 2) return 'Type at least 2 letters of a name.'
  if (people.length === 0)
    return 'Nobody matches. Check the spelling, type less of the name, or search by ID or email address.'
  return `${countOf(people.length, 'person matches', 'people match')}.`
}

function People({ people }: { people: readonly ListedPerson[] }) {
  return (
    <table class="rows">
      <caption class="hidden">People found</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Candidate ID</th>
          <th scope="col">Email</th>
          <th scope="col">Login ID</th>
          <th scope="col">Found by</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr>
            <th scope="row" class="name">
              <a href={paths.officePerson(person.id)}>{person.name || person.id}</a>
              {person.localizedName && <span class="second-line">{person.localizedName}</span>}
            </th>
            <td class="code">{person.id}</td>
            <td>{person.email}</td>
            <td>
              <span class="narrow">Login ID </span>
              {person.loginId ?? 'No login'}
            </td>
            <td>
              <span class="narrow">Found by </span>
              {person.by}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
