/** The smallest PNG there is: a header, a pixel, an end. */
export const smallPng = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACklEQVR4AWMAAQAABQABNtCI3QAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
)
