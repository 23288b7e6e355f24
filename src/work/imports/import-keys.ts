/** In front of all received files. */
export const receivedFiles = 'imports/'

/** Where a received file lies in the bucket; its reports lie beside it. */
export function importKey(id: string): string {
  return `${receivedFiles}${id}`
}

/** The file and its reports. */
export function importKeys(id: string): readonly string[] {
  return [importKey(id), `${importKey(id)}.json`, `${importKey(id)}.csv`]
}

/** Files put here are taken up by themselves. */
export const inbox = 'inbox/'

/** Where files that are no feed files were laid before they became imports. */
export const refusedFiles = 'imports/refused/'
