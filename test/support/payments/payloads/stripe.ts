import type { Stripe } from 'stripe'

/*
 * What Stripe answers and sends, in API version 2026-10-28.endive: the Checkout Session, PaymentIntent, Charge and Event objects
 * of docs.stripe.com/api. Their shapes are held by the types of Stripe's own package, which are made from its OpenAPI
 * description: a field that is missing, misspelled or of another kind does not compile. The values are made up.
 */

type Session = Stripe.Checkout.Session
type SessionEvent = `checkout.session.${'completed' | 'expired' | 'async_payment_succeeded' | 'async_payment_failed'}`

export const apiVersion = '2026-10-28.endive'
const created = 1_795_000_000
const address = { city: null, country: 'SE', line1: null, line2: null, postal_code: '223 50', state: null }

/** Of everything that moves with a payment, the session: what it was made with goes in. */
export function stripeSession(made: Partial<Session>): Session {
  const amount = made.amount_total ?? 0
  return {
    id: 'cs_live_a1',
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: null,
    client_reference_id: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created,
    currency: 'usd',
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: null,
    discounts: [],
    expires_at: created + 86_400,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: true,
    locale: null,
    managed_payments: null,
    metadata: {},
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card', 'link'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: 'https://checkout.stripe.com/c/pay/cs_live_a1',
    wallet_options: null,
    ...made,
  }
}

export function stripeIntent(made: Partial<Stripe.PaymentIntent>): Stripe.PaymentIntent {
  return {
    id: 'pi_1',
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: 0,
    amount_capturable: 0,
    amount_received: made.status === 'succeeded' ? (made.amount ?? 0) : 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: null,
    confirmation_method: 'automatic',
    created,
    currency: 'usd',
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: true,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: 'pm_1',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card', 'link'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_group: null,
    ...made,
  }
}

export function stripeCharge(made: Partial<Stripe.Charge>): Stripe.Charge {
  const amount = made.amount ?? 0
  return {
    id: 'ch_1',
    object: 'charge',
    amount,
    amount_captured: amount,
    amount_refunded: made.refunded ? amount : 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: 'txn_1',
    billing_details: { address, email: 'a@example.net', name: 'A. Nilsson', phone: null, tax_id: null },
    calculated_statement_descriptor: 'EXAMPLE',
    captured: true,
    created,
    currency: 'usd',
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: true,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: 'pi_1',
    payment_method: 'pm_1',
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
    ...made,
  }
}

/** As it is sent: what is expanded in an answer is an id here. */
export function stripeEvent(
  id: string,
  isLive: boolean,
  about:
    | { readonly type: SessionEvent; readonly object: Session }
    | { readonly type: 'charge.refunded'; readonly object: Stripe.Charge },
) {
  return {
    id,
    object: 'event',
    api_version: apiVersion,
    created,
    data: { object: about.object },
    livemode: isLive,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: about.type,
  } satisfies Omit<Stripe.EventBase, 'data'> & { readonly data: { readonly object: Session | Stripe.Charge } }
}

/** An error as in docs.stripe.com/api/errors. */
export function stripeError(code: string | undefined, message: string) {
  return { error: { type: 'invalid_request_error', ...(code && { code }), message, param: 'session' } }
}
