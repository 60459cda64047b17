import assert from 'node:assert/strict'
import { createServedCalendar, readsPerSecond } from '../../src/calendar/served-calendar.ts'
import type { CalendarEntry, CalendarLink } from '../../src/core/domain/events/calendar-entry.ts'
import { signName } from '../../src/http/signed-name.ts'

const entry: CalendarEntry = {
  uid: 'u',
  sequence: 0,
  title: 'Visite',
  place: '',
  summary: '',
  time: { kind: 'day', day: '2026-12-01' },
  changedAt: '2026-11-20T08:00:00.000Z',
  cancelled: false,
}
const link: CalendarLink = { postId: '7d3c0a9e-0000-4000-8000-000000000042', session: 'é/1 ~.', lastDay: '2026-12-08' }

describe('addresses of calendar entries', () => {
  let asked: CalendarLink[]
  let seen: CalendarEntry | null
  let ms: number
  const options = {
    publicUrl: 'https://mary.ville.fr' as string | undefined,
    secret: 's',
    organiser: 'Communication interne',
    now: () => ms,
    see: async (one: CalendarLink) => {
      asked.push(one)
      return seen
    },
  }
  beforeEach(() => {
    asked = []
    seen = entry
    ms = 0
  })
  const nameOf = (address: string | null) => address!.slice('https://mary.ville.fr/calendar/'.length)

  it('bring back exactly what they were made for', async () => {
    const calendar = createServedCalendar(options)
    const address = calendar.address(link)
    assert.match(address!, /^https:\/\/mary\.ville\.fr\/calendar\/[\w~-]+\.[\w-]{43}\.ics$/)
    assert.equal((await calendar.read(nameOf(address))).kind, 'served')
    assert.deepEqual(asked, [link])
  })

  it('are none without a public address', () =>
    assert.equal(createServedCalendar({ ...options, publicUrl: undefined }).address(link), null))

  it('answer nothing to who made them up, and ask nobody for it', async () => {
    const calendar = createServedCalendar(options)
    const right = nameOf(calendar.address(link))
    const [id, signature] = right.split('.') as [string, string]
    const other = createServedCalendar({ ...options, secret: 't' })
    const forged = [
      '',
      '.ics',
      right.slice(0, -'.ics'.length),
      right.replace(/ics$/, 'txt'),
      `${id.replace('2026', '2036')}.${signature}.ics`,
      `${id}.${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}.ics`,
      `${id}.${signature}A.ics`,
      nameOf(other.address(link)),
      // A picture's signature opens no calendar.
      `${signName('media', id, 's')}.ics`,
      `${signName('calendar', 'a~b', 's')}.ics`,
      `${signName('calendar', 'a~b~c~d', 's')}.ics`,
      `${'a'.repeat(100_000)}.ics`,
      '../../etc/passwd.ics',
    ]
    for (const name of forged) assert.deepEqual(await calendar.read(name), { kind: 'unknown' }, name.slice(0, 80))
    assert.deepEqual(asked, [])
  })

  it('answer nothing once there is nothing any more', async () => {
    const calendar = createServedCalendar(options)
    seen = null
    assert.deepEqual(await calendar.read(nameOf(calendar.address(link))), { kind: 'unknown' })
  })

  it('are read once for all who ask at the same moment, and not oftener than so many times a second', async () => {
    const calendar = createServedCalendar(options)
    const name = nameOf(calendar.address(link))
    const all = await Promise.all(Array.from({ length: 500 }, () => calendar.read(name)))
    assert.deepEqual([asked.length, new Set(all.map(({ kind }) => kind))], [1, new Set(['served'])])
    for (let read = 1; read < readsPerSecond; read++) await calendar.read(name)
    assert.deepEqual(await calendar.read(name), { kind: 'busy' })
    assert.deepEqual(await calendar.read('forged.ics'), { kind: 'unknown' })
    ms = 1000
    assert.equal((await calendar.read(name)).kind, 'served')
  })
})
