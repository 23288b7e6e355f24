import { readFile } from 'node:fs/promises'
import type { CertificateFacts } from '../../src/adapters/certificate-pdf/certificate-facts.ts'
import type { FontSource } from '../../src/adapters/certificate-pdf/fonts.ts'
import { cutFonts } from '../../bin/fonts.ts'

/** The cut fonts, from the disk. */
export async function fontsOnDisk(): Promise<FontSource> {
  await cutFonts()
  return {
    load: async (name) => {
      const { buffer, byteOffset, byteLength } = await readFile(`dist/fonts/${name}.ttf`)
      return buffer.slice(byteOffset, byteOffset + byteLength)
    },
  }
}

/** A certificate like any other; `but` says what differs. */
export function certificateFacts(but: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    issuer: 'The Certification Programme',
    signatory: { name: 'Jordan Sample', title: 'Director, Certifications', signature: penStrokes },
    name: 'Ben Watanabe',
    certification: 'CCNP Enterprise',
    badge: { text: 'CCNP', track: 'Enterprise' },
    level: { code: 'professional', name: 'Professional', rank: 4 },
    certifiedOn: '2017-Nov-07',
    validThrough: '2027-Feb-18',
    candidateId: 'CSCO10481516',
    code: 'V7L4P3MC9XKD2T6H',
    verifyAddress: 'certifications.example.com/verify',
    scanAddress: 'https://certifications.example.com/verify/V7L4P3MC9XKD2T6H',
    paper: 'A4',
    ...but,
  }
}

/** A made-up hand. */
const penStrokes = {
  path: 'M60 8C66 0 78 2 74 14C68 40 52 92 34 104C18 114 4 104 8 92C14 76 54 70 78 62C86 58 92 52 90 62C88 74 76 84 80 92C86 100 98 74 104 66C108 60 114 60 112 70C110 80 100 90 108 94C118 96 126 74 132 66C134 76 126 92 134 94C144 94 148 72 154 66C160 62 164 68 160 78C156 88 152 92 158 94C176 98 206 54 214 26C218 10 210 6 204 18C194 42 186 84 192 94C200 104 220 76 232 70C238 68 236 76 232 84C230 92 236 96 246 88C262 76 296 70 340 72',
  width: 340,
  height: 110,
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
