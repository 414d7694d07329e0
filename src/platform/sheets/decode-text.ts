const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // a byte that this encoding cannot have: the caller says so
    return null
  }
}

/** Which byte of each pair is mostly zero tells UTF-16 without a mark from UTF-8. */
const guessUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const sample = bytes.subarray(0, 2_000)
  const zeros = (side: number): number =>
    sample.filter((byte, index) => byte === 0 && index % 2 === side).length
  const even = zeros(0)
  const odd = zeros(1)
  const many = sample.length / 8
  if (odd > many && odd > even) return 'utf-16le'
  return even > many ? 'utf-16be' : null
}

/**
 * Reads text that is UTF-8 or UTF-16, with or without a byte order mark. Null where it is neither:
 * an 8-bit Vietnamese encoding cannot be told from another with certainty, so none is guessed.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be')
  return decode(bytes, guessUtf16(bytes) ?? 'utf-8')
}
