import { access, fact, type Handling } from './handling.ts'

interface PersonPlace extends Handling {
  readonly prefix: string
  /** Which module writes there; a test finds those that are missing. */
  readonly writtenBy: string
}

/** The same for keys of the store (KV). */
export const personKeys: readonly PersonPlace[] = [
  { prefix: '', writtenBy: 'adapters/session-index.ts', export: { not: 'the hashes of sessions' }, ...access },
  {
    prefix: 'transcript:',
    writtenBy: 'adapters/share-tokens.ts',
    export: { not: 'tokens of transcripts, which are in their tables' },
    ...fact,
  },
]

/** The same for files in the bucket (R2). */
export const personFiles: readonly PersonPlace[] = [
  {
    prefix: 'cases/',
    writtenBy: 'work/cases/case-files.ts',
    export: 'files',
    secure: 'stays',
    merge: 'stays',
    erase: 'deletes',
    backup: 'kept',
  },
  {
    prefix: 'imports/',
    writtenBy: 'work/imports/import-reports.ts',
    export: { not: 'reports about files of many people' },
    secure: 'stays',
    merge: 'stays',
    erase: 'blanks',
    backup: 'kept',
  },
  {
    // Under `imports/refused/` as well, where refused files were kept before they became imports.
    prefix: 'imports/',
    writtenBy: 'adapters/files.ts',
    export: { not: 'feed files of many people' },
    secure: 'stays',
    merge: 'stays',
    erase: 'blanks',
    backup: 'kept',
  },
  {
    prefix: 'journal/',
    writtenBy: 'adapters/journal.ts',
    export: { not: 'what was revoked, ended or refused, by ids without names' },
    secure: 'stays',
    merge: 'stays',
    erase: 'stays',
    backup: 'kept',
  },
  {
    prefix: 'documents/',
    writtenBy: 'adapters/kept-documents.ts',
    export: { not: 'certificates, made again when they are asked for' },
    secure: 'stays',
    merge: 'stays',
    erase: 'deletes',
    backup: 'left out',
  },
]
