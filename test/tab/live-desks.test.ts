import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { eventually } from '../support/eventually.ts'
import { type Entra, type Made, openEntra } from './own-entra.ts'
import { serveTab } from './serve-tab.ts'

const alice = 'aaaaaaaa-0000-4000-8000-00000000000a'
const bob = 'bbbbbbbb-0000-4000-8000-00000000000b'

describe('a desk that is looked at', function () {
  this.timeout(120_000)
  let entra: Entra
  let tab: Awaited<ReturnType<typeof serveTab>>
  let head: number
  let heads: number
  let reads: string[]
  let says: Record<string, string | null>
  let fails: string[]
  let slowMs: number
  let readAt: number
  let changesAt: string | null
  const open: AbortController[] = []

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    head = 7
    heads = 0
    reads = []
    says = { [alice]: 'rien', [bob]: 'rien' }
    fails = []
    slowMs = 0
    changesAt = null
    tab = await serveTab(entra, {
      everyMs: 20,
      sayEveryMs: 30,
      head: async () => {
        heads++
        if (fails.includes('head')) throw new Error('the database is away')
        return head
      },
      desk: async (person, locale) => {
        reads.push(person)
        readAt = Date.now()
        const said = says[person]!
        await delay(slowMs)
        if (fails.includes(person)) throw new Error('away')
        return said === null ? 'not-ours' : { body: { name: `${said} ${locale}` }, changesAt }
      },
    })
  })
  afterEach(async () => {
    for (const one of open.splice(0)) one.abort()
    await tab.close()
  })

  /** A page that follows: what it was shown, by name. */
  async function look(person: string, { locale = 'fr', made = {} }: { locale?: string; made?: Made } = {}) {
    const line = new AbortController()
    open.push(line)
    const headers = { authorization: `Bearer ${await entra.token(person, made)}`, 'accept-language': locale }
    const answer = await fetch(`${tab.url}/api/live`, { headers, signal: line.signal })
    const page = {
      status: answer.status,
      headers: answer.headers,
      names: [] as string[],
      text: '',
      isOver: false,
      isCut: false,
    }
    void (async () => {
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
        page.text += chunk
        page.names = [...page.text.matchAll(/^event: desk\ndata: (.*)$/gm)].map(
          ([, data]) => (JSON.parse(data!) as { name: string }).name,
        )
      }
      page.isOver = true
    })().catch(() => (page.isOver = page.isCut = true))
    return { ...page, page, leave: () => line.abort() }
  }
  const shows = (one: Awaited<ReturnType<typeof look>>, ...names: string[]) =>
    eventually(async () => JSON.stringify(one.page.names) === JSON.stringify(names), `it shows ${names.join()}`)

  it('is read again when the clock alone changes it, once', async () => {
    const at = Date.now() + 3_000
    changesAt = new Date(at).toISOString()
    const one = await look(alice)
    says[alice] = 'en retard'
    changesAt = null
    await shows(one, 'rien fr', 'en retard fr')
    assert.ok(readAt >= at, 'not before')
    await delay(100)
    assert.deepEqual(reads, [alice, alice])
    one.leave()
  })

  it('costs nothing while nobody looks, and nothing again once the last page is gone', async () => {
    await delay(80)
    assert.deepEqual([heads, reads], [0, []])
    const one = await look(alice)
    await shows(one, 'rien fr')
    await eventually(async () => heads > 2, 'the head is looked at')
    assert.deepEqual(reads, [alice], 'the desk is read once as long as nothing moves')
    one.leave()
    await eventually(async () => {
      const before = heads
      await delay(100)
      return heads === before
    }, 'nobody looks at the head any more')
    head++
    await delay(80)
    assert.deepEqual(reads, [alice])
  })

  it('is sent at once, then only when it changed, to its own person', async () => {
    const [one, other] = [await look(alice), await look(bob, { locale: 'en' })]
    assert.equal(one.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    assert.equal(one.headers.get('cache-control'), 'no-store')
    await shows(one, 'rien fr')
    await shows(other, 'rien en')
    says[alice] = 'un visa'
    head++
    await shows(one, 'rien fr', 'un visa fr')
    await delay(100)
    assert.deepEqual(other.page.names, ['rien en'], 'what did not change is not sent again')
    await eventually(async () => one.page.text.includes('\n:\n\n'), 'it says that it is there')
  })

  it('is read once for all pages of one person', async () => {
    const pages = [await look(alice), await look(alice), await look(alice)]
    reads = []
    says[alice] = 'neuf'
    head++
    for (const page of pages) await shows(page, 'rien fr', 'neuf fr')
    assert.deepEqual(reads, [alice])
  })

  it('is followed on three pages of one person at most, and once more when one is closed', async () => {
    const pages = [await look(alice), await look(alice), await look(alice)]
    const fourth = await look(alice)
    assert.deepEqual([fourth.status, Number(fourth.headers.get('retry-after')) > 0], [429, true])
    assert.equal((await look(bob)).status, 200)
    pages[0]!.leave()
    await eventually(async () => (await look(alice)).status === 200, 'a place is free again')
  })

  it('misses no change between the reading and the first look', async () => {
    slowMs = 500
    const looking = look(alice)
    await eventually(async () => reads.length === 1, 'the desk is being read')
    says[alice] = 'entre-temps'
    slowMs = 0
    head++
    await shows(await looking, 'rien fr', 'entre-temps fr')
  })

  it('never goes back to what was read earlier, however long that took', async () => {
    const one = await look(alice)
    await shows(one, 'rien fr')
    slowMs = 200
    const second = look(alice)
    await eventually(async () => reads.length === 2, 'the second page reads')
    slowMs = 0
    says[alice] = 'neuf'
    head++
    await shows(one, 'rien fr', 'neuf fr')
    const page = await second
    await shows(page, 'neuf fr')
    await delay(100)
    assert.deepEqual(one.page.names, ['rien fr', 'neuf fr'])
  })

  it('stays as it is while the database is away, and follows afterwards', async () => {
    const one = await look(alice)
    await shows(one, 'rien fr')
    fails = ['head']
    says[alice] = 'neuf'
    head++
    await delay(80)
    fails = [alice]
    await delay(80)
    assert.deepEqual([one.page.names, one.page.isOver], [['rien fr'], false])
    fails = []
    await shows(one, 'rien fr', 'neuf fr')
  })

  it('ends for whoever is no longer of the authority, and with the token', async () => {
    const one = await look(alice)
    await shows(one, 'rien fr')
    says[alice] = null
    head++
    await eventually(async () => one.page.isOver, 'the stream ends')
    assert.equal((await look(alice)).status, 403)
    // Of those five minutes, by which clocks may differ, two seconds are left.
    const short = await look(bob, { made: { exp: -298 } })
    await shows(short, 'rien fr')
    await eventually(async () => short.page.isOver, 'the stream ends with its token')
  })

  it('ends with the server, which opens none any more', async () => {
    const one = await look(alice)
    await shows(one, 'rien fr')
    await tab.close()
    await eventually(async () => one.page.isOver, 'the stream is over')
    assert.ok(!one.page.isCut, 'it was ended: nobody waited for pages until they were cut')
  })
})
