import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

export type Activity = Record<string, unknown> & {
  type: string
  name?: string
  text?: string
  value?: unknown
  serviceUrl: string
  replyToId?: string
  from: { id: string; aadObjectId: string; name: string }
  conversation: { id: string }
}

export type Received = { authorization: string | undefined; activity: Activity }

/** Answers an activity: status and body; undefined = 200 with nothing. */
export type Answering = (activity: Activity) => { status: number; body?: unknown } | undefined | Promise<undefined>

/** A bot of ten lines, for tests of the sandbox: keeps what it hears, answers as told. */
export async function startFakeBot() {
  const heard: Received[] = []
  const bot = { heard, url: '', answer: (() => undefined) as Answering, close: () => server.closeAllConnections() }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    if (request.method !== 'POST') return response.end()
    const activity = JSON.parse(Buffer.concat(chunks).toString()) as Activity
    heard.push({ authorization: request.headers.authorization, activity })
    const answer = (await bot.answer(activity)) ?? { status: 200 }
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    return response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  bot.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  bot.close = () => {
    server.close()
    server.closeAllConnections()
  }
  return bot
}
