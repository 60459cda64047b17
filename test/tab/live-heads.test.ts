import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import sinon from 'sinon'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { createLive, type Live } from '../../src/tab/live-desks.ts'
import { createLiveHeads } from '../../src/tab/live-heads.ts'
import { type AllPages, createPagePlaces } from '../../src/tab/page-places.ts'
import { eventually } from '../support/eventually.ts'
import { type Entra, openEntra } from './own-entra.ts'
import { serveTab } from './serve-tab.ts'

const alice = 'aaaaaaaa-0000-4000-8000-00000000000a'
const bob = 'bbbbbbbb-0000-4000-8000-00000000000b'

describe('a page that hears that it may look again', () => {
  let entra: Entra
  let tab: Awaited<ReturnType<typeof serveTab>>
  let head: number
  let asked: string[]
  let admits: (person: string) => boolean
  const open: AbortController[] = []
  /** An admission counts no more. */
  const later = (): void => {
    const now = performance.now.bind(performance)
    sinon.stub(performance, 'now').callsFake(() => now() + 61_000)
  }

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    head = 7
    asked = []
    admits = () => true
    tab = await serveTab(entra, {
      headEveryMs: 20,
      head: async () => head,
      admits: async person => {
        asked.push(person)
        return admits(person)
      },
    })
  })
  afterEach(async () => {
    sinon.restore()
    for (const one of open.splice(0)) one.abort()
    await tab.close()
  })

  async function follow(person: string, path = 'week/live') {
    const line = new AbortController()
    open.push(line)
    const headers = { authorization: `Bearer ${await entra.token(person)}` }
    const answer = await fetch(`${tab.url}/api/${path}`, { method: 'POST', headers, signal: line.signal })
    const page = { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: '', isOver: false }
    void (async () => {
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) page.text += chunk
      page.isOver = true
    })().catch(() => (page.isOver = true))
    return page
  }
  const moves = async (page: { text: string; isOver: boolean }) => {
    head++
    await eventually(async () => page.isOver || page.text.includes(`{"head":${head}}`), 'it hears')
  }

  for (const path of ['week/live', 'edition/live']) {
    it(`${path}: opens for the agents alone, and says so to others`, async () => {
      admits = person => person === alice
      assert.deepEqual([(await follow(alice, path)).status, (await follow(bob, path)).status], [200, 403])
      admits = () => {
        throw new Unavailable('graph')
      }
      const away = await follow(alice, path)
      assert.deepEqual([away.status, away.retryAfter], [503, '5'])
    })

    it(`${path}: ends once they are of the agents no more, before they hear of anything`, async () => {
      const [one, other] = [await follow(alice, path), await follow(bob, path)]
      await moves(one)
      await moves(other)
      assert.equal(one.isOver, false)
      admits = person => person === bob
      later()
      await moves(one)
      assert.ok(one.isOver && !one.text.includes(String(head)))
      await moves(other)
      assert.equal(other.isOver, false)
    })
  }

  it('asks who somebody is no more often than it must', async () => {
    const one = await follow(alice)
    for (let times = 0; times < 4; times++) await moves(one)
    assert.equal(asked.length, 1)
    later()
    for (let times = 0; times < 4; times++) await moves(one)
    assert.equal(asked.length, 2)
  })

  it('is one of three of its kind for one person, who is told to wait with a fourth', async () => {
    for (let count = 0; count < 3; count++) assert.equal((await follow(alice)).status, 200)
    const fourth = await follow(alice)
    assert.deepEqual([fourth.status, fourth.retryAfter], [429, '30'])
    assert.equal((await follow(bob)).status, 200)
    admits = () => false
    for (let count = 0; count < 3; count++) assert.equal((await follow(bob)).status, 403)
    admits = () => true
    await eventually(async () => (await follow(bob)).status === 200, 'who was not admitted holds no place')
  })
})

describe('places for pages', () => {
  let server: Server | undefined
  afterEach(() => server?.close())
  const log = { warn: () => undefined }
  const kinds: Record<string, (all: AllPages) => Pick<Live, 'open' | 'close'>> = {
    desk: all => createLive({ desk: async () => ({ body: {}, changesAt: null }), head: async () => 0, log }, all),
    heads: all => createLiveHeads({ admits: async () => true, head: async () => 0, log }, all),
  }
  for (const [kind, create] of Object.entries(kinds))
    it(`are held by nobody who went before it was known who that is: ${kind}`, async () => {
      const all = { taken: 0 }
      const live = create(all)
      const page = { person: alice, locale: 'fr', until: Date.now() + 60_000 } as const
      const opened = Promise.withResolvers<unknown>()
      const served = (server = createServer((_request, response) =>
        response.once('close', () => opened.resolve(live.open(page, response))),
      ))
      await once(served.listen(0, '127.0.0.1'), 'listening')
      const asking = connect((served.address() as AddressInfo).port, '127.0.0.1')
      asking.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n', () => asking.destroy())
      assert.equal(await opened.promise, 'open')
      await setImmediate()
      assert.equal(all.taken, 0)
      live.close()
    })

  it('are five hundred for all kinds together: the rest of a thousand connections is for Teams', () => {
    const all = { taken: 0 }
    const [desks, heads] = [createPagePlaces(all), createPagePlaces(all)]
    const leave = Array.from({ length: 250 }, (_, at) => [desks.take(`d${at}`), heads.take(`h${at}`)]).flat()
    assert.ok(leave.every(one => one !== null))
    assert.deepEqual([desks.take('one'), heads.take('one'), desks.taken(), heads.taken()], [null, null, 250, 250])
    leave[0]!()
    leave[0]!()
    assert.ok(heads.take('one'))
    assert.equal(desks.take('one'), null)
  })
})
