/** RFC 9116 asks for less than a year. */
const goodForDays = 364

/** Whom to tell about a hole in the site's safety; `address` is where this text itself is kept. */
export function securityTxt({ email, address, now }: { email: string; address: string; now: Date }): string {
  const expires = new Date(now.getTime() + goodForDays * 86_400_000)
  return [
    `Contact: mailto:${email}`,
    `Expires: ${expires.toISOString()}`,
    `Canonical: ${address}`,
    'Preferred-Languages: en',
    '',
  ].join('\n')
}
