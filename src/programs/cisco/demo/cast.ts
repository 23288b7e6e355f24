import { addDays, addMonths, type Day } from '../../../core/calendar.ts'
import type { DemoLogin } from '../../../program/demo.ts'

const [ada, ben, cleo, john] = ['CSCO10000001', 'CSCO10000002', 'CSCO10000003', 'CSCO10000000']
/** Has a record and no login yet. */
const dora = 'CSCO10000004'

/** Who can sign in to a demo: Ada is half way, Ben's certifications run out soon, Cleo is somebody else, John is the guide's. */
export const demoLogins: readonly DemoLogin[] = [
  login('Ada', ada, 'ada@example.com', 'ada-is-half-way'),
  login('Ben', ben, 'ben@example.com', 'ben-renews-soon'),
  login('Cleo', cleo, 'cleo@example.com', 'cleo-is-an-expert'),
  login('John Doe', john, 'csco10000000@example.com', 'john-of-the-guide'),
]

function login(name: string, candidateId: string, email: string, password: string): DemoLogin {
  return { name, candidateId, loginId: candidateId, email, password }
}

/** The feed files of Ada, Ben, Cleo and Dora by name, as they would have come on the morning of a day. John's are in `feeds/`. */
export function demoFeeds(today: Day): ReadonlyMap<string, string> {
  const ago = (months: number, days = 0) => addDays(addMonths(today, -months), days)
  const feeds = {
    candidates: `
candidate_id,first_name,last_name,email,phone,address_1,city,postal_code,country,localized_first_name,localized_last_name,vue_testing_id,ccie_number
${ada},Ada,Nowak,ada@example.com,+48 555 0101,ul. Przykładowa 1,Kraków,30-001,PL,,,220010001,
${ben},Ben,Okafor,ben@example.com,+234 555 0102,2 Example Road,Lagos,100001,NG,,,220010002,
${cleo},Cleo,Tanaka,cleo@example.com,+81 555 0103,3-1 Reidai,Tokyo,100-0001,JP,くれお,田中,220010003,61234
${dora},Dora,Lindqvist,dora@example.com,+46 555 0104,Exempelgatan 4,Uppsala,753 10,SE,,,220010004,`,

    exams: `
registration_number,candidate_id,exam_code,grade,taken_on
430000101,${ada},200-301,fail,${ago(16)}
430000102,${ada},200-301,pass,${ago(14)}
430000103,${ada},350-401,pass,${ago(4)}
430000201,${ben},200-301,pass,${ago(65)}
430000202,${ben},350-401,pass,${ago(38)}
430000203,${ben},300-410,pass,${ago(36, 87)}
430000301,${cleo},350-701,pass,${ago(40)}
430000302,${cleo},LAB-CCIE-SEC,pass,${ago(30)}
430000401,${dora},200-301,pass,${ago(3)}`,

    creq: `
external_id,candidate_id,name,provider_name,points,active_on,expires_on,category,review
1470101,${ada},Enterprise core course,Example Learning,12,${ago(2)},,ELEARN,n/a
1470102,${ada},Conference session,Example Live,2.5,${ago(1)},,CLIVE,approved
1470103,${ada},Workshop on segment routing,Example Learning,8,${ago(0, -9)},,WORKSHOP,pending
1470201,${ben},Wireless course,Example Learning,24,${ago(7)},,ELEARN,n/a
1470202,${ben},Automation bootcamp,Example Learning,16,${ago(3)},,WORKSHOP,approved`,

    adjustments: `
adjustment_id,candidate_id,certification,kind,on,months,reason
1,${cleo},,extend,${ago(12)},6,Program-wide extension`,

    agreements: `
candidate_id,agreement,version,accepted_on
${ada},CCA,V9,${ago(16)}
${ben},CCA,V9,${ago(65)}
${cleo},CCA,V9,${ago(40)}`,
  }
  const stamp = `${today.replaceAll('-', '')}-060000`
  return new Map(Object.entries(feeds).map(([kind, text]) => [`${kind}-${stamp}.csv`, `${text.trimStart()}\n`]))
}
