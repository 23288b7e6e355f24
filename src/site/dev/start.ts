import { hashPassword, passwordCost } from '../../adapters/passwords.ts'
import { randomId } from '../../adapters/secrets.ts'
import { createAccount } from '../../data/people/accounts.ts'
import { addColleague, giveRoles, listEverAdded } from '../../data/colleagues/colleagues.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { claimDatabase } from '../../data/made-for.ts'
import { applyMigrations, type Migration } from '../../data/migrations.ts'
import { createOperatorToken, listOperatorTokens, wideScopes } from '../../data/operators.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { demoStaff } from './demo-staff.ts'
import { loadFeeds } from './load-feeds.ts'

export interface DevelopmentData {
  /** The directory of the program in `src/programs`. */
  readonly program: string
  readonly migrations: readonly Migration[]
  readonly logins: readonly {
    readonly candidateId: string
    readonly loginId: string
    readonly email: string
    readonly password: string
  }[]
  /** The hash of the code that judges: `npm run deploy` builds it into the Worker. */
  readonly judge: string
  readonly feeds: readonly (readonly [name: string, text: string])[]
  /** The keys of `.wrangler/state` and the hash of its operator token, by the names of their bindings. */
  readonly bindings: Readonly<Record<string, string>>
}

export interface DevelopmentBindings extends Bindings {
  /** The hash of the operator token that the command prints. */
  readonly DEV_TOKEN_HASH?: string
  /** `0` where the site starts without candidates. */
  readonly DEMO?: string
}

/**
 * Brings the embedded storage to where the site can run: migrations, the operator token, and the demo where the storage is
 * new. The token is written last: a start that broke off before is done again. Throws a sentence where the demo is refused,
 * or the storage is another program's.
 */
export async function start(env: DevelopmentBindings, program: Program, data: DevelopmentData): Promise<void> {
  await applyMigrations(env.DB, data.migrations)
  const db = openDatabase(env.DB)
  const owner = await claimDatabase(db, data.program)
  if (owner !== data.program) throw new Error(ofAnother(owner, data.program))
  if (env.DEMO !== '0') await employStaff(db)
  const hash = env.DEV_TOKEN_HASH
  const tokens = await listOperatorTokens(db)
  if (!hash || tokens.some((token) => token.hash === hash)) return
  if (tokens.length === 0 && env.DEMO !== '0') await loadDemo(env, program, data)
  const now = Date.now()
  const [createdAt, expiresAt] = [now, now + 365 * 86_400_000].map((time) => new Date(time).toISOString())
  await createOperatorToken(db, {
    id: randomId(),
    name: 'npm run dev',
    hash,
    scopes: wideScopes,
    owner: 'This computer',
    createdAt: createdAt!,
    expiresAt: expiresAt!,
  })
}

/** Adds those of the made-up staff who were never there: one who was ended stays away. */
async function employStaff(db: Database): Promise<void> {
  const at = new Date().toISOString()
  const there = await listEverAdded(
    db,
    demoStaff.map(({ id }) => id),
  )
  for (const { id, name, email, roles } of demoStaff.filter((one) => !there.includes(one.id)))
    await db.batch([addColleague(db, { id, name, email, addedAt: at }), giveRoles(db, id, roles, at)])
}

function ofAnother(owner: string, program: string): string {
  return `The program ${owner} made this state, and you are starting ${program}. Start ${program} with a folder of its own: npm run dev -- --program ${program}`
}

async function loadDemo(env: Bindings, program: Program, { logins, feeds }: DevelopmentData): Promise<void> {
  const db = openDatabase(env.DB)
  const createdAt = new Date().toISOString()
  for (const { candidateId, loginId, email, password } of logins) {
    const passwordHash = await hashPassword(password, passwordCost)
    await createAccount(db, { candidateId, loginId, provedEmail: email, passwordHash, createdAt, askedAt: createdAt })
  }
  await loadFeeds(env, program, feeds)
}
