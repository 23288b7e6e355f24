const clr = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#'
const badges = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const credentials = 'https://www.w3.org/2018/credentials#'

const keywords = { id: '@id', type: '@type' }
const set = (name: string, type: string) => ({ '@id': clr + name, '@type': type, '@container': '@set' })
const address = (name: string) => ({ '@id': clr + name, '@type': 'xsd:anyURI' })

/** The vocabulary that CLR 2.0 adds to that of Open Badges (1EdTech, context 2.0.1), by the meaning of each word. */
export const clrContext = {
  '@context': {
    ...keywords,
    ClrCredential: { '@id': `${clr}ClrCredential`, '@context': keywords },
    ClrSubject: {
      '@id': `${clr}ClrSubject`,
      '@context': {
        ...keywords,
        cred: credentials,
        obi: badges,
        achievement: set('achievement', 'obi:Achievement'),
        association: set('association', `${clr}Association`),
        verifiableCredential: set('verifiableCredential', 'cred:verifiableCredential'),
        identifier: set('identifier-1', 'obi:Identifier'),
      },
    },
    Association: {
      '@id': `${clr}Association`,
      '@context': {
        associationType: { '@id': `${clr}AssociationType` },
        sourceId: address('sourceId'),
        targetId: address('targetId'),
      },
    },
  },
} as const

export const clrContextAddresses = [
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  'https://purl.imsglobal.org/spec/clr/v2p0/context.json',
] as const
