import { paths } from '../../paths.ts'

export interface AskedErasure {
  readonly candidateId: string
  readonly askedAt: string
  readonly asker: string | null
}

/** Records that one owner wants erased, and that wait for another's yes. */
export function erasureThings(asked: readonly AskedErasure[]) {
  return asked.map(({ candidateId, askedAt, asker }) => ({
    since: askedAt,
    kind: 'Erasure',
    what: `${asker ?? 'A colleague'} asked to erase the record ${candidateId}`,
    more: 'Nothing changes until another owner confirms it',
    button: 'Review',
    at: paths.erasePerson(candidateId),
  }))
}
