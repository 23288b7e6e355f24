export interface Migration {
  readonly name: string
  readonly sql: string
}

const createTable = `create table if not exists d1_migrations (
  id integer primary key autoincrement, name text unique, applied_at timestamp default current_timestamp not null)`

/** Applies what a database lacks, in order and each in one batch, and lists it where `wrangler d1 migrations` does. */
export async function applyMigrations(database: D1Database, migrations: readonly Migration[]): Promise<void> {
  const [, applied] = await database.batch<{ name: string }>([
    database.prepare(createTable),
    database.prepare('select name from d1_migrations'),
  ])
  const names = new Set(applied!.results.map(({ name }) => name))
  for (const { name, sql } of migrations.filter((one) => !names.has(one.name)))
    await database.batch([
      ...sql.split('--> statement-breakpoint').map((statement) => database.prepare(statement)),
      database.prepare('insert into d1_migrations (name) values (?)').bind(name),
    ])
}
