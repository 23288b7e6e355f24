import { env } from 'cloudflare:workers'
import { expect, describe, test } from 'vitest'
import { program as neutral } from '../programs/neutral/index.ts'
import { mailsTo } from '../support/mail.ts'
import { officeOfTests } from '../support/office.ts'
import { newCandidate, origin, signIn, visit } from '../support/site.ts'

const { signedIn } = officeOfTests()
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

async function post(path: string, Cookie: string, fields: Record<string, string>, file?: File) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file) form.append('file', file)
  const sent = new Response(form)
  const body = new Uint8Array(await sent.arrayBuffer())
  const headers = {
    'Content-Type': sent.headers.get('Content-Type')!,
    'Content-Length': String(body.byteLength),
    'CF-Connecting-IP': crypto.randomUUID(),
    Origin: origin,
    ...(Cookie && { Cookie }),
  }
  return visit(path, { method: 'POST', body, headers })
}

/** Somebody with a case of their own. */
async function withCase() {
  const id = await newCandidate()
  const Cookie = await signIn(id)
  const fields = { topic: 'missing', message: 'My exam is missing.', replyTo: `${id}@example.com` }
  const answer = await post('/support', Cookie, fields, new File([png], 'report.png'))
  const reference = /received\/(\w{10})/.exec(answer.headers.get('Location')!)![1]!
  const at = `/personal-info/cases/${reference}`
  const get = async (path = at) => visit(path, { headers: { Cookie } })
  const send = (message: string, file?: File) => post(`${at}/messages`, Cookie, { message }, file)
  return { id, Cookie, reference, at, get, send }
}

const stateOf = (reference: string) =>
  env.DB.prepare('select state from cases where reference = ?').bind(reference).first('state')
const messagesOf = async (reference: string) =>
  (await env.DB.prepare('select * from case_messages where reference = ?').bind(reference).all()).results

describe('a person’s own case', () => {
  test('shows what staff answered without who it was, and takes a message back to them', async () => {
    const staff = await signedIn(['helpdesk'])
    const { id, reference, at, get, send } = await withCase()
    await staff.post(`/office/cases/${reference}/answer`, { version: '0', text: 'Which day was it?' })
    await staff.post(`/office/cases/${reference}/note`, { version: '1', text: 'A secret of staff.' })
    const html = await (await get()).text()
    expect(html).toMatch(/Exam office[\s\S]*Which day was it\?/)
    for (const hidden of ['Colleague helpdesk', staff.id, 'A secret of staff']) expect(html).not.toContain(hidden)
    expect(html).toContain('We answered it')

    const sent = await send('It was Monday. <b>', new File([png], '../x".png', { type: 'text/html' }))
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, at])
    expect(await stateOf(reference)).toBe('open')
    expect(await (await get()).text()).toContain('It was Monday. &lt;b&gt;')
    const told = (await mailsTo(neutral.operator.supportEmail)).filter(({ text }) => text.includes(reference))
    expect(told.map(({ subject, replyTo }) => [subject, replyTo])).toEqual([
      ['A new support case', `${id}@example.com`],
      ['A new message in a support case', `${id}@example.com`],
    ])
    expect(told[1]!.text).toContain('It was Monday. <b>')
    const page = await (await staff.get(`/office/cases/${reference}`)).text()
    expect(page).toContain('It was Monday. &lt;b&gt;')
    expect(page).toMatch(/<img src="\/office\/cases\/\w+\/files\/\w+-0"/)
  })

  test('is opened again by a message, and closed by its person', async () => {
    const { reference, at, Cookie, send } = await withCase()
    await post(`/support/${reference}/settle`, Cookie, { back: at })
    expect(await stateOf(reference)).toBe('closed')
    await send('One more thing.')
    expect(await stateOf(reference)).toBe('open')
  })

  test('is nobody else’s to read, to write in, to close or to take files of', async () => {
    const [own, other] = [await withCase(), await withCase()]
    const message = await own.send('Mine.', new File([png], 'mine.png'))
    expect(message.status).toBe(303)
    const [row] = await messagesOf(own.reference)
    const files = [`${own.at}/files/first`, `${own.at}/files/${String(row!.id)}-0`]
    for (const path of files) expect((await own.get(path)).status).toBe(200)
    for (const path of [own.at, ...files, `${other.at}/files/${String(row!.id)}-0`])
      expect([path, (await other.get(path)).status]).toEqual([path, 404])
    expect((await post(`${own.at}/messages`, other.Cookie, { message: 'Not mine.' })).status).toBe(404)
    await post(`/support/${own.reference}/settle`, other.Cookie, {})
    expect([await stateOf(own.reference), (await messagesOf(own.reference)).length]).toEqual(['open', 1])
    for (const path of [own.at, ...files]) expect((await visit(path)).status).toBe(303)
    expect((await post(`${own.at}/messages`, '', { message: 'Nobody.' })).status).toBe(303)
    expect((await own.get('/personal-info/cases/NOSUCHCASE')).status).toBe(404)
  })

  test('gives its files to be kept, never to be shown', async () => {
    const { at, get } = await withCase()
    const { status, headers } = await get(`${at}/files/first`)
    expect(status).toBe(200)
    expect(headers.get('Content-Disposition')).toMatch(/^attachment; filename="report\.png"/)
    expect(headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  test.each<[string, string, File | undefined, number, string]>([
    ['no message', '', undefined, 422, 'Write a message first.'],
    ['spaces', ' \r\n ', undefined, 422, 'Write a message first.'],
    ['5,001 characters', 'x'.repeat(5001), undefined, 422, 'at most 5,000 characters'],
    ['a drawing', 'See it', new File(['<svg onload="alert(1)"/>'], 'a.png'), 422, 'Choose a PDF, JPEG or PNG file'],
    ['a page', 'See it', new File(['<html><script>'], 'a.pdf'), 422, 'Choose a PDF, JPEG or PNG file'],
    ['a large file', 'See it', new File([png, new Uint8Array(10 * 1024 * 1024)], 'a.png'), 422, 'larger than 10 MB'],
    [
      'a far larger file',
      'See it',
      new File([png, new Uint8Array(11 * 1024 * 1024)], 'a.png'),
      413,
      'larger than 10 MB',
    ],
  ])('comes back for %s, and nothing is kept', async (_, message, file, status, sentence) => {
    const { reference, send } = await withCase()
    const answer = await send(message, file)
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([status, true])
    expect(await messagesOf(reference)).toEqual([])
    expect((await env.FILES.list({ prefix: `cases/${reference}/` })).objects).toEqual([])
  })

  test('is in the list of emails and cases, closed ones too, and in the archive without who of the staff it was', async () => {
    const staff = await signedIn(['helpdesk'])
    const { reference, get } = await withCase()
    await staff.post(`/office/cases/${reference}/last-answer`, { version: '0', text: 'That is all.' })
    const html = await (await get('/personal-info/mail')).text()
    expect(html).toMatch(new RegExp(`href="/personal-info/cases/${reference}"[\\s\\S]*Closed`))
    const archive = await get('/personal-info/data/my-data.zip')
    expect(archive.status).toBe(200)
    const text = new TextDecoder('latin1').decode(await archive.arrayBuffer())
    expect(text).toContain('case-messages.csv')
  })

  test('takes thirty messages a day', async () => {
    const { send, reference } = await withCase()
    const statuses: number[] = []
    for (let n = 0; n < 32; n++) statuses.push((await send(`Message ${n}`)).status)
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 303), 422, 422])
    expect(await messagesOf(reference)).toHaveLength(30)
  })
})
