import fc from 'fast-check'
import type { FeedKind } from '../../src/core/feeds/kinds.ts'
import { bytesOf, type Order } from './written.ts'

export interface MutatedFile {
  readonly kind: FeedKind
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Sound files about two people, each changed in a few random places. */
export function mutatedFile(people: readonly [string, string], certification: string): fc.Arbitrary<MutatedFile> {
  return fc
    .record({
      feed: fc.nat(5),
      key: fc.nat(40),
      separator: fc.constantFrom(',', ';', '\t', '|'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      encoding: fc.constantFrom<Order>('utf-8', 'utf-8', 'utf-16le', 'utf-16be'),
      mark: fc.boolean(),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    })
    .map(({ feed, key, separator, lineEnd, changes, ...written }) => {
      const [kind, text] = feedsOf(people, certification, String(key))[feed]!
      const bytes = bytesOf(text.replaceAll(',', separator).replaceAll('\n', lineEnd), written)
      return { kind, bytes: changes.reduce(changed, bytes) }
    })
}

/** What readers of CSV stumble over. */
const pieces = [
  '"',
  '""',
  '",',
  ',',
  ';',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  '\n\n',
  '\r\r\n',
  ',,,,\n',
  '\0',
  '\u001A',
  '\uFEFF',
  'sep=;\n',
  'sep=',
  "'=1+1",
  '4.30E+08',
  '2026-11-12',
  '2023-02-30',
  '9'.repeat(600),
  '\u202E',
  '𝄞',
  '\u2028',
  'candidate_id',
  'Candidate ID',
  '__proto__',
  'constructor',
  '-1',
  '1e999',
  'NaN',
  'null',
  ' ',
  '\u00A0',
]

const change = fc.record({
  from: fc.nat(2000),
  length: fc.integer({ min: 1, max: 12 }),
  how: fc.constantFrom('cut', 'add', 'replace', 'repeat', 'turn', 'tear'),
  added: fc.oneof(
    fc.constantFrom(...pieces).map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ minLength: 1, maxLength: 12 }),
  ),
})

function changed(
  bytes: Uint8Array<ArrayBuffer>,
  { from, length, how, added }: typeof change extends fc.Arbitrary<infer T> ? T : never,
) {
  const at = from % (bytes.byteLength + 1)
  const [before, some, after] = [bytes.slice(0, at), bytes.slice(at, at + length), bytes.slice(at + length)]
  const parts = {
    cut: [before, after],
    add: [before, added, some, after],
    replace: [before, added, after],
    repeat: [before, some, some, after],
    turn: [after, some, before],
    tear: [before],
  }
  return Uint8Array.from(parts[how as keyof typeof parts].flatMap((part) => [...part]))
}

function feedsOf([one, other]: readonly [string, string], certification: string, n: string): [FeedKind, string][] {
  const rows = {
    candidates: [
      'candidate_id,first_name,last_name,email',
      `${one},Ann,Alder,ann@example.com`,
      `${other},,Birch,b@example.com`,
    ],
    exams: [
      'registration_number,candidate_id,exam_code,grade,taken_on',
      `M${n},${one},200-301,pass,2025-04-01`,
      `N${n},${other},350-401,fail,2025-05-01`,
      `O${n},${one},300-410,pass,2025-06-01`,
    ],
    creq: [
      'external_id,candidate_id,name,provider_name,points,active_on,expires_on',
      `M${n},${one},"A talk, long",Live,2.5,2025-04-01,`,
      `N${n},${other},"Two\nlines",Live,40,2025-05-01,2027-05-01`,
    ],
    grants: [
      'grant_id,candidate_id,certification,granted_on,reason',
      `M${n},${one},${certification},2025-04-01,By hand`,
    ],
    adjustments: [
      'adjustment_id,candidate_id,certification,kind,on,months,reason',
      `M${n},${one},${certification},extend,2025-07-01,6,Illness`,
      `N${n},${other},,suspend,2025-08-01,,Appeal`,
    ],
    certificates: [
      'verification_code,candidate_id,certification,issued_on',
      `MUTATED${n.padStart(4, '0')},${one},${certification},2025-04-01`,
    ],
  }
  return Object.entries(rows).map(([kind, lines]) => [kind as FeedKind, `${lines.join('\n')}\n`])
}
