// Small comforts for forms. Every page works without it.
for (const input of document.querySelectorAll('input[type="password"]')) {
  const button = document.createElement('button')
  const [word, which] = [document.createTextNode(''), document.createElement('span')]
  button.type = 'button'
  button.className = 'as-link show-password'
  button.setAttribute('aria-controls', input.id)
  which.className = 'hidden'
  which.textContent = `: ${document.querySelector(`label[for="${input.id}"]`)?.textContent ?? ''}`
  button.append(word, which)
  const show = (isShown) => {
    input.type = isShown ? 'text' : 'password'
    word.data = isShown ? 'Hide password' : 'Show password'
  }
  show(false)
  button.addEventListener('click', () => show(input.type === 'password'))
  // Sent as a password again, so that the browser keeps it as one.
  input.form?.addEventListener('submit', () => show(false))
  input.after(button)
}
// What is to be copied gets a button that copies it.
for (const value of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) break
  const [button, text] = [document.createElement('button'), value.textContent]
  button.type = 'button'
  button.className = 'as-link deed'
  button.textContent = 'Copy'
  button.setAttribute('aria-label', `Copy ${value.dataset.copy}`)
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  })
  value.append(button)
}
