import type { Fact } from '../facts.ts'
import type { Evidence, Period, RuleNode, Told } from '../rule.ts'

const nothing: ReadonlySet<string> = new Set()

/** A leaf of a compiled rule; what it does not say it names nothing of. */
export function leaf(
  parts: Pick<RuleNode, 'kind' | 'rule' | 'need' | 'have' | 'by'> & Partial<Omit<RuleNode, 'children'>>,
): RuleNode {
  return {
    children: [],
    exams: nothing,
    certifications: nothing,
    usesCredits: false,
    isMet: (evidence: Evidence) => parts.have(evidence) >= parts.need,
    ...parts,
  }
}

/** What a node tells of points that went over from the renewal before, in hundredths; nothing where there are none. */
export function carried(hundredths: number): Told {
  return hundredths > 0 ? { carriedIn: hundredths / 100 } : {}
}

/** A node over others; it names whatever they name. */
export function branch(
  parts: Pick<RuleNode, 'kind' | 'rule' | 'need' | 'children'>,
  have: (met: number) => number,
): RuleNode {
  const { children, need } = parts
  const countMet = (evidence: Evidence) => children.reduce((met, child) => (child.isMet(evidence) ? met + 1 : met), 0)
  return {
    ...parts,
    exams: union(children.map((child) => child.exams)),
    certifications: union(children.map((child) => child.certifications)),
    usesCredits: children.some((child) => child.usesCredits),
    ...(children.some((child) => child.wakesOn) && {
      wakesOn: (period: Period) => children.flatMap((child) => child.wakesOn?.(period) ?? []),
    }),
    have: (evidence) => have(countMet(evidence)),
    isMet: (evidence) => {
      let missing = need
      for (const child of children) if (missing > 0 && child.isMet(evidence)) missing--
      return missing <= 0
    },
    by: (evidence) => {
      const met = children.filter((child) => child.isMet(evidence))
      const needed = met.slice(0, need)
      return needed.length === 1 ? needed[0]!.by(evidence) : once(needed.flatMap((child) => child.by(evidence)))
    },
  }
}

/** A fact that several of the rules need is named once. */
function once(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()]
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]))
}
