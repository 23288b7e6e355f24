import type { NoCertificate } from '../../../core/certificate.ts'
import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Say, type Sentence } from '../../../ui/sentence.tsx'

interface NoCertificateProps {
  readonly frame: Frame
  readonly name: string
  readonly code: string
  readonly why: Sentence
}

/** Why there is no PDF certificate just now. */
export function NoCertificatePage({ frame, name, code, why }: NoCertificateProps) {
  return (
    <Layout title="No PDF certificate" frame={frame}>
      <h1>No PDF certificate</h1>
      <p class="lede">
        <Say words={why} />
      </p>
      <p>PDF certificates are available for qualifying certifications that are active and not expired.</p>
      <p>
        <a href={paths.certification(code)}>See what to do for {name}</a>
      </p>
    </Layout>
  )
}

export function whyNot(name: string, { reason, since }: NoCertificate): Sentence {
  if (reason === 'not qualifying') return [`${name} has no PDF certificate in this program.`]
  if (reason === 'expired') return [`${name} expired on `, { day: since ?? '' }, '.']
  if (reason === 'suspended') return [`${name} has been suspended since `, { day: since ?? '' }, '.']
  if (reason === 'revoked') return [`${name} was revoked on `, { day: since ?? '' }, '.']
  return [`You don’t hold ${name} today.`]
}
