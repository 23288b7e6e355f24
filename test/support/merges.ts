import { env } from 'cloudflare:workers'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { randomId } from '../../src/adapters/secrets.ts'
import { listFactsVersions } from '../../src/data/facts/records.ts'
import { personTables } from '../../src/data/person-tables.ts'
import { mergeRecords } from '../../src/work/merges/merge-records.ts'
import { findMerge, undoMerge } from '../../src/work/merges/undo-merge.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { db } from './site.ts'

const by = { kind: 'site', id: 'command' } as const

export async function versionsOf(...ids: readonly string[]) {
  const counted = await listFactsVersions(db, ids).execute()
  return new Map(ids.map((id) => [id, counted.find(({ candidateId }) => candidateId === id)?.factsVersion ?? 0]))
}

/** Merges two records, as staff do. */
export async function mergeTwo(from: string, into: string, factsVersions?: ReadonlyMap<string, number>) {
  const versions = factsVersions ?? (await versionsOf(from, into))
  return mergeRecords(env, neutral, { from, into, factsVersions: versions, by }, new Date())
}

/** Undoes what was merged. */
export async function partTwo(from: string) {
  const merge = await findMerge(db, from)
  return undoMerge(env, neutral, { from, mergeId: merge?.id ?? '', by }, new Date())
}

const columnName = (name: string) => name.replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)

/** All rows of these ids, by table; without those that a merge and its undo leave: counters, facts, mails, deeds. */
export async function rowsOf(...ids: readonly string[]): Promise<Record<string, readonly string[]>> {
  const left = new Set(['records', 'facts', 'deeds', 'deed_details', 'outbox'])
  const all: [string, readonly string[]][] = []
  for (const { table } of Object.values(personTables)) {
    const { name, columns } = getTableConfig(table as SQLiteTable)
    if (left.has(name) || !columns.some((one) => columnName(one.name) === 'candidate_id')) continue
    const found = await env.DB.prepare(`select * from ${name} where candidate_id in (select value from json_each(?))`)
      .bind(JSON.stringify(ids))
      .all()
    all.push([name, found.results.map((row) => JSON.stringify(row)).sort()])
  }
  return Object.fromEntries(all)
}

/** A made-up row of a table for somebody, whatever its columns are. */
export async function addRow(table: SQLiteTable, candidateId: string): Promise<void> {
  const { name, columns } = getTableConfig(table)
  const given = columns
    .map((column) => ({ ...column, name: columnName(column.name), type: column.getSQLType() }))
    .filter(
      ({ notNull, primary, name: own, type }) =>
        own === 'candidate_id' || (notNull && own !== 'former_id' && !(primary && type === 'integer')),
    )
  const values = given.map(({ name: own, type }) =>
    own === 'candidate_id'
      ? candidateId
      : own === 'data' || own === 'detail'
        ? '{}'
        : type === 'integer'
          ? random()
          : randomId(),
  )
  await env.DB.prepare(
    `insert into ${name} (${given.map((one) => one.name).join(', ')}) values (${given.map(() => '?').join(', ')})`,
  )
    .bind(...values)
    .run()
}

const random = () => 1_000_000 + Math.floor(Math.random() * 1_000_000_000)
