import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

/** What one stranger does on a few connections, again and again, in a thread of its own: `heap.ts` says what. */
export type Crowd = {
  port: number
  connections: number
  /** Asked for on each connection at once; of none only half a head comes, and a new one every five seconds. */
  requests: number
  /** `*` is another number each time. */
  path: string
}

const { port, connections, requests, path } = workerData as Crowd
const say = (what: 'whole' | 'cut') => parentPort?.postMessage(what)

async function pipelined(): Promise<void> {
  const asked = (at: number) => `GET ${path.replace('*', `${at}`)} HTTP/1.1\r\nHost: x\r\n`
  const heap = Array.from({ length: requests }, (_, at) => asked(at)).join('\r\n')
  await new Promise<void>(done => {
    const socket = connect(port, '127.0.0.1')
    let answers = 0
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => (answers += chunk.toString('latin1').split('HTTP/1.1 ').length - 1))
    socket.on('close', () => {
      say(answers >= requests * 0.99 ? 'whole' : 'cut')
      done()
    })
    socket.write(`${heap}Connection: close\r\n\r\n`)
  })
}

async function halfHead(): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n')
  await delay(5_000)
  socket.destroy()
  say('cut')
}

async function goOn(): Promise<void> {
  for (;;) await (requests > 0 ? pipelined() : halfHead())
}

await Promise.all(Array.from({ length: connections }, goOn))
