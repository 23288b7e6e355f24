interface Issued {
  readonly issuer: { readonly shortName: string; readonly accounts?: string | undefined }
}

/** What goes before "account" where one of the organisation's is spoken of. */
export function organisationOf({ issuer }: Issued): string {
  return issuer.accounts ?? issuer.shortName
}
