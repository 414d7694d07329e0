import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { acceptedEncoding } from '#src/shared/accepted-encoding.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

// Quick enough for pages made on the spot, off the event loop; files are compressed at the build.
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }

/** Compresses a page for a browser that takes it: on a weak network a third arrives at once. */
export const compressPage = async (request: Request, page: Response): Promise<Response> => {
  const accepted = request.headers.get('accept-encoding') ?? undefined
  const encoding = acceptedEncoding(accepted, ['br', 'gzip'])
  if (encoding === null || page.body === null || page.headers.has('content-encoding')) return page
  const whole = Buffer.from(await page.arrayBuffer())
  const small = await (encoding === 'br' ? brotli(whole, quality) : gzipped(whole))
  const headers = new Headers(page.headers)
  headers.set('content-encoding', encoding)
  headers.set('content-length', String(small.length))
  headers.append('vary', 'Accept-Encoding')
  return new Response(new Uint8Array(small), { status: page.status, headers })
}
