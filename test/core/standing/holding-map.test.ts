import { expect, test } from 'vitest'
import { compile } from '../../../src/core/standing/compile.ts'
import type { Holding } from '../../../src/core/standing/holding.ts'
import { HoldingMap } from '../../../src/core/standing/holding-map.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

test('What is held stands in its order after every change', () => {
  const { byCode } = compile(smallProgram({ LOW: {}, MID: { level: 'mid' }, NEXT: {}, TOP: { level: 'high' } }))
  const holdings = new HoldingMap()
  const hold = (code: string) => holdings.set(code, { certification: byCode.get(code)! } as Holding)
  const order = () => holdings.downwards('2026-01-01').map((holding) => holding.certification.code)

  expect(order()).toEqual([])
  hold('NEXT')
  hold('TOP')
  expect(order()).toEqual(['TOP', 'NEXT'])
  hold('LOW')
  hold('MID')
  expect(order()).toEqual(['TOP', 'MID', 'LOW', 'NEXT'])
  holdings.delete('MID')
  expect(order()).toEqual(['TOP', 'LOW', 'NEXT'])
})
