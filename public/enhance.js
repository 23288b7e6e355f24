// Comforts: every page works without.
const all = (what) => document.querySelectorAll(what)
const make = (text, about, act) => {
  const [button, hidden] = ['button', 'span'].map((tag) => document.createElement(tag))
  button.type = 'button'
  button.className = 'as-link deed'
  hidden.className = 'hidden'
  hidden.textContent = about
  button.append(text, hidden)
  button.addEventListener('click', () => act(button.firstChild))
  return button
}

for (const input of all('input[type="password"]')) {
  const show = (isShown) => {
    input.type = isShown ? 'text' : 'password'
    button.firstChild.data = isShown ? 'Hide password' : 'Show password'
  }
  const button = make('Show password', `: ${input.labels[0]?.textContent}`, () => show(input.type === 'password'))
  button.className = 'as-link show-password'
  // Sent as one, so that the browser keeps it.
  input.form?.addEventListener('submit', () => show(false))
  input.after(button)
}

// What is to be copied, or shared by the device.
for (const item of all('[data-copy]')) {
  const [text, about] = [item.value ?? item.textContent, ` ${item.dataset.copy}`]
  const add = (button) => ('value' in item ? item.after(' ', button) : item.append(' ', button))
  if (navigator.share && 'share' in item.dataset)
    add(make('Share', about, () => navigator.share({ url: text }).catch(() => {})))
  const copy = async (word) => {
    await navigator.clipboard.writeText(text)
    word.data = 'Copied'
  }
  if (navigator.clipboard) add(make('Copy', about, copy))
}

// Times in the reader’s own zone; in UTC when pointed at.
const [year, two, short] = ['numeric', '2-digit', 'short']
const parts = { year, month: short, day: two, hour: two, minute: two, timeZoneName: short, hourCycle: 'h23' }
const format = new Intl.DateTimeFormat('en-US', parts)
const partsAt = (moment) => Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
for (const time of all('time[datetime*="T"]')) {
  const at = new Date(time.dateTime)
  if (!at.getTimezoneOffset()) continue
  const [is, end] = [partsAt(at), partsAt(+at + 18e5)]
  const half = 'half' in time.dataset ? ` to ${end.hour}:${end.minute}` : ''
  time.title = time.textContent
  time.textContent = `${is.year}-${is.month}-${is.day}, ${is.hour}:${is.minute}${half} ${is.timeZoneName}`
}

// The total of what is ticked.
for (const total of all('[data-total]')) {
  const { form } = total
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: total.dataset.total })
  const unit = 10 ** money.resolvedOptions().maximumFractionDigits
  form.elements.total.hidden = true
  form.addEventListener('change', () => {
    let sum = 0
    for (const { dataset } of all('[data-cents]:checked')) sum += +dataset.cents
    total.value = money.format(sum / unit)
  })
}

// Before what can’t be undone.
for (const form of all('[data-confirm]'))
  form.addEventListener('submit', (event) => confirm(form.dataset.confirm) || event.preventDefault())
