import { addDays, addMonths, type Day } from '../../../core/calendar.ts'
import type { DemoLogin } from '../../../program/demo.ts'

const [ines, tomas, rita, hugo, marta, nuno] = [1, 2, 3, 4, 5, 6].map((at) => `GU-10000${at}`)
/** Has a record and no login yet. */
const vera = 'GU-100007'

/**
 * Each stands somewhere else in the guild's law: Inês is on her way, Tomás has missed a year's minimum, Rita owes a fee,
 * Hugo's cycle has ended short of points, Marta has renewed and carried points over, Nuno's certification has expired.
 */
export const demoLogins: readonly DemoLogin[] = [
  login('Inês', ines, 'ines@example.com', 'ines-is-on-her-way'),
  login('Tomás', tomas, 'tomas@example.com', 'tomas-missed-a-year'),
  login('Rita', rita, 'rita@example.com', 'rita-owes-a-fee'),
  login('Hugo', hugo, 'hugo@example.com', 'hugo-ran-out-of-days'),
  login('Marta', marta, 'marta@example.com', 'marta-carries-over'),
  login('Nuno', nuno, 'nuno@example.com', 'nuno-starts-again'),
]

function login(name: string, candidateId: string | undefined, email: string, password: string): DemoLogin {
  return { name, candidateId: candidateId!, loginId: candidateId!, email, password }
}

/** The feed files of all of them by name, as they would have come on the morning of a day. */
export function demoFeeds(today: Day): ReadonlyMap<string, string> {
  const ago = (months: number, days = 0) => addDays(addMonths(today, -months), days)
  const passes: readonly [id: string | undefined, exam: string, on: Day][] = [
    [ines, 'G-100', ago(20)],
    [ines, 'G-200', ago(2)],
    [tomas, 'G-100', ago(13)],
    [rita, 'G-100', ago(50)],
    [rita, 'G-200', ago(25)],
    [rita, 'G-END', ago(25)],
    [hugo, 'G-100', ago(37)],
    [marta, 'G-200', ago(65)],
    [marta, 'G-300', ago(41)],
    [marta, 'G-END', ago(41)],
    [nuno, 'G-100', ago(30)],
    [vera, 'G-100', ago(5)],
  ]
  const points: readonly [id: string | undefined, on: Day, points: number, category: 'A' | 'B', what: string][] = [
    [ines, ago(17), 12, 'A', 'Threat modelling workshop'],
    [ines, ago(12), 8, 'B', 'Reading group: protocols'],
    [ines, ago(4), 9.5, 'A', 'Incident response exercise'],
    [ines, ago(1), 3, 'B', 'Guild evening: supply chains'],
    [tomas, ago(9), 2, 'A', 'Secure design course'],
    [tomas, ago(6), 14, 'B', 'Conference recordings'],
    [tomas, ago(0, -8), 1.5, 'A', 'Code review clinic'],
    [rita, ago(45), 20, 'A', 'Hardening course'],
    [rita, ago(33), 20, 'A', 'Penetration testing course'],
    [rita, ago(20), 40, 'A', 'Cryptography summer school'],
    [rita, ago(8), 36, 'A', 'Red team exercise'],
    [hugo, ago(30), 16, 'A', 'Secure coding course'],
    [hugo, ago(20), 16, 'A', 'Cloud security course'],
    [hugo, ago(8), 20, 'A', 'Security architecture course'],
    [marta, ago(60), 40, 'A', 'Security programme management'],
    [marta, ago(48), 40, 'A', 'Risk assessment course'],
    [marta, ago(36), 55, 'A', 'Mentoring a new practitioner'],
    [marta, ago(25), 45, 'A', 'Board of examiners'],
    [marta, ago(10), 34, 'A', 'Standards committee'],
    [marta, ago(3), 12, 'B', 'Talks heard at the annual meeting'],
  ]
  const fees = [
    ...feesOf(ines, ago(20), today),
    ...feesOf(tomas, ago(13), today),
    ...feesOf(rita, ago(50), today).filter(({ year }) => year < lastFeeDue(today)),
    ...feesOf(hugo, ago(37), today),
    ...feesOf(marta, ago(65), today),
    ...feesOf(nuno, ago(30), today),
  ]
  const feeds = {
    candidates: `
candidate_id,first_name,last_name,email,phone,address_1,city,postal_code,country
${ines},Inês,Carvalho,ines@example.com,+351 555 0101,Rua do Exemplo 1,Lisboa,1000-001,PT
${tomas},Tomás,Ribeiro,tomas@example.com,+351 555 0102,Rua do Exemplo 2,Porto,4000-001,PT
${rita},Rita,Sousa,rita@example.com,+351 555 0103,Rua do Exemplo 3,Coimbra,3000-001,PT
${hugo},Hugo,Lindner,hugo@example.com,+49 555 0104,Beispielweg 4,Berlin,10115,DE
${marta},Marta,Novák,marta@example.com,+420 555 0105,Příkladná 5,Praha,110 00,CZ
${nuno},Nuno,Pires,nuno@example.com,+351 555 0106,Rua do Exemplo 6,Faro,8000-001,PT
${vera},Vera,Antunes,vera@example.com,+351 555 0107,Rua do Exemplo 7,Braga,4700-001,PT`,

    exams: [
      'registration_number,candidate_id,exam_code,grade,taken_on',
      ...passes.map(([id, exam, on], at) => `E-${2001 + at},${id},${exam},pass,${on}`),
      `E-2099,${nuno},G-100,fail,${ago(1)}`,
    ].join('\n'),

    creq: [
      'external_id,candidate_id,name,provider_name,points,active_on,category,review',
      ...points.map(([id, on, sum, category, what], at) =>
        [3001 + at, id, what, 'Example Academy', sum, on, category, 'n/a'].join(','),
      ),
      `3098,${ines},Paper on key rotation,Example Journal,6,${ago(0, -6)},A,pending`,
    ].join('\n'),

    fees: [
      'payment_id,candidate_id,year,paid_on,amount,currency',
      ...fees.map(({ id, year }, at) => `F-${4001 + at},${id},${year},${year}-01-05,60.00,EUR`),
    ].join('\n'),
  }
  const stamp = `${today.replaceAll('-', '')}-060000`
  return new Map(Object.entries(feeds).map(([kind, text]) => [`${kind}-${stamp}.csv`, `${text.trimStart()}\n`]))
}

/** The last year whose fee had to be paid by now: a fee is due by 31 January. */
function lastFeeDue(today: Day): number {
  const year = Number(today.slice(0, 4))
  return today > `${year}-01-31` ? year : year - 1
}

/** Paid in time for each year after the one of the first earning, as far as the last day lets them have been paid. */
function feesOf(id: string | undefined, earnedOn: Day, last: Day): { id: string | undefined; year: number }[] {
  const first = Number(earnedOn.slice(0, 4)) + 1
  const years = Array.from({ length: 10 }, (_, at) => first + at)
  return years.filter((year) => `${year}-01-05` <= last).map((year) => ({ id, year }))
}
