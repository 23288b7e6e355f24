import { paths } from '../../paths.ts'

/** What a case usually asks for, and where staff do it. */
export interface Ask {
  readonly words: string
  readonly link: string
  readonly href: (candidateId: string) => string
}

const onRecord = (candidateId: string) => paths.officePerson(candidateId)

/** By the codes of a program's support topics; other topics ask for nothing of their own. */
export const asks: Readonly<Record<string, Ask>> = {
  missing: {
    words: 'Look for the missing result, and attach it to this person.',
    link: 'Find the result',
    href: onRecord,
  },
  wrong: {
    words: 'Check what the record says, and correct it.',
    link: 'Correct the record',
    href: onRecord,
  },
  name: {
    words: 'Compare the name on the record with what this person sent.',
    link: 'Correct the name',
    href: onRecord,
  },
  'two-accounts': {
    words: 'Check that both records are this person’s, and merge them.',
    link: 'Merge the records',
    href: onRecord,
  },
  privacy: {
    words: 'This person asks about their data, or wants it erased.',
    link: 'Open the data request',
    href: onRecord,
  },
}
