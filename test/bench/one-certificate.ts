// The first certificate of a process: how many milliseconds, once the code is loaded (a Worker comes in one piece).
import { makeCertificatePdf } from '../../src/adapters/certificate-pdf/make-certificate.ts'
import { castNames, certificateFacts, fontsOnDisk } from '../support/certificates.ts'
import { makeWithPdfkit } from './pdfkit-certificate.ts'

const [maker, script] = process.argv.slice(2) as [string, string]
const facts = certificateFacts(castNames[script])
const fonts = await fontsOnDisk()
const start = performance.now()
if (maker === 'pdfkit') await makeWithPdfkit(facts)
else await makeCertificatePdf(facts, fonts)
console.log(performance.now() - start)
