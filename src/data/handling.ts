/** What each deed does with a table, a key or a file that is about a person. */
export interface Handling {
  /** The name it has in the person's own archive; nothing where it is not in there, and why. */
  readonly export: string | { readonly not: string }
  /** "Secure my account": all goes, what was added or changed lately goes, or nothing does. */
  readonly secure: 'ends' | 'ends what is new' | 'stays'
  /**
   * Two records become one. `moves`: its rows go to the id that stays, and back at an undo; the login, only where the record
   * that stays has none. `is copied`: what counts for both is written under the id that stays. `is read`: its rows stay as
   * they are, and are read under both ids. `follows`: it is worked out from facts. `ends`: its rows do, for good. `stays`: its
   * rows keep the old id, and nothing reads them until an undo.
   */
  readonly merge: 'moves' | 'moves with the login' | 'is copied' | 'is read' | 'follows' | 'ends' | 'stays'
  /** Erasing the person: rows are deleted, lose the name (see people/erase-rows.ts), or stay because they name nobody. */
  readonly erase: 'deletes' | 'blanks' | 'stays'
  /** Whether a backup has it: leaves out what a restore must not bring back. */
  readonly backup: 'kept' | 'left out'
}

export const fact = { secure: 'stays', merge: 'moves', erase: 'deletes', backup: 'kept' } as const
export const staying = { ...fact, merge: 'stays' } as const
export const access = { secure: 'ends', merge: 'ends', erase: 'deletes', backup: 'left out' } as const
export const nameless = { secure: 'stays', merge: 'moves', erase: 'stays', backup: 'kept' } as const
