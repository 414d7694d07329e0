import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/** Random bytes that a seal needs; never used for another. */
export const saltBytes = 32

const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32

// One salt, one seal: key and nonce both come of it, so that no pair of them is ever used twice.
const keyOf = (token: string, salt: Buffer, purpose: string): { key: Buffer; nonce: Buffer } => {
  const bytes = Buffer.from(
    hkdfSync('sha256', token, salt, `hoithi sealed reply ${purpose}`, keyBytes + nonceBytes),
  )
  return { key: bytes.subarray(0, keyBytes), nonce: bytes.subarray(keyBytes) }
}

/**
 * Seals a text under a key derived from a session's token (HKDF-SHA256, AES-256-GCM), for one
 * purpose, so that what is sealed for one thing can't be passed off as another. `salt` is random and
 * new each time.
 */
export const seal = (text: string, token: string, salt: Buffer, purpose: string): Buffer => {
  const { key, nonce } = keyOf(token, salt, purpose)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([cipher.getAuthTag(), sealed])
}

/** Opens what `seal` gave; null with another token, salt or purpose, or where a byte was changed. */
export const unseal = (
  sealed: Buffer,
  token: string,
  salt: Buffer,
  purpose: string,
): string | null => {
  if (sealed.length < tagBytes) return null
  const { key, nonce } = keyOf(token, salt, purpose)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAuthTag(sealed.subarray(0, tagBytes))
  try {
    const text = Buffer.concat([decipher.update(sealed.subarray(tagBytes)), decipher.final()])
    return text.toString('utf8')
  } catch {
    return null
  }
}
