import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCertificatePdf } from '../../../src/adapters/certificate-pdf/make-certificate.ts'
import { castNames, certificateFacts, fontsOnDisk } from '../../support/certificates.ts'

const isHere = (tool: string) => spawnSync(tool, ['--version']).error === undefined
const [hasQpdf, hasPoppler] = [isHere('qpdf'), isHere('pdffonts')]

const folder = mkdtempSync(join(tmpdir(), 'certificates-'))
const fileOf = (script: string) => join(folder, `${script}.pdf`)

beforeAll(async () => {
  const fonts = await fontsOnDisk()
  for (const [script, names] of Object.entries(castNames))
    writeFileSync(fileOf(script), (await makeCertificatePdf(certificateFacts(names), fonts)).bytes)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** As names are compared: composed, without marks that only say which way to read, and without the spaces of Han names. */
const plain = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')

describe.each(Object.entries(castNames))('a certificate with a name in %s, to tools of others,', (script, names) => {
  test.runIf(hasQpdf)('has no fault', () => {
    const { status, stdout } = spawnSync('qpdf', ['--check', fileOf(script)], { encoding: 'utf8' })
    expect([status, stdout.includes('No syntax or stream encoding errors found')]).toEqual([0, true])
  })

  test.runIf(hasPoppler)('embeds all its fonts, each cut to what it needs', () => {
    const lines = spawnSync('pdffonts', [fileOf(script)], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
      .slice(2)
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) expect(line).toMatch(/^[A-Z]{6}\+.*\byes yes yes\b/)
  })

  test.runIf(hasPoppler)('gives the names back as text', () => {
    const text = plain(spawnSync('pdftotext', [fileOf(script), '-'], { encoding: 'utf8' }).stdout)
    expect(text).toContain(plain(names.name))
    if (names.localizedName) expect(text).toContain(plain(names.localizedName))
  })
})

test('what is not installed is left out, not passed', () => {
  if (!hasQpdf || !hasPoppler) console.log('Without qpdf or poppler-utils their tests are left out.')
  expect(Object.keys(castNames).length).toBeGreaterThan(10)
})
