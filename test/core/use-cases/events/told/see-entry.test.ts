import assert from 'node:assert/strict'
import ICAL from 'ical.js'
import { createServedCalendar } from '../../../../../src/calendar/served-calendar.ts'
import { linkOf } from '../../../../../src/core/domain/events/calendar-entry.ts'
import { seeEntry } from '../../../../../src/core/use-cases/events/told/see-entry.ts'
import { listen, type Listening } from '../../../../../src/http/listen.ts'
import { createServer } from '../../../../../src/app/server.ts'
import { brought } from '../../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'

const details = { date: '2026-12-02', time: '12:30', place: 'Médiathèque', capacity: null }
const dayMs = 24 * 60 * 60_000

describe('the entry of an event, asked for over HTTP', () => {
  let ports: FakePorts
  let listening: Listening
  let postId: string
  let path: string

  beforeEach(async () => {
    ports = createFakePorts()
    const { post } = await brought(ports, {
      kind: 'event',
      date: details.date,
      time: '12:30',
      place: 'Médiathèque',
      capacity: '',
    })
    postId = post.id
    const calendar = createServedCalendar({
      publicUrl: 'https://mary.ville.fr',
      secret: 'secret',
      organiser: 'Communication interne',
      see: link => seeEntry(ports, link, settings),
    })
    path = new URL(calendar.address(linkOf({ postId }, details))!).pathname
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const routes = {
      receive: async () => ({ status: 200 }),
      picture: async () => ({ kind: 'unknown' as const }),
      calendar: calendar.read,
      attestation: null,
      errorPages: () => null,
      tab: [],
      held: () => null,
      notReady: async () => [],
      notified: null,
    }
    listening = await listen(
      createServer(routes, log, () => undefined),
      0,
      '127.0.0.1',
    )
  })
  afterEach(() => listening.close(1_000))
  const get = (at: string) => fetch(`http://127.0.0.1:${listening.port}${at}`)
  const entry = async (): Promise<ICAL.Component> =>
    new ICAL.Component(ICAL.parse(await (await get(path)).text()) as unknown[])
  const eventIn = (calendar: ICAL.Component) => new ICAL.Event(calendar.getFirstSubcomponent('vevent')!)

  it('is a calendar, kept nowhere and taken for nothing else', async () => {
    const { headers } = await get(path)
    assert.deepEqual(
      ['content-type', 'cache-control', 'x-content-type-options'].map(name => headers.get(name)),
      ['text/calendar; charset=utf-8', 'no-store', 'nosniff'],
    )
  })

  it('says what people’s cards say, when, and where', async () => {
    const { summary, location, startDate, description } = eventIn(await entry())
    const post = (await ports.posts.byId(postId))!
    assert.deepEqual(
      [summary, location, startDate.toJSDate().toISOString(), description],
      [post.content.title, 'Médiathèque', '2026-12-02T11:30:00.000Z', post.content.summary],
    )
  })

  it('is there until the end of the seventh day after the event, by the authority’s clock', async () => {
    // The virtual clock starts on 25 November, 10:00 in Paris: fourteen days later it is 9 December.
    ports.pass(14 * dayMs)
    assert.equal((await get(path)).status, 200)
    ports.pass(14 * 60 * 60_000)
    const over = await get(path)
    assert.equal(over.status, 404)
    assert.doesNotMatch(await over.text(), /VCALENDAR|Médiathèque/)
  })

  it('is none at a forged address, of no event, and of what was never sent', async () => {
    assert.equal((await get(path.replace('2026-12-09', '2027-12-09'))).status, 404)
    assert.equal((await get(path.replace(postId.slice(-4), '9999'))).status, 404)
    assert.equal((await get('/calendar/')).status, 404)
    const link = { postId: '7d3c0a9e-0000-4000-8000-000000000042', session: '', lastDay: '2026-12-09' }
    assert.equal(await seeEntry(ports, link, settings), null)
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, content: { ...post.content, kind: 'news', event: null } })
    assert.equal((await get(path)).status, 404)
  })

  it('takes the event out again once it is cancelled', async () => {
    const before = eventIn(await entry())
    ports.tamper('post', { ...(await ports.posts.byId(postId))!, state: 'taken-back' })
    const calendar = await entry()
    assert.equal(calendar.getFirstPropertyValue('method'), 'CANCEL')
    assert.deepEqual([eventIn(calendar).uid, eventIn(calendar).sequence > before.sequence], [before.uid, true])
  })
})
