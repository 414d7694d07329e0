declare const ofBytes: unique symbol

/**
 * The bytes of a text in UTF-8, each as one character: it is sent (as 'latin1') without being
 * encoded again, and is as long as what goes over the wire.
 */
export type ByteText = string & { readonly [ofBytes]: true }

// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const ascii = /^[\0-\x7f]*$/u

/** The bytes of this text. */
export const byteText = (text: string): ByteText =>
  (ascii.test(text) ? text : Buffer.from(text).toString('latin1')) as ByteText

/** The text that these are the bytes of. */
export const textOf = (bytes: ByteText): string => Buffer.from(bytes, 'latin1').toString()
