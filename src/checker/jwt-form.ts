/** Three parts of letters, digits, `-` and `_`. */
export function looksLikeJwt(text: string): boolean {
  return /^[\w-]{10,}\.[\w-]*\.[\w-]*$/.test(text)
}
