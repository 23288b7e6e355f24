/*
 * What PayPal answers and sends: the Orders API 2.13 (schema `order`), the Payments API v2 (`capture-2`, `refund`), the error
 * object of both, and the events of Webhooks Management 1.11, as in developer.paypal.com/docs/api and its OpenAPI descriptions.
 * The values are made up. A refund names its capture in a link, and no order: its schema has no `supplementary_data`.
 */

const api = 'https://api-m.paypal.com'
const at = '2026-11-02T09:00:00Z'

export interface PayPalMoney {
  readonly currency_code: string
  readonly value: string
}

export interface PayPalUnitMade {
  readonly custom_id: string
  readonly description: string
  readonly amount: PayPalMoney
}

export type PayPalOrderStatus = 'CREATED' | 'APPROVED' | 'VOIDED' | 'COMPLETED' | 'PAYER_ACTION_REQUIRED'
export type PayPalCaptureStatus = 'COMPLETED' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'PENDING' | 'REFUNDED' | 'FAILED'

export interface PayPalCaptureMade {
  readonly id: string
  readonly status: PayPalCaptureStatus
}

const link = (rel: string, path: string, method = 'GET') => ({ href: `${api}${path}`, rel, method })
const payee = { email_address: 'seller@example.com', merchant_id: 'MADEUPMERCHNT' }

/** `POST` and `GET /v2/checkout/orders`, with `Prefer: return=representation`. */
export function payPalOrder(
  id: string,
  status: PayPalOrderStatus,
  unit: PayPalUnitMade,
  capture: PayPalCaptureMade | undefined,
) {
  const path = `/v2/checkout/orders/${id}`
  return {
    id,
    intent: 'CAPTURE',
    status,
    payment_source: { paypal: {} },
    purchase_units: [
      {
        reference_id: 'default',
        ...unit,
        payee,
        ...(capture && { payments: { captures: [payPalCapture(capture, id, unit)] } }),
      },
    ],
    create_time: at,
    links: [
      link('self', path),
      ...(status === 'PAYER_ACTION_REQUIRED'
        ? [{ href: `https://www.paypal.com/checkoutnow?token=${id}`, rel: 'payer-action', method: 'GET' }]
        : []),
      ...(status === 'APPROVED' ? [link('capture', `${path}/capture`, 'POST')] : []),
    ],
  }
}

/** A capture as it stands in its order, and in `GET /v2/payments/captures/{id}` with the order it is of. */
export function payPalCapture({ id, status }: PayPalCaptureMade, order: string, unit: PayPalUnitMade) {
  const path = `/v2/payments/captures/${id}`
  return {
    id,
    status,
    ...(status === 'PENDING' && { status_details: { reason: 'ECHECK' } }),
    amount: unit.amount,
    final_capture: true,
    seller_protection: { status: 'NOT_ELIGIBLE' },
    custom_id: unit.custom_id,
    links: [link('self', path), link('refund', `${path}/refund`, 'POST'), link('up', `/v2/checkout/orders/${order}`)],
    create_time: at,
    update_time: at,
  }
}

export function payPalCaptureAlone(capture: PayPalCaptureMade, order: string, unit: PayPalUnitMade) {
  return { ...payPalCapture(capture, order, unit), supplementary_data: { related_ids: { order_id: order } } }
}

/** `refund`: what was given back of a capture. */
export function payPalRefund(id: string, capture: string, unit: PayPalUnitMade) {
  return {
    id,
    status: 'COMPLETED',
    amount: unit.amount,
    custom_id: unit.custom_id,
    seller_payable_breakdown: {
      gross_amount: unit.amount,
      net_amount: unit.amount,
      total_refunded_amount: unit.amount,
    },
    links: [link('self', `/v2/payments/refunds/${id}`), link('up', `/v2/payments/captures/${capture}`)],
    create_time: at,
    update_time: at,
  }
}

/** An event as it is posted to the listener, by the names in "Webhook event names". */
export function payPalEvent(
  id: string,
  kind:
    | 'CHECKOUT.ORDER.APPROVED'
    | 'PAYMENT.CAPTURE.COMPLETED'
    | 'PAYMENT.CAPTURE.PENDING'
    | 'PAYMENT.CAPTURE.DENIED'
    | 'PAYMENT.CAPTURE.REFUNDED',
  resource: object,
) {
  const path = `/v1/notifications/webhooks-events/${id}`
  return {
    id,
    event_version: '1.0',
    create_time: at,
    resource_type: resourceTypeOf(kind),
    resource_version: '2.0',
    event_type: kind,
    summary: 'What has happened, in words',
    resource,
    links: [link('self', path), link('resend', `${path}/resend`, 'POST')],
  }
}

function resourceTypeOf(kind: string): string {
  if (kind === 'CHECKOUT.ORDER.APPROVED') return 'checkout-order'
  return kind === 'PAYMENT.CAPTURE.REFUNDED' ? 'refund' : 'capture'
}

/** The error object; 422 says in `details` what was the matter. */
export function payPalError(name: string, ...issues: string[]) {
  return {
    name,
    message: 'What went wrong, in words',
    debug_id: 'f00dfeedf00d',
    details: issues.map((issue) => ({ issue, description: 'Why, in words' })),
    links: [{ href: 'https://developer.paypal.com/api/orders/v2/#error', rel: 'information_link', method: 'GET' }],
  }
}
