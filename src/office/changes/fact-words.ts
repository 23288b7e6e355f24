import { toldOf } from '../../core/feeds/fact-of.ts'
import type { FactKind } from '../../core/feeds/kinds.ts'
import type { KeptFact } from '../../core/record.ts'
import { formatDay } from '../../ui/words.ts'

type Content = Readonly<Record<string, string | number>>

const day = (content: Content, name: string) => formatDay(String(content[name]))

const words: Partial<Record<FactKind, (content: Content, key: string) => string>> = {
  exams: (content, key) => `exam ${content.exam} of ${day(content, 'takenOn')} (${content.grade}, ${key})`,
  creq: (content) => `credits for ${content.name} of ${day(content, 'activeOn')}`,
  grants: (content) => `grant of ${content.certification} on ${day(content, 'grantedOn')}`,
  adjustments: (content) => `${content.kind} of ${content.certification || 'all they hold'} on ${day(content, 'on')}`,
  bans: (content) => `ban from ${day(content, 'from')}`,
  agreements: (content) => `agreement ${content.agreement} ${content.version}`,
}

/** A fact in a few words, as its versions say it; nothing where there is none. */
export function wordsOfFact(versions: readonly KeptFact[]): string | undefined {
  const told = toldOf(versions) ?? versions[0]
  if (!told) return undefined
  const say = words[told.kind]
  return say ? say(JSON.parse(told.content) as Content, told.key.replace('\n', ' ')) : `${told.kind} ${told.key}`
}
