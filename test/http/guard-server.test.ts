import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type GuardLimits, guardServer } from '../../src/http/guard-server.ts'
import { eventually } from '../support/eventually.ts'

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
    // As the library does that makes Mary’s.
    server.on('checkContinue', (_, response: ServerResponse) => response.end('past the guard'))
    server.on('upgrade', (_, socket: Socket) => socket.destroy())
    guardServer(server, { restMs: 1, ...limits })
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

  async function answered(request: string): Promise<string> {
    const { socket, heard } = await open()
    socket.write(request)
    await eventually(async () => heard().includes('fine') || socket.closed, 'it is answered, or closed')
    return heard()
  }

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

  it('begins nothing of what comes behind a request that ended its connection', async () => {
    await serve()
    // Each is given to the parser by itself.
    const long = (path: string) => `${asked(path).trimEnd()}\r\nX: `.padEnd(1_020, 'a') + '\r\n\r\n'
    answer = request => void request.socket.destroy()
    for (const heads of [
      long('/first') + long('/behind'),
      `${long('x').replace('GET', 'CONNECT')}${asked('/behind')}`,
    ]) {
      const { socket } = await open()
      socket.write(heads)
      await once(socket, 'close')
    }
    answer = (_, response) => void response.end('fine')
    assert.deepEqual([await ask(), begun], ['fine', ['/first', '/']])
  })

  it('rests before the next few of a heap, and makes others wait for nothing', async () => {
    await serve({ restMs: 1_000_000 })
    const { socket, heard } = await open()
    socket.write(heap(20))
    await eventually(async () => heard().match(/fine/g)?.length === 4, 'the first are answered')
    for (let at = 0; at < 20; at++) assert.equal(await ask(), 'fine')
    assert.deepEqual(begun, ['/0', '/1', '/2', '/3', ...Array<string>(20).fill('/')])
  })

  it('makes requests of a few dozen heads at most, of fifteen hundred that come at once', async () => {
    await serve()
    const held: ServerResponse[] = []
    answer = (_, response) => void held.push(response)
    let made = 0
    server.on('request', () => made++)
    const { socket, heard } = await open()
    const heads = 1_500
    socket.write(asked('/').repeat(heads))
    await eventually(async () => held.length === 4, 'four are under way')
    await delay(100)
    assert.ok(made > 4 && made < 50, `${made} were made`)
    answer = (_, response) => void response.end('fine')
    for (const response of held) response.end('fine')
    await eventually(async () => heard().match(/fine/g)?.length === heads, 'all are answered')
  })

  it('gives nothing to a parser that waits for large answers to be read', async () => {
    await serve()
    const bytes = Buffer.alloc(100_000, 'x')
    answer = (request, response) => void setTimeout(() => response.end(bytes), request.url === '/0' ? 50 : 1)
    const { socket, heard } = await open()
    for (let at = 0; at < 60; at++) {
      socket.write(heap(3))
      await delay(2)
    }
    await eventually(async () => heard().length > 180 * bytes.length, 'all are answered', 15_000)
    assert.equal(heard().match(/HTTP\/1.1 200/g)?.length, 180)
  })

  it('stops reading what asks for more than it reads', async () => {
    await serve()
    const bytes = Buffer.alloc(1_000_000)
    answer = (_, response) => void response.end(bytes)
    const { socket } = await open()
    socket.pause()
    const requests = heap(200_000)
    socket.write(requests)
    await eventually(async () => begun.length === 4, 'it began')
    await delay(300)
    assert.equal(begun.length, 4)
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

  it('begins nothing for who goes while it rests', async () => {
    await serve()
    let closed = 0
    answer = ({ socket }, response) => {
      response.once('close', () => ++closed === 4 && socket.destroy())
      response.end('fine')
    }
    const { socket } = await open()
    socket.write(heap(20))
    await eventually(async () => socket.closed, 'it is gone')
    await delay(50)
    assert.equal(begun.length, 4)
  })

  it('cuts who reads nothing of a file or of what goes on, and not who reads slowly', async () => {
    await serve({ stallMs: 1_000 })
    const bytes = Buffer.alloc(30_000_000)
    answer = ({ url }, response) => void (url === '/file' ? response.end(bytes) : response.write(bytes))
    const [unread, goesOn, slow] = [await open(), await open(), await open()]
    for (const { socket } of [unread, goesOn]) socket.pause()
    for (const { socket } of [unread, slow]) socket.write(asked('/file'))
    goesOn.socket.write(asked('/goes-on'))
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
    for (const { socket, heard } of [unread, goesOn]) {
      socket.resume()
      await eventually(async () => socket.closed, 'it hears so')
      assert.ok(heard().length < bytes.length)
    }
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

  const halves = {
    'a half head': 'GET /half HTTP/1.1\r\nHost: x\r\n',
    silence: '',
    'a half body': 'POST /asks HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf',
    'an answer that is not read': asked('/asks'),
  }
  for (const [what, half] of Object.entries(halves))
    it(`lets nobody hold the room with ${what}`, async () => {
      await serve({ connections: 3 })
      const large = Buffer.alloc(30_000_000)
      answer = ({ method, url }, response) => {
        if (method === 'GET') response.end(url === '/asks' ? large : 'fine')
      }
      for (let count = 0; count < 6; count++) {
        const { socket } = await open()
        socket.pause()
        socket.write(half)
        if (half.includes('/asks')) await eventually(async () => begun.length > count, 'it is heard')
      }
      assert.match(await answered(asked('/')), /fine/)
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
    await serve({ connections: 3, unheard: 1 })
    const held: ServerResponse[] = []
    answer = (_, response) => void held.push(response)
    const working: Awaited<ReturnType<typeof open>>[] = []
    while (working.length < 3) {
      working.push(await open())
      working.at(-1)!.socket.write(asked('/'))
      await eventually(async () => held.length === working.length, 'it is worked at')
    }
    const { socket } = await open()
    await eventually(async () => socket.closed, 'there is no room')
    assert.ok(working.every(one => !one.socket.closed))
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

  it('answers who asks for another protocol like anybody', async () => {
    await serve()
    assert.match(await answered(asked('/', 'Connection: Upgrade\r\nUpgrade: websocket\r\n')), /fine/)
  })
})
