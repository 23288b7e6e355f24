declare module '@digitalbazaar/vc' {
  export function issue(options: {
    readonly credential: object
    readonly suite: object
    readonly documentLoader: (url: string) => Promise<object>
  }): Promise<{ readonly proof: { readonly proofValue: string } }>

  export function verifyCredential(options: {
    readonly credential: object
    readonly suite: object
    readonly checkStatus: () => Promise<{ readonly verified: boolean }>
    readonly documentLoader: (url: string) => Promise<object>
  }): Promise<{ readonly verified: boolean }>
}

declare module '@digitalbazaar/data-integrity' {
  export const DataIntegrityProof: new (options: {
    readonly signer?: object
    readonly date?: string
    readonly cryptosuite: object
  }) => object
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}

declare module '@digitalbazaar/ed25519-multikey' {
  export function fromJwk(options: {
    readonly jwk: JsonWebKey
    readonly secretKey: true
    readonly id: string
    readonly controller: string
  }): Promise<{ signer(): object }>
}
