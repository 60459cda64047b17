import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type GuardLimits, guardServer } from '../src/guard-server.ts'
import { eventually } from './support/eventually.ts'

describe('a guarded server', () => {
  let server: Server
  let answer: (request: IncomingMessage, response: ServerResponse) => void
  let begun: string[]
  const sockets: Socket[] = []

  async function serve(limits: Partial<GuardLimits> = {}): Promise<void> {
    server = createServer((request, response) => {
      begun.push(request.url!)
      answer(request, response)
    })
    guardServer(server, limits)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  beforeEach(() => {
    begun = []
    answer = (_, response) => void response.end('fine')
  })
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  })

  async function open(): Promise<{ socket: Socket; heard(): string }> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    sockets.push(socket)
    let heard = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => void (heard += chunk.toString('latin1')))
    await once(socket, 'connect')
    return { socket, heard: () => heard }
  }
  const asked = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`
  const heap = (count: number) => Array.from({ length: count }, (_, at) => asked(`/${at}`)).join('')
  const ask = async () => (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)).text()

  it('begins a few of a heap at a time, and answers each in its order', async () => {
    await serve()
    let underWay = 0
    let most = 0
    answer = (request, response) => {
      most = Math.max(most, ++underWay)
      setTimeout(() => {
        underWay--
        response.end(`<${request.url}>`)
      }, 1)
    }
    const { socket, heard } = await open()
    socket.write(heap(300))
    await eventually(async () => heard().includes('</299>'), 'all are answered')
    assert.equal(most, 4)
    assert.deepEqual(
      [...heard().matchAll(/<\/(\d+)>/g)].map(([, at]) => Number(at)),
      Array.from({ length: 300 }, (_, at) => at),
    )
  })

  it('hears others between two requests of a heap, which cost nothing but its own turn', async () => {
    await serve()
    const order: string[] = []
    answer = (request, response) => {
      order.push(request.url!)
      // As long as it takes to find nothing.
      for (const until = performance.now() + 2; performance.now() < until;);
      response.end()
    }
    const { socket } = await open()
    socket.write(heap(500))
    await eventually(async () => order.length > 0, 'it began')
    await ask()
    assert.ok(order.indexOf('/') < 250, `after ${order.indexOf('/')} of 500`)
  })

  it('stops reading what asks for more than it reads', async () => {
    await serve()
    const bytes = Buffer.alloc(1_000_000)
    answer = (_, response) => void response.end(bytes)
    const { socket } = await open()
    socket.pause()
    const requests = heap(200_000)
    socket.write(requests)
    await eventually(async () => begun.length > 4, 'it began')
    await delay(300)
    assert.ok(begun.length < 40, `${begun.length} were begun`)
    assert.ok(socket.writableLength > 0, 'the rest was not taken')
  })

  it('takes large bodies that come one after the other on one connection', async () => {
    await serve()
    answer = (request, response) => {
      let size = 0
      request.on('data', (chunk: Buffer) => void (size += chunk.length))
      request.on('end', () => response.end(`<${size}>`))
    }
    const body = 'x'.repeat(200_000)
    const { socket, heard } = await open()
    for (let at = 0; at < 20; at++)
      socket.write(`POST /${at} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
    await eventually(async () => heard().match(/<200000>/g)?.length === 20, 'all came whole')
  })

  it('begins nothing for who is gone', async () => {
    await serve()
    const held: ServerResponse[] = []
    answer = (_, response) => void held.push(response)
    const { socket } = await open()
    socket.write(heap(100))
    await eventually(async () => held.length === 4, 'four are under way')
    socket.destroy()
    await delay(50)
    for (const response of held) response.end()
    await delay(50)
    assert.equal(begun.length, 4)
  })

  it('cuts who reads nothing of a file, and not who reads slowly', async () => {
    await serve({ stallMs: 1_000 })
    const bytes = Buffer.alloc(30_000_000)
    answer = (_, response) => void response.end(bytes)
    const [unread, slow] = [await open(), await open()]
    unread.socket.pause()
    for (const { socket } of [unread, slow]) socket.write(asked('/file'))
    const until = Date.now() + 2_000
    while (Date.now() < until) {
      slow.socket.pause()
      await delay(50)
      slow.socket.resume()
      await delay(2)
    }
    assert.equal(slow.socket.destroyed, false)
    // The machine may be too busy to have cut it by now; read on, it would not be cut at all.
    const connections = promisify(server.getConnections.bind(server))
    await eventually(async () => (slow.socket.resume(), (await connections()) < 2), 'it is cut')
    unread.socket.resume()
    await eventually(async () => unread.socket.closed, 'it hears so')
    assert.ok(unread.heard().length < bytes.length)
    await eventually(async () => slow.heard().length > bytes.length, 'who reads has it whole')
  })

  it('waits for who is being worked at, however long that takes', async () => {
    await serve({ stallMs: 100 })
    answer = (_, response) => void setTimeout(() => response.end('late'), 500)
    assert.equal(await ask(), 'late')
  })

  it('lives when something is written to what has ended, or fails', async () => {
    await serve()
    answer = (request, response) => {
      response.end('fine')
      response.write('more')
      response.emit('error', new Error('of the answer'))
      request.emit('error', new Error('of the request'))
      for (const heard of request.socket.listeners('error').slice(1))
        Reflect.apply(heard, request.socket, [new Error('x')])
    }
    assert.equal(await ask(), 'fine')
    assert.equal(await ask(), 'fine')
  })

  it('lets nobody hold the room with half heads, half bodies, silence or answers that are not read', async () => {
    const halves = [
      'GET /half HTTP/1.1\r\nHost: x\r\n',
      '',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf',
    ]
    const large = Buffer.alloc(10_000_000)
    answer = (request, response) => {
      if (request.method === 'GET') response.end(request.url === '/large' ? large : 'fine')
    }
    for (const half of [...halves, asked('/large')]) {
      await serve({ connections: 20 })
      for (let count = 0; count < 40; count++) {
        const { socket } = await open()
        socket.pause()
        socket.write(half)
      }
      assert.equal(await ask(), 'fine', JSON.stringify(half))
      for (const socket of sockets.splice(0)) socket.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }
    await serve()
  })

  it('lets one address begin only so many at once', async () => {
    await serve({ unheard: 10 })
    const held: Awaited<ReturnType<typeof open>>[] = []
    for (let count = 0; count < 30; count++) held.push(await open())
    await eventually(async () => held.filter(({ socket }) => socket.closed).length === 20, 'the older ones gave way')
    assert.deepEqual(
      held.map(({ socket }) => socket.closed),
      held.map((_, at) => at < 20),
    )
    assert.equal(await ask(), 'fine')
  })

  it('closes nobody for whom it works, and takes no more than it has room for', async () => {
    await serve({ connections: 3 })
    const held: ServerResponse[] = []
    answer = (_, response) => void held.push(response)
    const working = [await open(), await open(), await open()]
    for (const { socket } of working) socket.write(asked('/'))
    await eventually(async () => held.length === 3, 'all are worked at')
    const { socket } = await open()
    await eventually(async () => socket.closed, 'there is no room')
    for (const response of held) response.end('fine')
    await eventually(async () => working.every(({ heard }) => heard().includes('fine')), 'all are answered')
  })

  it('counts who first asks whether they may send', async () => {
    await serve()
    let underWay = 0
    answer = (_, response) => {
      underWay++
      setTimeout(() => response.end(`<${underWay--}>`), 5)
    }
    const { socket, heard } = await open()
    socket.write(asked('/', 'Expect: 100-continue\r\n').repeat(20))
    await eventually(async () => heard().match(/<\d+>/g)?.length === 20, 'all are answered')
    assert.ok([...heard().matchAll(/<(\d+)>/g)].every(([, count]) => Number(count) <= 4))
  })
})
