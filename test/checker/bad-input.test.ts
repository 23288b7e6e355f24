import { deflateSync as zlibOf, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bakePng, bakeSvg } from '../../src/adapters/baked-files.ts'
import { crc32 } from '../../src/core/crc32.ts'
import { badge, bytesOf, check, jwt, listWith, outcomes, published, sign, signed } from '../support/checker.ts'
import { smallPng } from '../support/small-png.ts'

const text = JSON.stringify(signed)
const deep = (levels: number) => '[{"a":'.repeat(levels) + '1' + '}]'.repeat(levels)

/** A PNG with a credential that is packed, as others may have it. */
function packedPng(content: Uint8Array): Uint8Array {
  const packed = zlibOf(content)
  const body = Buffer.concat([Buffer.from('iTXtopenbadgecredential\0\u0001\0\0\0', 'latin1'), packed])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length - 4)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([smallPng.subarray(0, 33), size, body, sum, smallPng.subarray(33)])
}

describe('what is no credential gets a sentence', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['nothing', () => '', /empty/],
    ['6 MB', () => new Uint8Array(6 * 2 ** 20), /larger than 5 MB/],
    ['a zip named .json', () => 'PK\u0003\u0004', /zip/],
    ['gzip', () => gzipSync(text), /packed/],
    ['a photograph', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), /JPEG/],
    ['noise', () => new Uint8Array([1, 200, 3, 250, 7]), /no credential in this file/],
    ['plain words', () => 'To whom it may concern', /no credential in this file/],
    ['JSON that is cut', () => text.slice(0, 400), /broken off/],
    ['a JWT that is cut in its claims', () => jwt.slice(0, 300), /JWT|no credential/],
    ['other JSON', () => ({ name: 'package' }), /no credential/],
    [
      'a badge of version 2',
      () => ({ '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion' }),
      /Open Badge 2\.0/,
    ],
    ['a PNG without one', () => smallPng, /holds no credential/],
    ['a PNG that is cut', () => bakePng(smallPng, text).subarray(0, 200), /broken off/],
    ['a PNG with one bit turned', () => turned(bakePng(smallPng, text), 120), /damaged/],
    ['a picture that unpacks to 40 MB', () => packedPng(new Uint8Array(40 * 2 ** 20)), /far more/],
    ['an SVG without one', () => '<svg xmlns="http://www.w3.org/2000/svg"/>', /holds no credential/],
    ['an SVG that is no XML', () => '<svg><a></svg>', /damaged/],
    ['an SVG with entities upon entities', () => billionLaughs, /damaged|holds no credential/],
    ['a PDF that is none', () => '%PDF-1.7\nnothing', /damaged|no credential/],
    [
      'a PDF whose parts unpack to 40 MB',
      () => pdfWith('/FlateDecode', zlibOf(new Uint8Array(40 * 2 ** 20))),
      /far more/,
    ],
    ['a PDF that is packed twice', () => pdfWith('[/FlateDecode /FlateDecode]', new Uint8Array(9)), /packed in a way/],
    ['a locked PDF', () => lockedPdf, /locked|damaged/],
    ['JSON nested deep', () => deep(3000), /far more/],
    ['a long list', () => Array.from({ length: 30_000 }, () => 1), /far more/],
  ])('%s', async (_, make, sentence) => {
    const { result } = await check(make())
    expect(result.ok ? 'ok' : result.sentence).toMatch(sentence)
  })
})

/** A PDF with its objects in a stream that is packed in some way. */
function pdfWith(filter: string, packed: Uint8Array): Uint8Array {
  const head = `%PDF-1.7\n1 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${packed.length}>>\nstream\n`
  const foot = '\nendstream\nendobj\ntrailer <</Root 2 0 R>>\n%%EOF'
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(foot)])
}

const lockedPdf =
  '%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n2 0 obj\n<</Filter /Standard /V 1>>\nendobj\ntrailer <</Root 1 0 R /Encrypt 2 0 R>>\n%%EOF'

