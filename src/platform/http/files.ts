import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'

/** Bytes that an uploaded file may have. */
const largestFile = 4 * 1024 * 1024

/**
 * Options of a route whose body is a file, sent as application/octet-stream: the request's `body`
 * is then a Buffer.
 */
export const fileRoute = { bodyLimit: largestFile, config: { takesFile: true } } as const

/** The body of a `fileRoute`; null where no file was sent. */
export const fileOf = (body: unknown): Buffer | null =>
  Buffer.isBuffer(body) && body.length > 0 ? body : null

/** The reply of a route that sends a file, as the OpenAPI document tells it. */
export const FileReply = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' })

/** A file to download: its name as the person saves it, its type, and its bytes. */
export type Download = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

// RFC 8187: what is not an attr-char is percent-encoded.
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** Sends a file to be saved, never shown, and kept by no cache. */
export const sendDownload = (
  reply: FastifyReply,
  { name, type, bytes }: Download,
): FastifyReply => {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/[^\w.-]/gu, '_')
  return reply
    .type(type)
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`,
    )
    .send(Buffer.from(bytes))
}
