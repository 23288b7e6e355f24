import * as v from 'valibot'

const sentence =
  'Send the SHA-256 of the credential in 64 hexadecimal digits: {"sha256": "…"}. Of a JSON credential it is that of its RFC 8785 form with its proof, of a JWT that of its characters.'

export const hashAsked = v.pipe(
  v.strictObject({ sha256: v.pipe(v.string(sentence), v.regex(/^[0-9a-f]{64}$/i, sentence)) }, sentence),
  v.transform(({ sha256 }) => sha256.toLowerCase()),
)
