declare module '@digitalbazaar/data-integrity-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> }
  export { context as default }
}

declare module '@digitalbazaar/vc-status-list-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> }
  export { context as default }
}

declare module 'credentials-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> }
  export { context as default }
}

declare module 'ed25519-signature-2020-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> }
  export { context as default }
}

declare module '@digitalbazaar/security-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> }
  export { context as default }
}

declare module '@digitalcredentials/dcc-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> }
  export { context as default }
}

declare module 'did-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> }
  export { context as default }
}

declare module 'ed25519-signature-2018-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> }
  export { context as default }
}

declare module 'x25519-key-agreement-2020-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> }
  export { context as default }
}

declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, object>
}
