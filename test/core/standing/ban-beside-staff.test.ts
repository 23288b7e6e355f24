import { describe, expect, test } from 'vitest'
import { type Case, check, held, program } from '../../support/standing/ban-cases.ts'
import { adjust, ban, factsOf, grant, pass } from '../../support/standing/facts.ts'
import { judgedBy } from '../../support/standing/judged.ts'

describe('Suspensions and reinstatements by staff beside a ban', () => {
  const suspended = [held, adjust('suspend', 'X', '2022-01-10')]

  test.each<Case>([
    {
      what: 'a suspension of before stays open when the ban ends',
      told: [...suspended, ban('2022-03-01', '2022-05-31')],
      is: 'suspended 2024-01-01',
      history: ['2022-01-10 suspended'],
    },
    {
      what: 'and is ended by a reinstatement after it',
      told: [...suspended, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'X', '2022-07-01')],
      is: 'active 2024-01-01',
      history: ['2022-01-10 suspended', '2022-07-01 reinstated'],
    },
    {
      what: 'or by one inside, which does not end the ban',
      told: [...suspended, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'X', '2022-04-01')],
      on: '2022-05-31',
      is: 'suspended 2024-01-01',
      history: ['2022-01-10 suspended'],
    },
    {
      what: 'so that the ban alone holds it back to its end',
      told: [...suspended, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'X', '2022-04-01')],
      is: 'active 2024-01-01',
      history: ['2022-01-10 suspended', '2022-06-01 reinstated'],
    },
    {
      what: 'a reinstatement inside changes nothing where only the ban holds it back',
      told: [held, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'all', '2022-04-01')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated'],
    },
    {
      what: 'a suspension inside stays open when the ban ends',
      told: [held, ban('2022-03-01', '2022-05-31'), adjust('suspend', 'X', '2022-04-01')],
      is: 'suspended 2024-01-01',
      history: ['2022-03-01 suspended'],
    },
    {
      what: 'a reinstatement of the first day comes before the ban',
      told: [...suspended, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'X', '2022-03-01')],
      on: '2022-03-01',
      is: 'suspended 2024-01-01',
      history: ['2022-01-10 suspended', '2022-03-01 reinstated', '2022-03-01 suspended'],
    },
    {
      what: 'a suspension of the day after keeps it suspended',
      told: [held, ban('2022-03-01', '2022-05-31'), adjust('suspend', 'X', '2022-06-01')],
      is: 'suspended 2024-01-01',
      history: ['2022-03-01 suspended'],
    },
    {
      what: 'a suspension on the day of a grant under the ban is written once',
      told: [ban('2022-03-01', '2022-05-31'), grant('X', '2022-04-01'), adjust('suspend', 'X', '2022-04-01')],
      is: 'suspended 2025-04-01',
      history: ['2022-04-01 suspended'],
    },
  ])('$what', (one) => check(one))
})

describe('Two bans', () => {
  test.each<Case>([
    {
      what: 'that overlap last from the first day of one to the last of the other',
      told: [held, ban('2022-03-01', '2022-05-31'), ban('2022-05-01', '2022-08-31')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-09-01 reinstated'],
    },
    {
      what: 'that follow on each other are as one',
      told: [held, ban('2022-03-01', '2022-05-31'), ban('2022-06-01', '2022-08-31')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-09-01 reinstated'],
    },
    {
      what: 'with a day between them are two',
      told: [held, ban('2022-03-01', '2022-05-31'), ban('2022-06-02', '2022-08-31')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated', '2022-06-02 suspended', '2022-09-01 reinstated'],
    },
    {
      what: 'of which one is lifted as counting leave out what is inside the other too',
      told: [
        held,
        ban('2022-03-01', undefined, '2022-07-01', 'counts'),
        ban('2022-04-01', '2022-04-30'),
        pass('B', '2022-04-15'),
      ],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-07-01 reinstated'],
    },
    {
      what: 'that are both lifted as counting give it back with the later lifting',
      told: [
        held,
        ban('2022-03-01', undefined, '2022-07-01', 'counts'),
        ban('2022-04-01', '2022-04-30', '2022-09-01', 'counts'),
        pass('B', '2022-04-15'),
      ],
      is: 'active 2025-09-01',
      history: ['2022-03-01 suspended', '2022-07-01 reinstated', '2022-09-01 renewed'],
    },
    {
      what: 'that are both lifted as counting give it back with the later lifting, whichever ban that is',
      told: [
        held,
        ban('2022-03-01', '2022-05-31', '2022-09-01', 'counts'),
        ban('2022-04-01', '2022-04-30', '2022-07-01', 'counts'),
        pass('B', '2022-04-15'),
      ],
      is: 'active 2025-09-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated', '2022-09-01 renewed'],
    },
    {
      what: 'of which one is still open renew nothing by what the other gives back, until it ends',
      told: [
        held,
        ban('2022-03-01', undefined, '2022-05-01', 'counts'),
        ban('2022-04-01', '2022-06-30'),
        pass('B', '2022-03-15'),
      ],
      is: 'active 2025-07-01',
      history: ['2022-03-01 suspended', '2022-07-01 reinstated', '2022-07-01 renewed'],
    },
  ])('$what', (one) => check(one))

  test('that end on one day are both named by what they held back', () => {
    const told = [held, ban('2022-03-01', '2022-05-31'), ban('2022-04-01', '2022-05-31')]
    const lines = judgedBy(factsOf(...told), '2022-06-01', program).X?.history.slice(1)
    expect(lines?.map(({ by }) => by)).toEqual([[{ ban: '2' }], [{ ban: '2' }, { ban: '3' }]])
  })
})
