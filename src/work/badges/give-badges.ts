import { randomId } from '../../adapters/secrets.ts'
import { entriesOfList } from '../../adapters/status-list.ts'
import { withoutBadge } from '../../core/badges.ts'
import type { Day } from '../../core/calendar.ts'
import type { HoldingPeriod } from '../../core/standing/holdings.ts'
import { type BadgeRow, giveBadge, listBadgesOf } from '../../data/badges/badges.ts'
import type { Database } from '../../data/database.ts'
import type { Program } from '../../program/program.ts'

interface Site {
  readonly database: Database
  readonly program: Pick<Program, 'migrations'>
  readonly today: Day
}

/** All badges of a person: those given already, and a new one for each thing held that has none. */
export async function badgesGiven(
  { database, program, today }: Site,
  candidateId: string,
  holdings: readonly HoldingPeriod[],
  given: readonly BadgeRow[],
): Promise<readonly BadgeRow[]> {
  const missing = withoutBadge(program.migrations, holdings, given, today)
  return missing.length > 0 ? giveBadges(database, candidateId, missing) : given
}

/** Of some places by chance one is free, but for one chance in a million. */
const placesTried = 20

/** Gives what is held a badge, for life; given meanwhile by another request, that one stands. */
async function giveBadges(
  database: Database,
  candidateId: string,
  missing: readonly string[],
): Promise<readonly BadgeRow[]> {
  const [first, ...rest] = missing.map((certification) =>
    giveBadge(
      database,
      { candidateId, certification },
      {
        id: randomId(),
        places: [...crypto.getRandomValues(new Uint32Array(placesTried))].map((chance) => chance % entriesOfList),
      },
    ),
  )
  await database.batch([first!, ...rest])
  const badges = await listBadgesOf(database, candidateId).execute()
  return badges
}
