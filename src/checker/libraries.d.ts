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
