// Small comforts; pages work without them.
const all = (what) => document.querySelectorAll(what)
const make = (text, label, act) => {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: 'as-link deed', textContent: text, ariaLabel: label })
  button.addEventListener('click', () => act(button))
  return button
}

for (const input of all('input[type="password"]')) {
  const label = document.querySelector(`label[for="${input.id}"]`)?.textContent ?? ''
  const show = (isShown) => {
    input.type = isShown ? 'text' : 'password'
    button.textContent = isShown ? 'Hide password' : 'Show password'
    button.ariaLabel = `${button.textContent}: ${label}`
  }
  const button = make('', '', () => show(input.type === 'password'))
  button.className = 'as-link show-password'
  show(false)
  // Sent as a password, so that the browser keeps it.
  input.form?.addEventListener('submit', () => show(false))
  input.after(button)
}

// What is to be copied, or passed on by the device.
for (const item of all('[data-copy]')) {
  const [text, name] = [item.value ?? item.textContent, item.dataset.copy]
  const add = (button) => ('value' in item ? item.after(' ', button) : item.append(' ', button))
  if (navigator.share && 'share' in item.dataset)
    add(make('Share', `Share ${name}`, () => navigator.share({ url: text }).catch(() => {})))
  const copy = async (button) => {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  }
  if (navigator.clipboard) add(make('Copy', `Copy ${name}`, copy))
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

// Before what nobody can undo.
for (const form of all('[data-confirm]'))
  form.addEventListener('submit', (event) => confirm(form.dataset.confirm) || event.preventDefault())
