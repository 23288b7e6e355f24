/** Addresses of social networks that take a link, by what each has documented. Nothing is asked of them by this site. */
export const shareLinks = (address: string): readonly { readonly name: string; readonly href: string }[] => [
  { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?${new URLSearchParams({ u: address })}` },
  { name: 'X', href: `https://x.com/intent/post?${new URLSearchParams({ url: address })}` },
  {
    name: 'LinkedIn',
    href: `https://www.linkedin.com/sharing/share-offsite/?${new URLSearchParams({ url: address })}`,
  },
]

/** What LinkedIn's form for a certification has fields for. */
export interface ProfileEntry {
  readonly name: string
  readonly organization: string
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string
  readonly expiresOn: string | null
  readonly id: string
  readonly url: string
}

/** LinkedIn's "Add to profile", filled in. */
export function addToProfile({ name, organization, issuedOn, expiresOn, id, url }: ProfileEntry): string {
  const [year, month] = partsOf(issuedOn)
  const end = expiresOn === null ? [] : partsOf(expiresOn)
  const fields = {
    startTask: 'CERTIFICATION_NAME',
    name,
    organizationName: organization,
    issueYear: year!,
    issueMonth: month!,
    ...(end.length > 0 && { expirationYear: end[0]!, expirationMonth: end[1]! }),
    certUrl: url,
    certId: id,
  }
  return `https://www.linkedin.com/profile/add?${new URLSearchParams(fields)}`
}

function partsOf(day: string): [year: string, month: string] {
  return [day.slice(0, 4), String(Number(day.slice(5, 7)))]
}
