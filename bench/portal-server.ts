import { buildApp } from '#src/app.ts'
import { loadWeb } from '#src/platform/http/web.ts'
import { settleMemory } from '#src/start/settle-memory.ts'
import { openContext } from './crowd.ts'

// The product's own server with its pages, in a process of its own:
// `node portal-server.ts <database> <port>`.
const [url = '', port] = process.argv.slice(2)
const { context } = await openContext(url)
const app = await buildApp(context, { web: await loadWeb(), checkReplies: false })
settleMemory()
await app.listen({ host: '127.0.0.1', port: Number(port) })
process.send?.('ready')
