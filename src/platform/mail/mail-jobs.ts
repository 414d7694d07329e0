import type { Transporter } from 'nodemailer'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { type Post, sendQueued } from './send-queued.ts'

const sweepMs = 2_000

// Most servers never send a letter: the library comes into memory with the first.
const openTransport = async (smtpUrl: string): Promise<Transporter> => {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** Posts letters by the mail server of the settings; `close` lets go of its connections. */
export const openPost = (smtpUrl: string, from: string): { post: Post; close: () => void } => {
  let transport: Transporter | null = null
  return {
    post: async ({ id, recipient, subject, body }) => {
      // The same letter sent twice after a kill carries the same id, by which mailboxes know it.
      const messageId = `<hoithi-${id}@${from.replace(/^.*@|>$/gu, '')}>`
      transport ??= await openTransport(smtpUrl)
      await transport.sendMail({ from, to: recipient, subject, text: body, messageId })
    },
    close: () => transport?.close(),
  }
}

/** Sends queued letters from when the application is ready until it closes, where mail is set. */
export const mailJobs = (app: HttpApp, context: Context): void => {
  const { smtpUrl, mailFrom } = context.config
  if (smtpUrl === null || mailFrom === null) return
  const { post, close } = openPost(smtpUrl, mailFrom)
  let sending: Promise<unknown> | null = null
  let timer: NodeJS.Timeout | undefined

  const sweep = async (): Promise<void> => {
    try {
      await sendQueued(context.db.query, post, context.clock)
    } catch (error) {
      app.log.error({ err: error }, 'mail was not sent')
    } finally {
      sending = null
    }
  }

  app.addHook('onReady', (done) => {
    timer = setInterval(() => {
      sending ??= sweep()
    }, sweepMs).unref()
    done()
  })
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await sending
    close()
  })
}
