import type { TemplateName } from '../core/mail-templates.ts'
import { accountMails } from './account-mails.ts'
import { announcementMails } from './announcement-mails.ts'
import { badgeMails } from './badge-mails.ts'
import { mappingMails } from './mapping-mails.ts'
import { reminderMails } from './reminder-mails.ts'
import { securedMails } from './secured-mails.ts'
import { mergeMails } from './merge-mails.ts'
import { newsMails } from './news-mails.ts'
import { orderMails } from './order-mails.ts'
import { supportMails } from './support-mails.ts'
import type { Template } from './template.ts'
import { transcriptMails } from './transcript-mails.ts'

const templates: Readonly<Record<TemplateName, Template>> = {
  ...mappingMails,
  ...accountMails,
  ...securedMails,
  ...mergeMails,
  ...orderMails,
  ...supportMails,
  ...transcriptMails,
  ...newsMails,
  ...badgeMails,
  ...announcementMails,
  ...reminderMails,
}

/** The template of a name that was kept with a mail; nothing where there is none any more. */
export function templateOf(name: string): Template | undefined {
  return Object.hasOwn(templates, name) ? templates[name as TemplateName] : undefined
}

/** About the login itself, one at a time: somebody waits for them. */
export const accountTemplates: readonly string[] = Object.entries<Template>(templates).flatMap(([name, template]) =>
  template.isAccountMail && !template.isFromFeed ? [name] : [],
)
/** Mails about a login that carry a link into it, and those of them whose link undoes something; a merge is not of a login. */
export function templatesWithLinks(): { readonly withLinks: readonly string[]; readonly undoing: readonly string[] } {
  const all = Object.entries<Template>(templates).filter(
    ([, { isAccountMail, link }]) => isAccountMail && link && link.purpose !== 'undo-merge',
  )
  return {
    withLinks: all.map(([name]) => name),
    undoing: all.filter(([, { link }]) => link!.purpose.startsWith('undo-')).map(([name]) => name),
  }
}

/** Mails to other people on a person's behalf: colleagues can't list them or send them again. */
export const templatesToOthers: readonly string[] = Object.entries<Template>(templates).flatMap(
  ([name, { goesToOthers }]) => (goesToOthers ? [name] : []),
)
