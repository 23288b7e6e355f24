import { sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { type FoundIn, prepareRows } from '../prepared.ts'

/** At most so many people are found by an address, and by a name: under 200 rows are read, however many have the words. */
const mostOfAddress = 40
const mostOfWord = 50
const mostOfWords = 40
const mostBeginnings = 30
/** Greater than any sign of a word. */
const end = '\u{10FFFF}'

/** A person as a list shows them; `by` is what was found, where it is one thing of theirs. */
const columns = {
  id: sql<string>`c.id`.as('id'),
  firstName: sql<string>`c.first_name`.as('firstName'),
  lastName: sql<string>`c.last_name`.as('lastName'),
  localizedFirstName: sql<string>`c.localized_first_name`.as('localizedFirstName'),
  localizedLastName: sql<string>`c.localized_last_name`.as('localizedLastName'),
  email: sql<string>`coalesce(a.proved_email, c.email)`.as('email'),
  loginId: sql<string | null>`a.login_id`.as('loginId'),
  by: sql<string>`found.by`.as('by'),
}

const people = sql`candidates c on c.id = found.candidate_id left join accounts a on a.candidate_id = c.id`

const text = sql.placeholder('text')
const capitals = sql.placeholder('capitals')
const lower = sql.placeholder('lower')
const most = sql.raw(String(mostOfAddress))

/** Each kind of id is one seek of an index. */
const byId = prepareRows((db) =>
  db
    .select(columns)
    .from(
      // The platform takes no more than five selects at once.
      sql`(select * from (
        select 'id' as by, id as candidate_id from candidates where id in (${text}, ${capitals})
        union all select 'login', candidate_id from accounts where lower(login_id) = ${lower}
        union all select * from (select 'email', id from candidates where lower(email) = ${lower} limit ${most})
        union all select * from (select 'email', candidate_id from accounts where lower(proved_email) = ${lower} limit ${most})
        union all select * from (select 'registration', candidate_id from facts where kind = 'exams'
          and upper(replace(replace(key, ' ', ''), '-', '')) = ${sql.placeholder('bare')} limit 10)
      ) union all select * from (
        select 'code', candidate_id from codes where code = ${sql.placeholder('code')}
        union all select 'badge', candidate_id from badges where id = ${text}
        union all select 'transcript', candidate_id from transcripts where id = ${text}
        union all select 'order', candidate_id from orders where id in (${text}, ${capitals})
        union all select 'case', candidate_id from cases where reference in (${text}, ${capitals}))
    ) as found join ${people}`,
    )
    .limit(mostOfAddress),
)

export interface TypedId {
  readonly text: string
  /** As registration numbers are compared, and as codes are kept; empty where it is none. */
  readonly bare: string
  readonly code: string
}

/** Whose id, address or number of any kind this is, in one statement. */
export function listPeopleById(db: Database, { text: typed, bare, code }: TypedId) {
  // Nothing equals null: where nothing was typed, nobody without an address is found.
  const [text, capitals, lower] = [typed, typed.toUpperCase(), typed.toLowerCase()].map((one) => one || null)
  return byId(db, { text, capitals, lower, bare: bare || null, code: code || null })
}

const from = sql.placeholder('from')
const until = sql.placeholder('until')

const byOneWord = prepareRows((db) =>
  db
    .select({ ...columns, matches: sql<0 | 1>`1`.as('matches') })
    .from(
      sql`(select candidate_id, 'name' as by from name_words where word >= ${from} and word < ${until}
        order by word, beside, candidate_id limit ${sql.raw(String(mostOfWord))}) as found join ${people}`,
    )
    .limit(mostOfWord),
)

/**
 * The words that begin with the one term, one seek each and so many of them, the term itself first; and beside each of
 * these a word that begins with the other. Further terms are looked up person by person. The last row, of nobody, says
 * that more words begin so.
 */
const byWords = prepareRows((db) =>
  db
    .select({ ...columns, matches: sql<0 | 1>`found.matches`.as('matches') })
    .from(
      sql`(with recursive beginnings(word, number) as (
        select min(word), 1 from name_words where word >= ${from} and word < ${until}
        union all select (select min(n.word) from name_words n where n.word > beginnings.word and n.word < ${until}), number + 1
          from beginnings where word is not null and number < ${sql.raw(String(mostBeginnings))}
      )
      select * from (select n.candidate_id, 'name' as by, not exists (
          select 1 from json_each(${sql.placeholder('others')}) as other where not exists (
            select 1 from name_words o where o.candidate_id = n.candidate_id
              and o.word >= other.value and o.word < other.value || char(1114111))) as matches
        from beginnings cross join name_words n on n.word = beginnings.word
          and n.beside >= ${sql.placeholder('besideFrom')} and n.beside < ${sql.placeholder('besideUntil')}
        limit ${sql.raw(String(mostOfWords))})
      union all select '', 'more words', 0 from beginnings
        where word is not null and number = ${sql.raw(String(mostBeginnings))}
    ) as found left join ${sql`candidates c on c.id = found.candidate_id and found.matches = 1
      left join accounts a on a.candidate_id = c.id`}`,
    )
    .limit(mostOfWords + 1),
)

/** People whose names have words that begin with these terms, which are `nameTermsIn` what was typed; in any order. */
export function listPeopleByName(db: Database, terms: readonly string[]) {
  // Fewer words begin with a long term.
  const [first = '', second, ...others] = terms.toSorted((one, other) => other.length - one.length)
  const range = { from: first, until: first === '' ? '' : first + end }
  if (second === undefined) return byOneWord(db, range)
  const beside = { besideFrom: second, besideUntil: second + end, others: rows(others) }
  return byWords(db, { ...range, ...beside })
}

function mostFor(terms: readonly string[]): number {
  return terms.length < 2 ? mostOfWord : mostOfWords
}

export type FoundRow = FoundIn<ReturnType<typeof listPeopleById>>[number]
type NamedRow = FoundIn<ReturnType<typeof listPeopleByName>>[number]

/** Whom these rows name, and whether there may be more. */
export function namedIn(terms: readonly string[], found: readonly NamedRow[]) {
  const people: readonly FoundRow[] = found.filter(({ matches }) => matches === 1)
  return { people, isCut: found.length >= mostFor(terms) || found.some(({ by }) => by === 'more words') }
}
