import type { IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'
import { acceptedEncoding } from '#src/shared/accepted-encoding.ts'
import type { ByteText } from '#src/shared/byte-text.ts'

/** A body as it goes over the wire, as long as it says; `encoding` is null where it is itself. */
export type EncodedBody = { readonly body: ByteText | Buffer; readonly encoding: 'gzip' | null }

// Up to this size a reply goes in one packet with its headers, however it is written.
const onePacket = 1200

/**
 * Compresses a larger reply for who takes gzip: a paper is 6 kB as it is and a third of that so,
 * which a phone on a slow network waits for longer than the tenth of a millisecond it takes here.
 */
export const encodeBody = (
  { headers }: Pick<IncomingMessage, 'headers'>,
  text: ByteText,
): EncodedBody =>
  text.length > onePacket && acceptedEncoding(headers['accept-encoding'], ['gzip']) !== null
    ? { body: gzipSync(Buffer.from(text, 'latin1')), encoding: 'gzip' }
    : { body: text, encoding: null }