function turned(bytes: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[at]! ^= 1
  return changed
}

const billionLaughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>`

describe('what is odd is said, and never called good', () => {
  test('an SVG with scripts is read as text', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>throw 1</script></svg>'
    expect(await outcomes(bakeSvg(svg, text))).toBe('yyyy')
  })

  test('a packed picture is read', async () => {
    expect(await outcomes(packedPng(Buffer.from(text)))).toBe('yyyy')
  })

  test.each<[string, object]>([
    ['definitions of its own', { '@context': [...badge['@context'], { name: 'urn:other' }] }],
    ['a vocabulary nobody knows', { '@context': [...badge['@context'], 'https://words.test/v1'] }],
    ['a term nobody knows', { unheardOf: 'x' }],
    ['things said in another way', { '@included': [] }],
  ])('with %s', async (_, more) => {
    expect(await outcomes({ ...signed, ...more })).toMatch(/^[un]u/)
  })

  test('a bomb of nameless things ends', async () => {
    const nameless = Array.from({ length: 12 }, () => ({ type: ['Evidence'] }))
    const ring = {
      ...signed,
      evidence: nameless,
      endorsement: nameless.map(() => ({ type: ['EndorsementCredential'], credentialSubject: nameless })),
    }
    expect(await outcomes(ring)).toMatch(/^[un]u/)
  })

  test('endorsements within endorsements are counted and not followed', async () => {
    const endorsed = (level: number): object => ({
      type: ['EndorsementCredential'],
      ...(level > 0 && { endorsement: [endorsed(level - 1)] }),
    })
    const { result } = await check({ ...signed, endorsement: [endorsed(12)] })
    expect(result.ok && result.checked.notes).toContain('Endorsements in it, which were not checked: 1.')
  })

  test('a list of revocations that unpacks without end', async () => {
    const bomb = gzipSync(new Uint8Array(60 * 2 ** 20))
    const pages = { ...published, 'https://issuer.test/status/1': JSON.stringify(await listWith([], bomb)) }
    expect(await outcomes(signed, ['issuer.test'], pages)).toBe('yyyu')
  })

  test.each(['999999999999', '-1', '1e3', 'x'])('place %s on a list', async (place) => {
    const odd = await sign({ ...badge, credentialStatus: { ...badge.credentialStatus, statusListIndex: place } })
    expect(await outcomes(odd)).toBe('yyyu')
  })

  test('credentials within credentials within credentials', async () => {
    const nest = (level: number): object => ({
      type: ['VerifiableCredential', 'ClrCredential'],
      credentialSubject: { verifiableCredential: level > 0 ? [nest(level - 1)] : [] },
    })
    const { result } = await check(nest(9))
    expect(result.ok && JSON.stringify(result.checked)).toMatch(/nested too deep/)
  })

  test('whatever address it names, only https is asked', async () => {
    for (const list of ['http://issuer.test/status/1', 'file:///etc/passwd', 'https://user:pw@issuer.test/']) {
      const odd = await sign({ ...badge, credentialStatus: { ...badge.credentialStatus, statusListCredential: list } })
      const { read, result } = await check(odd)
      expect(read).toEqual(['https://issuer.test/.well-known/did.json'])
      expect(result.ok && result.checked.verdicts[3]!.outcome).toBe('unknown')
    }
  })
})

test('bytes of any kind never throw', async () => {
  for (let seed = 1; seed < 60; seed++) {
    const noise = Uint8Array.from({ length: 300 }, (_, index) => (index * seed * 31 + seed) % 256)
    for (const head of [
      [],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [0x25, 0x50, 0x44, 0x46],
      [0x3c],
      [0x7b],
    ]) {
      const { result } = await check(Uint8Array.from([...head, ...noise]))
      expect(result.ok).toBe(false)
    }
  }
  expect(bytesOf('x')).toHaveLength(1)
})
