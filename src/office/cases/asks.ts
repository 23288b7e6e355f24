import type { Role } from '../../core/colleagues.ts'
import { paths } from '../../paths.ts'

interface AskedBy {
  readonly candidateId: string
  readonly reference: string
  readonly lastName: string
}

/** What a case usually asks for, and where staff do it. */
export interface Ask {
  readonly words: string
  readonly link: string
  readonly href: (about: AskedBy) => string
  /** Whose it is; everyone else is shown who can do it. */
  readonly roles: readonly Role[]
}

const records: readonly Role[] = ['records', 'owner']

/** By the codes of a program's support topics; other topics ask for nothing of their own. */
export const asks: Readonly<Record<string, Ask>> = {
  missing: {
    words: 'Look for the missing result under Unmatched, and attach it.',
    link: 'Find the result',
    href: ({ candidateId, lastName }) => paths.officeUnmatchedBy({ q: lastName || candidateId }),
    roles: records,
  },
  wrong: {
    words: 'Check what the record says, and correct it.',
    link: 'See the facts',
    href: ({ candidateId }) => `${paths.officePerson(candidateId)}#facts`,
    roles: records,
  },
  name: {
    words: 'Compare the name on the record with what this person sent.',
    link: 'Correct the name',
    href: ({ candidateId, reference }) => paths.officeChange(candidateId, 'correct', { case: reference }),
    roles: records,
  },
  'two-accounts': {
    words: 'Check that both records are this person’s, and merge them.',
    link: 'Merge two records',
    href: ({ candidateId }) => paths.newMerge('', candidateId),
    roles: records,
  },
  privacy: {
    words: 'This person asks about their data, or wants it erased.',
    link: 'See what erasing does',
    href: ({ candidateId }) => paths.erasePerson(candidateId),
    roles: ['owner'],
  },
}
