import type { Moment } from './calendar.ts'

/** Programs that look at an address on their own: search engines, previews of chats and networks, checkers, scripts. */
const machine =
  /bot\b|bot[/_;-]|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|whatsapp|telegram|slack|discord|skype|teams|linkedin|twitter|pinterest|embedly|vkshare|mattermost|viber|curl|wget|python|java\/|okhttp|axios|node-fetch|undici|go-http|libwww|lighthouse|validator|proofpoint|safelinks/i

/** What is known of a request that opened a transcript. */
export interface Opening {
  readonly method: string
  readonly agent: string
  /** What the browser says the request is for, such as `prefetch`. */
  readonly purpose: string
}

/** Did a person open it? Not one that asks for the head alone, a page loaded in advance, or a machine. */
export function isByPerson({ method, agent, purpose }: Opening): boolean {
  if (method !== 'GET' || /prefetch|prerender|preview/i.test(purpose)) return false
  return agent.trim() !== '' && !machine.test(agent)
}

/** The beginning of the half hour that a moment falls into. */
export function halfHourOf(moment: Moment): Moment {
  return `${moment.slice(0, 14)}${Number(moment.slice(14, 16)) < 30 ? '00' : '30'}:00.000Z`
}
