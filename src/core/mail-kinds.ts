/** The kinds of mail that a person chooses: by mail, or only on this site. Mails about the login itself are none of them. */
export const mailKinds = ['reminders', 'record', 'kits', 'sharing', 'program'] as const
export type MailKind = (typeof mailKinds)[number]

export const mailWays = ['mail', 'site'] as const
export type MailWay = (typeof mailWays)[number]

/** The choices in force; without a choice, mail. */
export function chosenWays(
  choices: readonly { readonly kind: MailKind; readonly way: MailWay }[],
): Readonly<Record<MailKind, MailWay>> {
  const byMail = Object.fromEntries(mailKinds.map((kind) => [kind, 'mail'])) as Record<MailKind, MailWay>
  return { ...byMail, ...Object.fromEntries(choices.map(({ kind, way }) => [kind, way])) }
}
