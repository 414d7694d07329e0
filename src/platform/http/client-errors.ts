import type { ConnectionError } from 'fastify'
import type { Socket } from 'node:net'
import { expectation } from './expectations.ts'
import { sentence } from './problem.ts'
import { httpRefusals } from './refusals.ts'

const codes: Readonly<Record<string, 'too_slow' | 'too_large'>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too_slow',
  HPE_HEADER_OVERFLOW: 'too_large',
}

/**
 * Answers what never became a request (no HTTP, too slow, headers too large) and closes the
 * connection. No language is known yet: Vietnamese.
 */
export const handleClientError = (error: ConnectionError, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const code = codes[error.code] ?? 'bad_request'
  const text = httpRefusals[code]
  const values = { field: 'request', expected: expectation('request', 'vi') }
  const body = JSON.stringify({
    type: `urn:hoithi:refusal:${code}`,
    title: code,
    status: text.status,
    code,
    detail: sentence(text, { code, values }, 'vi'),
  })
  socket.end(
    `HTTP/1.1 ${text.status} ${code}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
