import { spawnSync } from 'node:child_process'
import type { CertificateFacts } from '../../src/adapters/certificate-pdf/certificate-facts.ts'
import { makeCertificatePdf } from '../../src/adapters/certificate-pdf/make-certificate.ts'
import { castNames, certificateFacts, fontsOnDisk } from '../support/certificates.ts'
import { median } from './median.ts'
import { makeWithPdfkit } from './pdfkit-certificate.ts'

/** What a certificate costs in Node by script, beside what pdfkit takes to make the same. */
export async function benchCertificates(): Promise<void> {
  const fonts = await fontsOnDisk()
  console.log('\nCertificates, milliseconds (medians)')
  console.log('script         cold   pdfkit   ratio     warm   pdfkit   ratio    bytes   pdfkit')
  for (const script of Object.keys(castNames)) {
    const facts = certificateFacts(castNames[script])
    const cold = [coldOf('ours', script), coldOf('pdfkit', script)] as const
    const ours = await warmOf((but) => makeCertificatePdf(but, fonts).then(({ bytes }) => bytes), facts)
    const theirs = await warmOf(makeWithPdfkit, facts)
    console.log(
      [
        script.padEnd(12),
        ...columns(cold[0], cold[1]),
        ...columns(ours.time, theirs.time),
        String(ours.bytes).padStart(8),
        String(theirs.bytes).padStart(8),
      ].join(' '),
    )
  }
}

function columns(ours: number, theirs: number): string[] {
  return [ours.toFixed(1).padStart(6), theirs.toFixed(1).padStart(8), (ours / theirs).toFixed(2).padStart(8)]
}

function coldOf(maker: string, script: string): number {
  const times = [1, 2, 3].map(() => {
    const { stdout } = spawnSync(process.execPath, ['test/bench/one-certificate.ts', maker, script], {
      encoding: 'utf8',
    })
    return Number(stdout)
  })
  return median(times)
}

/** Each time another code, after some to warm up. */
async function warmOf(make: (facts: CertificateFacts) => Promise<Uint8Array>, facts: CertificateFacts) {
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round < 30; round++) {
    const start = performance.now()
    bytes = (await make({ ...facts, code: `ABCDEFGHJKLM${1000 + round}` })).length
    times.push(performance.now() - start)
  }
  return { time: median(times.slice(-20)), bytes }
}
