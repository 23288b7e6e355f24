// Small comforts for forms. Every page works without it.
for (const input of document.querySelectorAll('input[type="password"]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'as-link show-password'
  button.setAttribute('aria-controls', input.id)
  const show = (isShown) => {
    input.type = isShown ? 'text' : 'password'
    const label = document.querySelector(`label[for="${input.id}"]`)?.textContent ?? ''
    button.textContent = isShown ? 'Hide password' : 'Show password'
    button.setAttribute('aria-label', `${button.textContent}: ${label}`)
  }
  show(false)
  button.addEventListener('click', () => show(input.type === 'password'))
  // Sent as a password again, so that the browser keeps it as one.
  input.form?.addEventListener('submit', () => show(false))
  input.after(button)
}
