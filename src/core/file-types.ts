/** The kinds of file that are taken from visitors. */
export type FileType = 'application/pdf' | 'image/jpeg' | 'image/png'

const beginnings: readonly (readonly [FileType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** What a file is by what it begins with, whatever it is called. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  return beginnings.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0]
}
