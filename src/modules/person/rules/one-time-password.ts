// 32 signs, five bits each; without 0 o, 1 l, which print alike.
const signs = '23456789abcdefghijkmnpqrstuvwxyz'

/** How many random bytes a one-time password is made of. */
export const oneTimePasswordBytes = 10

/**
 * Makes the password of a sign-in slip: ten signs that cannot be misread, 50 bits, from as many
 * random bytes. Its hash is a light one because it is random (see password-hashing.ts).
 */
export const oneTimePassword = (random: Uint8Array): string => {
  if (random.length !== oneTimePasswordBytes)
    throw new RangeError(`a one-time password takes ${oneTimePasswordBytes} random bytes`)
  return Array.from(random, (byte) => signs[byte & 31]).join('')
}
