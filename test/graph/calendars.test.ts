import assert from 'node:assert/strict'
import { Unavailable } from '../../src/core/domain/errors.ts'
import type { Shown } from '../../src/core/domain/events/calendar-copy.ts'
import type { EntryTime } from '../../src/core/domain/events/calendar-entry.ts'
import { graphCalendars } from '../../src/graph/people/calendars.ts'
import { refusal, startStub, type Stub } from './stub.ts'

const at = (time: EntryTime, tentative = false): Shown => ({
  entry: {
    uid: 'u',
    sequence: 0,
    title: 'Visite',
    place: 'Salle',
    summary: 'Venez',
    time,
    changedAt: '',
    cancelled: false,
  },
  tentative,
})
const hour: EntryTime = { kind: 'hours', from: '2026-12-01T11:30:00.000Z', until: null }

describe('entries in people’s calendars, by Graph', () => {
  let stub: Stub
  let told: number
  const open = () => graphCalendars(stub.graph, { refused: () => void told++ })
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    told = 0
    stub.heard.length = 0
  })
  after(() => stub.stop())
  const body = () => stub.heard[0]?.json as Record<string, unknown>

  it('name the same transaction each time, an hour where nobody said an end, and nobody', async () => {
    stub.answer = () => ({ status: 201, body: { id: 'AAMk=' } })
    assert.equal(await open().create('ada', at(hour), 't1'), 'AAMk=')
    assert.deepEqual(body(), {
      subject: 'Visite',
      body: { contentType: 'text', content: 'Venez' },
      location: { displayName: 'Salle' },
      start: { dateTime: '2026-12-01T11:30:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-01T12:30:00', timeZone: 'UTC' },
      isAllDay: false,
      showAs: 'busy',
      isReminderOn: false,
      transactionId: 't1',
    })
  })

  it('last a whole day where there is no hour, and are tentative for who perhaps comes', async () => {
    stub.answer = () => ({ status: 200, body: {} })
    assert.equal(await open().change('ada', 'AAMk=', at({ kind: 'day', day: '2026-12-31' }, true)), 'changed')
    const { start, end, isAllDay, showAs } = body()
    assert.deepEqual(
      [start, end, isAllDay, showAs],
      [
        { dateTime: '2026-12-31T00:00:00', timeZone: 'UTC' },
        { dateTime: '2027-01-01T00:00:00', timeZone: 'UTC' },
        true,
        'tentative',
      ],
    )
    assert.equal(stub.heard[0]?.path, '/v1.0/users/ada/events/AAMk%3D')
  })

  it('are none in a mailbox that refuses them, of which the operator hears once', async () => {
    stub.answer = () => refusal(403, 'ErrorAccessDenied')
    const calendars = open()
    assert.deepEqual(
      [await calendars.create('ada', at(hour), 't'), await calendars.create('bea', at(hour), 't')],
      [null, null],
    )
    assert.equal(await calendars.change('ada', 'e', at(hour)), 'gone')
    await calendars.remove('ada', 'e')
    assert.equal(told, 1)
    stub.answer = () => refusal(404, 'MailboxNotEnabledForRESTAPI')
    assert.equal(await calendars.create('ada', at(hour), 't'), null)
    assert.equal(await calendars.change('ada', 'e', at(hour)), 'gone')
    await calendars.remove('ada', 'e')
  })

  it('come later when Graph is busy', async () => {
    stub.answer = () => ({ ...refusal(429, 'TooManyRequests'), headers: { 'retry-after': '60' } })
    const calendars = open()
    for (const work of [
      calendars.create('a', at(hour), 't'),
      calendars.change('a', 'e', at(hour)),
      calendars.remove('a', 'e'),
    ])
      await assert.rejects(work, (error: Unavailable) => error instanceof Unavailable && error.retryAfterMs === 60_000)
  })
})
