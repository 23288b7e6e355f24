const clr = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#'
const badges = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const credentials = 'https://www.w3.org/2018/credentials#'

const keywords = { id: '@id', type: '@type' }
const set = (name: string, type: string) => ({ '@id': clr + name, '@type': type, '@container': '@set' })
const address = (name: string) => ({ '@id': clr + name, '@type': 'xsd:anyURI' })

/** What the words of CLR 2.0 mean beside those of Open Badges (1EdTech); `ofCredential` are those of a record itself. */
const contextWith = (ofCredential: object) => ({
  '@context': {
    ...keywords,
    ClrCredential: { '@id': `${clr}ClrCredential`, '@context': { ...keywords, ...ofCredential } },
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
})

/** By address. The one without a number is older, and cannot say that a record is partial. */
export const clrContexts: ReadonlyMap<string, object> = new Map([
  [
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    contextWith({ partial: { '@id': `${clr}partial`, '@type': 'xsd:boolean' } }),
  ],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', contextWith({})],
])
