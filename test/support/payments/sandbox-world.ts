import {
  findSandboxPayment,
  sandboxMessage,
  sandboxPayments,
  type SandboxPayment,
  writeSandboxPayment,
} from '../../../src/adapters/payments/sandbox.ts'
import { PaymentFault } from '../../../src/adapters/payments/provider.ts'
import type { World } from './world.ts'

/** The provider of development, with somebody who pays. */
export function sandboxWorld(bucket: R2Bucket): World {
  let isDown = false
  const sandbox = sandboxPayments(bucket, (reference) => `/dev/pay/${reference}`)
  const unless = <T>(does: () => Promise<T>) => (isDown ? Promise.reject(new PaymentFault('down')) : does())
  const set = async (reference: string, changed: Partial<SandboxPayment>) =>
    writeSandboxPayment(bucket, reference, { ...(await findSandboxPayment(bucket, reference))!, ...changed })
  const setFromOpen = async (reference: string, state: SandboxPayment['state']) => {
    if ((await findSandboxPayment(bucket, reference))?.state === 'open') await set(reference, { state })
  }
  return {
    provider: {
      ...sandbox,
      open: (wanted) => unless(() => sandbox.open(wanted)),
      read: (reference) => unless(() => sandbox.read(reference)),
      close: (reference) => unless(() => sandbox.close(reference)),
    },
    pay: (reference) => setFromOpen(reference, 'paid'),
    expire: (reference) => setFromOpen(reference, 'closed'),
    forget: (reference) => bucket.delete(`sandbox/${reference}`),
    refund: (reference) => set(reference, { state: 'refunded' }),
    change: (reference, cents) => set(reference, { cents }),
    message: (reference, { isLive = false, ageSeconds = 0 } = {}) =>
      sandboxMessage(reference, new Date(Date.now() - ageSeconds * 1000), isLive),
    down: (now) => void (isDown = now),
  }
}
