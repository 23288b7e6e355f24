import {
  addToTotals,
  beyondListed,
  type PreviewChange,
  type PreviewTotals,
  takeFromTotals,
} from '../../core/feeds/preview.ts'
import type { Database, Statement } from '../../data/database.ts'
import type { Rebuild } from '../../data/facts/rebuilds.ts'
import { listWaitingOf, type Waiting, writeWaiting } from '../../data/facts/waiting-records.ts'
import { listMailable, listWaitingKits } from '../../data/imports/preview.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { kitsHeldBack, questionOfMail } from './changes-of-people.ts'
import { type JudgedRecords, losersIn } from './judge-records.ts'

interface Sorted {
  /** People with a loss that isn't accepted. */
  readonly waiting: ReadonlySet<string>
  /** People whose loss is accepted. */
  readonly accepted: ReadonlySet<string>
  readonly statements: readonly Statement[]
  readonly step: { readonly waiting: number; readonly totals: PreviewTotals; readonly gained: PreviewTotals }
  readonly differs: boolean
}

/**
 * Sorts judged records: people who would lose something wait until staff accept that, and wait again if they
 * would lose more than was listed. `asked` are all ids asked for, also those without a record by now.
 */
export async function sortRecords(
  db: Database,
  program: Program,
  {
    rebuild,
    asked,
    records,
    at,
  }: {
    readonly rebuild: Rebuild
    readonly asked: readonly string[]
    readonly records: JudgedRecords
    readonly at: string
  },
): Promise<Sorted> {
  const { changesOf, happened } = records
  const losers = losersIn(changesOf)
  const { listed, kits, mailable } = await readTogether(db, {
    listed: listWaitingOf(db, rebuild.id, asked),
    kits: listWaitingKits(db, [...losers]),
    mailable: listMailable(db, [...losers], questionOfMail(program)),
  })
  const before = new Map(listed.map((row) => [row.candidateId, row]))
  const isAccepted = (id: string) => {
    const row = before.get(id)
    return (
      row !== undefined && row.id <= rebuild.acceptedUpTo && beyondListed(changesOf.get(id)!, row.changes).length === 0
    )
  }
  const accepted = new Set([...losers].filter(isAccepted))
  const waiting = new Set([...losers].filter((id) => !accepted.has(id)))
  const told = new Set(happened.map(({ candidateId }) => candidateId))
  const found = [...waiting].map((candidateId): Omit<Waiting, 'id'> => {
    const changes = changesOf.get(candidateId)!
    const own = kits.filter((kit) => kit.candidateId === candidateId)
    const mails = told.has(candidateId) && mailable.some(({ id }) => id === candidateId) ? 1 : 0
    return {
      candidateId,
      changes,
      kits: kitsHeldBack(own, changes).length,
      mails,
      since: before.get(candidateId)?.since ?? at,
    }
  })
  const isNew = (row: Omit<Waiting, 'id'>) => !isSame(row, before.get(row.candidateId), rebuild.acceptedUpTo)
  const fresh = found.filter(isNew)
  const gone = listed.filter(
    ({ candidateId }) => !waiting.has(candidateId) || fresh.some((row) => row.candidateId === candidateId),
  )
  const kept = listed.filter((row) => !gone.includes(row)).map(({ candidateId }) => candidateId)
  const free = [...changesOf.values()].flat().filter(({ candidateId }) => !losers.has(candidateId))
  return {
    waiting,
    accepted,
    statements: writeWaiting(db, rebuild.id, { gone: gone.map(({ candidateId }) => candidateId), listed: fresh, kept }),
    step: {
      waiting: rebuild.waiting - gone.length + fresh.length,
      totals: fresh.reduce(
        (totals, row) => addToTotals(totals, row.changes, row),
        gone.reduce((totals, row) => takeFromTotals(totals, row.changes, row), rebuild.totals),
      ),
      gained: addToTotals(rebuild.gained, free, { kits: 0, mails: 0 }),
    },
    differs: gone.length + fresh.length + kept.length + free.length > 0,
  }
}

/** Whether it equals what is listed and isn't accepted yet. */
function isSame(row: Omit<Waiting, 'id'>, listed: Waiting | undefined, acceptedUpTo: number): boolean {
  if (!listed || listed.id <= acceptedUpTo) return false
  return textOf(row) === textOf(listed)
}

function textOf({
  changes,
  kits,
  mails,
}: Pick<Waiting, 'kits' | 'mails'> & { readonly changes: readonly PreviewChange[] }) {
  return JSON.stringify([changes, kits, mails])
}
