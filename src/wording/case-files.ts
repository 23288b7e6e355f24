import type { FileType } from '../core/file-types.ts'

const names: Readonly<Record<FileType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
}

/** What a file is, and how large where that is known: `JPEG, 412 KB`. */
export function fileWords(type: FileType, size: number | undefined): string {
  if (size === undefined) return names[type]
  const kilobytes = Math.max(1, Math.round(size / 1024))
  return `${names[type]}, ${kilobytes < 1024 ? `${kilobytes} KB` : `${(size / 1_048_576).toFixed(1)} MB`}`
}
