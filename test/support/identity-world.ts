import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { identityProvider } from '../../src/adapters/identity-provider.ts'
import { hashOfSecret } from '../../src/adapters/secrets.ts'
import { makeApp } from '../../src/app.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { origin } from './site.ts'

const issuer = 'https://login.organisation.invalid'
const clientId = 'certifications'

export interface Person {
  readonly sub: string
  readonly email?: string
}

/** What a provider may get wrong, or somebody may make wrong on its behalf. */
export interface Wrong {
  readonly claims?: JWTPayload
  readonly sign?: 'none' | 'with another key'
}

interface Granted extends Person, Wrong {
  readonly challenge: string
  readonly nonce: string
  readonly isAskedForAge: boolean
  readonly redirectUri: string
}

/** A small OpenID provider that signs its own tokens, with the people who log in there. */
export async function identityWorld() {
  const [own, others] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const keys = [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }]
  const granted = new Map<string, Granted>()
  const asked: string[] = []
  let [isDown, elsewhere] = [false, {}]

  const ask = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const { href, pathname } = new URL(request.url)
    asked.push(href)
    if (isDown) throw new TypeError('Network connection lost.')
    if (pathname === '/.well-known/openid-configuration')
      return Response.json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/me`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
        ...elsewhere,
      })
    if (pathname === '/keys') return Response.json({ keys })
    if (pathname === '/me') return Response.json({ sub: request.headers.get('Authorization')!.slice(7) })
    return answerToken(
      new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer())),
      request.headers.get('Authorization'),
    )
  }

  async function answerToken(form: URLSearchParams, authorization: string | null): Promise<Response> {
    const code = form.get('code') ?? ''
    const grant = granted.get(code)
    granted.delete(code)
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(form.get('code_verifier') ?? ''))
    const isSame = grant?.challenge === Buffer.from(digest).toString('base64url')
    if (!grant || !isSame || grant.redirectUri !== form.get('redirect_uri'))
      return Response.json({ error: 'invalid_grant' }, { status: 400 })
    if (authorization !== `Basic ${btoa(`${clientId}:secret`)}`)
      return Response.json({ error: 'invalid_client' }, { status: 401 })
    const now = Math.floor(Date.now() / 1000)
    const { sub, email, nonce, isAskedForAge } = grant
    const age = isAskedForAge ? { auth_time: now } : {}
    const claims = { iss: issuer, aud: clientId, sub, nonce, iat: now, exp: now + 60, email, ...age, ...grant.claims }
    const id_token =
      grant.sign === 'none'
        ? new UnsecuredJWT(claims).encode()
        : await new SignJWT(claims)
            .setProtectedHeader({ alg: 'RS256', kid: 'own' })
            .sign((grant.sign ? others : own).privateKey)
    return Response.json({ access_token: sub, token_type: 'Bearer', expires_in: 60, id_token })
  }

  const provider = () => identityProvider({ issuer, clientId, clientSecret: 'secret', ask })
  return {
    /** A provider as a fresh Worker would have it. */
    provider,
    issuer,
    asked,
    down: (now: boolean) => void (isDown = now),
    /** What it says of itself differs from now on. */
    says: (other: object) => void (elsewhere = other),
    /** Somebody logs in there: the address that their browser is sent back to. */
    logIn(address: string, person: Person, wrong: Wrong = {}): URL {
      const { searchParams } = new URL(address)
      const [code, redirectUri] = [crypto.randomUUID(), searchParams.get('redirect_uri')!]
      const challenge = searchParams.get('code_challenge')!
      const isAskedForAge = searchParams.has('max_age')
      const nonce = searchParams.get('nonce')!
      granted.set(code, { ...person, ...wrong, challenge, nonce, isAskedForAge, redirectUri })
      return new URL(`${redirectUri}?${new URLSearchParams({ code, state: searchParams.get('state')!, iss: issuer })}`)
    },
  }
}

let browsers = 0

/** A browser with cookies of its own, on a site where that provider is set up. */
export function openBrowserOn(provider: ReturnType<Awaited<ReturnType<typeof identityWorld>>['provider']>) {
  const app = makeApp(neutral, defaultSettings, undefined, undefined, () => provider)
  const cookies = new Map<string, string>()
  const address = `10.77.${browsers >> 8}.${browsers++ & 255}`

  async function send(path: string | URL, init: RequestInit = {}): Promise<Response> {
    const headers = { 'CF-Connecting-IP': address, Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }
    const request = new Request(new URL(path, origin), { redirect: 'manual', ...init })
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
    const context = createExecutionContext()
    const answer = await app.fetch(request, env, context)
    await waitOnExecutionContext(context)
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      if (value) cookies.set(name!, value)
      else cookies.delete(name!)
    }
    return answer
  }

  const post = (path: string, fields: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields).toString()
    const type = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) }
    return send(path, { method: 'POST', body, headers: { ...type, Origin: origin } })
  }
  return { cookies, get: (path: string | URL) => send(path), post }
}

export type TestBrowser = ReturnType<typeof openBrowserOn>

export const goesTo = (answer: Response) => [answer.status, answer.headers.get('Location')]

/** What this browser has begun, or what waits in it, is over. */
export async function endWait({ cookies }: TestBrowser): Promise<void> {
  const hash = await hashOfSecret(cookies.get('__Host-organisation')!)
  await env.DB.prepare("update organisation_logins set ends_at = '2026-01-01' where hash = ?").bind(hash).run()
}
