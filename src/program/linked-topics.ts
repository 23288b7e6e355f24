import type { Problem } from './consistency.ts'
import type { Program } from './program.ts'

/** The topics of support that pages and mails of the site link to; of kits only where there are some. */
export const linkedTopics = ['two-accounts', 'missing', 'wrong', 'misuse', 'privacy'] as const
export const topicOfKits = 'kit'

/** Links of the site that would lead to a topic that a program does not have. */
export function lackingTopicsOf({ supportTopics, fulfillment }: Program): readonly Problem[] {
  const needed = [...linkedTopics, ...(fulfillment ? [topicOfKits] : [])]
  return needed
    .filter((topic) => !supportTopics.some(({ code }) => code === topic))
    .map((topic) => ({ path: ['supportTopics'], message: `lacks the topic ${topic}, which pages of the site link to` }))
}
