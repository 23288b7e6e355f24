import type { BadgeShape, LevelLook } from '../core/level-look.ts'
import { type FullBadge, fullBadge, type LineBadge, lineBadge, type SmallBadge, smallBadge } from './badge-geometry.ts'
import { fullShield, lineShield, smallShield } from './shield-geometry.ts'

interface Forms {
  readonly small: (rank: number) => SmallBadge
  readonly line: (rank: number) => LineBadge
  readonly full: (rank: number) => FullBadge
}

const shapes: Readonly<Record<BadgeShape, Forms>> = {
  squares: { small: smallBadge, line: lineBadge, full: fullBadge },
  shields: { small: smallShield, line: lineShield, full: fullShield },
}

type Look = Pick<LevelLook, 'shape' | 'rank'>

export const smallBadgeOf = ({ shape, rank }: Look): SmallBadge => shapes[shape].small(rank)
export const lineBadgeOf = ({ shape, rank }: Look): LineBadge => shapes[shape].line(rank)
export const fullBadgeOf = ({ shape, rank }: Look): FullBadge => shapes[shape].full(rank)
