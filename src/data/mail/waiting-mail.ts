import type { TemplateName } from '../../core/mail-templates.ts'

/** A mail that waits to be sent, from what is known of it on. */
export function waiting<Mail extends { readonly template: TemplateName; readonly createdAt: string }>(mail: Mail) {
  return { ...mail, state: 'waiting' as const, nextAt: mail.createdAt }
}
