/** What chance or the clock puts on a page is written over, so that a picture made again is the same picture. */
export default ({ host, days }) => {
  globalThis.giveBack?.()
  const before = []
  const put = (one, what, value) => {
    before.push([one, what, one[what]])
    one[what] = value
  }
  // What is filled in goes on to the server as it was.
  globalThis.giveBack = () => {
    for (const [one, what, value] of before.splice(0).toReversed()) one[what] = value
  }
  const codes = ['K7WM4P9XT2HR6VDN', 'Q3ZC8J5BL0TY7GKW', 'H9RD2N6XV4PM1SFC', 'B5TG7W3KZ8JQ0LYH']
  const seen = new Map(codes.map((code) => [code, code]))
  const standIn = (id) => {
    if (!seen.has(id)) seen.set(id, codes[(seen.size - codes.length) % codes.length])
    return seen.get(id).slice(0, id.length)
  }
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const moved = (year, month, day) => {
    const date = new Date(Date.UTC(year, months.indexOf(month), Number(day) + days))
    return `${date.getUTCFullYear()}-${months[date.getUTCMonth()]}-${String(date.getUTCDate()).padStart(2, '0')}`
  }
  const bare = host.replace(/^https?:\/\//, '')
  const over = (text) =>
    text
      .replaceAll(host, 'https://certifications.example')
      .replaceAll(bare, 'certifications.example')
      .replaceAll(bare.replace(':', '%3A'), 'certifications.example')
      .replace(/(?<=\/set-password\/)[\w-]{43}/g, standIn)
      .replace(/\b[0-9B-HJ-NP-TV-Z]{16}\b/g, standIn)
      .replace(/(?<=\d{4}-[A-Z][a-z]{2}-\d{2}, )\d{2}:\d{2}/g, '09:30')
      // Half an hour that is shown as a range.
      .replace(/(?<=09:30 to )\d{2}:\d{2}(?= UTC)/g, '10:00')
      .replace(/\b20\d{6}(?=-060000\b)/g, '20261123')
      .replace(/\b(20\d{2})-([A-Z][a-z]{2})-(\d{2})\b/g, (_, ...day) => moved(...day))
  for (const code of document.querySelectorAll('.fours')) {
    if (code.textContent.length !== 16) continue
    const fours = standIn(code.textContent).match(/.{4}/g)
    for (const [at, part] of [...code.children].entries()) put(part, 'textContent', fours[at])
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    if (texts.currentNode.data.startsWith('Such as')) continue
    const said = over(texts.currentNode.data)
    if (said !== texts.currentNode.data) put(texts.currentNode, 'data', said)
  }
  for (const field of document.querySelectorAll('input, textarea')) {
    if (['file', 'hidden', 'radio', 'checkbox'].includes(field.type)) continue
    const said = over(field.value)
    if (said !== field.value) put(field, 'value', said)
  }
  document.activeElement?.blur()
  scrollTo(0, 0)
  return document.fonts.ready.then(() => undefined)
}
