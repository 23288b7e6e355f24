/** Where a backup is written, and read from: parts by their names. */
export interface Parts {
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Throws where there is none, or where it was changed. */
  get(name: string): Promise<Uint8Array>
}

/** A page of a table: which rows, and where they are. */
export interface PagePart {
  readonly table: string
  readonly after: number
  readonly to: number
  readonly rows: number
  readonly hash: string
  readonly part: string
}

/** A file of the bucket, in pieces. */
export interface FilePart {
  readonly key: string
  readonly size: number
  readonly contentType: string | null
  readonly customMetadata: Readonly<Record<string, string>>
  readonly parts: readonly string[]
}

export interface Manifest {
  readonly version: 1
  readonly program: string
  /** Between these moments it was written. */
  readonly begunAt: string
  readonly endedAt: string
  readonly migrations: readonly string[]
  readonly pages: readonly PagePart[]
  readonly keys: readonly string[]
  readonly files: readonly FilePart[]
  /** Pages that still changed when the last pass over all of them was made. */
  readonly restless: number
}

export const manifestName = 'manifest'

export function toBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

export function fromBytes<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T
}
