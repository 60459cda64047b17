import assert from 'node:assert/strict'
import { channel } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { eventually } from '../support/eventually.ts'
import { type Entra, openEntra } from './own-entra.ts'
import { serveTab } from './serve-tab.ts'

const people = ['a', 'b', 'c'].map(name => `aaaaaaaa-0000-4000-8000-00000000000${name}`)
/** Some of these are more than any system keeps between two sockets of one machine. */
const large = 'é'.repeat(400_000)
const started = channel('http.server.request.start')
/** Three seconds of a token are left then: Mary allows clocks to differ by five minutes. */
const almostOver = -297
const stallMs = 3_000
const streams = [
  ['GET', 'live'],
  ['POST', 'week/live'],
  ['POST', 'edition/live'],
] as const

describe('a page that follows and reads nothing', function () {
  this.timeout(240_000)
  let entra: Entra
  let tab: Awaited<ReturnType<typeof serveTab>>
  let changes: number
  const responses: ServerResponse[] = []
  const note = (said: unknown): void => {
    const { response } = said as { response: ServerResponse }
    // Entra's own server is of this process, too.
    if (response.req.url?.startsWith('/tab/api/')) responses.push(response)
  }
  const sockets: Socket[] = []

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    changes = 0
    responses.length = 0
    started.subscribe(note)
    tab = await serveTab(
      entra,
      {
        everyMs: 20,
        headEveryMs: 20,
        sayEveryMs: 20,
        head: async () => `${changes} ${large}`,
        desk: async () => ({ body: { says: `${changes} ${large}` }, changesAt: null }),
      },
      { stallMs },
    )
  })
  afterEach(async () => {
    started.unsubscribe(note)
    for (const socket of sockets.splice(0)) socket.destroy()
    await tab.close()
  })

  /** `exp`: of its token, in seconds. */
  async function follow(method: string, path: string, person: string, exp: number): Promise<Socket> {
    const socket = connect(Number(new URL(tab.url).port), '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.pause()
    const token = await entra.token(person, { exp })
    socket.write(`${method} /tab/api/${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`)
    return socket
  }
  /** Until something of the answer waits to be read, though less than Mary cuts at once. */
  const fill = async (pages: number): Promise<void> => {
    const written = () => responses.map(({ socket }) => socket?.bytesWritten ?? 0)
    for (let before = Array<number>(pages).fill(0); ; before = written(), changes++) {
      const isOver = () => responses.some(({ closed }) => closed)
      const isSaid = () =>
        written().length >= pages && written().every((bytes, at) => bytes - before[at]! >= large.length)
      while (!isSaid() && !isOver()) await delay(5)
      if (isOver() || responses.every(({ writableLength }) => writableLength > 0)) return
    }
  }
  /** It is read at last: until the server ended it. */
  async function isCut(socket: Socket): Promise<boolean> {
    socket.resume()
    const ended = Promise.race([once(socket, 'close').then(() => true), delay(30_000, false)])
    return socket.closed || (await ended)
  }
  const alive = async () => (await fetch(new URL('/healthz', tab.url))).status

  it('ends with its token, and harms nobody else', async () => {
    const sockets = await Promise.all(
      streams.map(([method, path], at) => follow(method, path, people[at]!, almostOver)),
    )
    await fill(streams.length)
    const all = [...responses]
    await eventually(async () => all.every(({ writableEnded }) => writableEnded), 'their tokens end')
    assert.equal(await alive(), 200, 'while they wait to be read')
    await delay(100)
    assert.equal(await alive(), 200)
    await eventually(async () => all.every(({ closed }) => closed), 'they are cut')
    assert.deepEqual(await Promise.all(sockets.map(isCut)), [true, true, true])
  })

  it('is cut, however good its token is, and gives its place back', async () => {
    const each = streams.flatMap(([method, path], at) => [1, 2, 3].map(() => follow(method, path, people[at]!, 3_600)))
    const unread = await Promise.all(each)
    await fill(unread.length)
    const statuses = () =>
      Promise.all(
        streams.map(async ([method, path], at) => {
          const line = new AbortController()
          const headers = { authorization: `Bearer ${await entra.token(people[at]!)}` }
          const { status } = await fetch(`${tab.url}/api/${path}`, { method, headers, signal: line.signal })
          line.abort()
          return status
        }),
      )
    assert.ok(
      (await statuses()).some(status => status === 429),
      'places are taken',
    )
    await eventually(async () => (await statuses()).every(status => status === 200), 'places are free again')
    assert.ok((await Promise.all(unread.map(isCut))).every(Boolean))
  })
})
