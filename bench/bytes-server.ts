import { createServer } from 'node:http'

// Gives back bytes from memory, which is the least that serving a page can cost:
// `node bytes-server.ts <database, unused> <port> <bytes>`.
const [, port, size] = process.argv.slice(2)
const page = Buffer.alloc(Number(size), 'x')
createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length }).end(page)
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
