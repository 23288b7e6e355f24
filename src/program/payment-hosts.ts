/** Where PayPal's API answers: for real money, and for its own tests. */
export const payPalHosts = {
  live: 'https://api-m.paypal.com',
  test: 'https://api-m.sandbox.paypal.com',
} as const
