import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from '../../env.ts'

const none = ["'none'"]
const self = ["'self'"]

/** No script, style or picture but our own; repeated for static files in public/_headers. */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: none,
    scriptSrc: self,
    styleSrc: self,
    imgSrc: self,
    fontSrc: self,
    manifestSrc: self,
    connectSrc: self,
    formAction: self,
    frameAncestors: none,
    baseUri: none,
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  // None of it is used here but passkeys, and those by this site alone.
  permissionsPolicy: {
    publickeyCredentialsGet: ['self'],
    accelerometer: [],
    camera: [],
    displayCapture: [],
    geolocation: [],
    gyroscope: [],
    magnetometer: [],
    microphone: [],
    midi: [],
    payment: [],
    serial: [],
    usb: [],
  },
})

/** Where a page has a policy of its own, that one stands; and what every site may read, it may also load. */
export const policyOfPage: MiddlewareHandler<Env> = async function policyOfPage(c, next) {
  await next()
  if (c.res.headers.get('Access-Control-Allow-Origin') === '*')
    c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
  if (c.var.policy) c.res.headers.set('Content-Security-Policy', c.var.policy)
}

/** What was made for one person stays with them; and one address has an answer for people and one for programs. */
export const privateByDefault: MiddlewareHandler<Env> = async function privateByDefault(c, next) {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-store')
  c.res.headers.append('Vary', 'Accept')
}
