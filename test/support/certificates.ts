import { readFile } from 'node:fs/promises'
import type { CertificateFacts } from '../../src/adapters/certificate-pdf/certificate-facts.ts'
import type { FontSource } from '../../src/adapters/certificate-pdf/fonts.ts'
import { program } from '../programs/neutral/index.ts'
import { cutFonts } from '../../bin/fonts.ts'

/** The cut fonts, from the disk. */
export async function fontsOnDisk(): Promise<FontSource> {
  await cutFonts()
  return {
    load: async (name) => {
      const { buffer, byteOffset, byteLength } = await readFile(`public/fonts/${name}.ttf`)
      return buffer.slice(byteOffset, byteOffset + byteLength)
    },
  }
}

/** A certificate like any other; `but` says what differs. */
export function certificateFacts(but: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    issuer: 'The Certification Programme',
    signatory: { ...program.signatory, signature: program.signatory.signature! },
    name: 'Ben Watanabe',
    certification: 'MATE Enterprise',
    badge: { text: 'MATE', track: 'Enterprise' },
    level: { name: 'Skipper', rank: 4, shape: 'squares', colour: { light: '#853166', dark: '#e2a0c5' } },
    certifiedOn: '2017-Nov-07',
    validThrough: '2027-Feb-18',
    candidateId: 'HARB10481516',
    code: 'V7L4P3MC9XKD2T6H',
    verifyAddress: 'certifications.example.com/verify',
    scanAddress: 'https://certifications.example.com/verify/V7L4P3MC9XKD2T6H',
    paper: 'A4',
    ...but,
  }
}

/** Names of the conformance cast and a few beyond: in Latin letters, and as their people write them. */
export const castNames: Readonly<Record<string, { name: string; localizedName?: string; localizedLanguage?: string }>> =
  {
    latin: { name: 'Łukasz Żółć' },
    accents: { name: 'Siobhán Müller-D’Arc' },
    cyrillic: { name: 'Olena Kovalenko', localizedName: 'Олена Коваленко' },
    greek: { name: 'Eleni Pappas', localizedName: 'Ελένη Παππάς' },
    vietnamese: { name: 'An Nguyen', localizedName: 'Nguyễn Văn An' },
    han: { name: 'Wei Zhang', localizedName: '张 伟' },
    japanese: { name: 'Hanako Yamada', localizedName: '山田 花子', localizedLanguage: 'ja' },
    kana: { name: 'Sakura Katō', localizedName: 'カトウ さくら' },
    hangul: { name: 'Minjun Kim', localizedName: '김 민준' },
    arabic: { name: 'Amina Haddad', localizedName: 'أمينة حداد' },
    hebrew: { name: 'Noa Levi', localizedName: 'נועה לוי' },
    devanagari: { name: 'Priya Sharma', localizedName: 'प्रिया शर्मा' },
    thai: { name: 'Somchai Suk', localizedName: 'สมชาย สุข' },
  }
