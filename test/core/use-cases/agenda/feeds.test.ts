import assert from 'node:assert/strict'
import { type FeedFailure, feedsMax } from '../../../../src/core/domain/agenda/agenda.ts'
import { addFeed, addFile, endFeed, readAgain } from '../../../../src/core/use-cases/agenda/change-feeds.ts'
import { readFeed, readFeeds } from '../../../../src/core/use-cases/agenda/read-feeds.ts'
import { seeAgenda } from '../../../../src/core/use-cases/agenda/see-agenda.ts'
import { entryOf, feedOf } from '../../../fakes/feeds.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import type { FeedReading } from '../../../../src/core/ports/outside.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
const councils = { name: 'Conseils', kind: 'council', url: 'webcal://agenda.example/conseils.ics' }
const council = entryOf('Conseil', '2026-12-10', { time: '18:30' })
const read: FeedReading = { kind: 'read', entries: [council], leftOut: 0, etag: '"1"', modified: null }

describe('feeds of the agenda', () => {
  let ports: FakePorts
  let answer: FeedReading
  let asked: Parameters<FakePorts['feeds']['read']>[]
  beforeEach(() => {
    ports = createFakePorts()
    answer = read
    asked = []
    ports.feeds.read = async (...args) => {
      asked.push(args)
      return answer
    }
  })
  const only = async () => (await ports.agenda.now())[0]!
  const added = async () => {
    const result = await addFeed(ports, comms, councils)
    assert.ok(result.kind === 'feed-added')
    return result.feed
  }

  it('are added by comms, and read by a job', async () => {
    const feed = await added()
    assert.equal(feed.url, 'https://agenda.example/conseils.ics')
    assert.deepEqual(ports.jobs.at(-1), { job: 'agenda.feed', data: { id: feed.id } })
    // The journal tells nobody an address that may be a secret.
    assert.deepEqual(ports.journal.at(-1)?.details, { name: 'Conseils', kind: 'council', host: 'agenda.example' })
    await readFeed(ports, feed.id, settings)
    const { entries, readAt, etag } = await only()
    assert.deepEqual([entries, readAt, etag], [[council], ports.now(), '"1"'])
  })

  it('are refused with a reason at each field', async () => {
    await added()
    const wrong = async (fields: object) => {
      const result = await addFeed(ports, comms, { ...councils, name: 'Autre', ...fields })
      return result.kind === 'invalid' ? result.errors : result.kind
    }
    assert.deepEqual(await wrong({ name: 'CONSEILS' }), { name: 'feed-name-taken' })
    assert.deepEqual(await wrong({ name: ' ', kind: 'x', url: '' }), {
      name: 'required',
      kind: 'unknown-choice',
      url: 'required',
    })
    for (const url of ['http://agenda.example', 'ftp://x', 'agenda.example', 'file:///etc/passwd', 42])
      assert.deepEqual(await wrong({ url }), { url: url === 42 ? 'required' : 'not-https' })
    assert.deepEqual(await wrong({ url: 'https://10.0.0.1/a.ics' }), { url: 'feed-private' })
    assert.deepEqual(await wrong({ url: `https://agenda.example/${'a'.repeat(2_000)}` }), { url: 'too-long' })
  })

  it('are twenty at most', async () => {
    for (let n = 0; n < feedsMax; n++) await addFeed(ports, comms, { ...councils, name: `Agenda ${n}` })
    assert.equal((await addFeed(ports, comms, { ...councils, name: 'Un de plus' })).kind, 'too-many-feeds')
  })

  it('keep what they had when a reading fails, and say since when', async () => {
    const { id } = await added()
    await readFeed(ports, id, settings)
    const first = ports.now()
    ports.pass(dayMs)
    answer = { kind: 'failed', because: 'away', retryInMs: null }
    await readFeed(ports, id, settings)
    const since = ports.now()
    ports.pass(dayMs)
    answer = { kind: 'failed', because: 'no-calendar', retryInMs: null }
    await readFeed(ports, id, settings)
    const failing = await only()
    assert.deepEqual([failing.entries, failing.readAt], [[council], first])
    assert.deepEqual([failing.failingSince, failing.because], [since, 'no-calendar'])
    answer = { kind: 'unchanged' }
    await readFeed(ports, id, settings)
    const well = await only()
    assert.deepEqual([well.entries, well.readAt, well.failingSince, well.because], [[council], ports.now(), null, null])
  })

  it('tell a server what it said last, but once in two weeks ask for the whole', async () => {
    const { id } = await added()
    await readFeed(ports, id, settings)
    answer = { kind: 'unchanged' }
    for (const days of [1, 12, 2]) {
      ports.pass(days * dayMs)
      await readFeed(ports, id, settings)
    }
    assert.deepEqual(
      asked.map(([, , { etag }]) => etag),
      [null, '"1"', '"1"', null],
    )
    assert.deepEqual(asked.at(-1)?.[1], { from: '2026-10-11', to: '2028-06-12' })
  })

  it('are asked again each hour of the first day where that may help, however it ended before', async () => {
    const { id } = await added()
    const readAt = async (because: FeedFailure) => {
      answer = { kind: 'failed', because, retryInMs: null }
      const before = ports.jobs.length
      await readFeed(ports, id, settings)
      return ports.jobs.slice(before)
    }
    assert.deepEqual(await readAt('away'), [{ job: 'agenda.feed', data: { id }, at: '2026-11-25T10:00:00.000Z' }])
    assert.deepEqual(await readAt('not-found'), [])
    ports.pass(dayMs - 1)
    assert.equal((await readAt('slow')).length, 1)
    ports.pass(1)
    assert.deepEqual(await readAt('away'), [])
  })

  it('leave a server alone for as long as it asked', async () => {
    const { id } = await added()
    answer = { kind: 'failed', because: 'busy', retryInMs: 2 * hourMs }
    await readFeed(ports, id, settings)
    assert.deepEqual(ports.jobs.at(-1), { job: 'agenda.feed', data: { id }, at: '2026-11-25T11:00:00.000Z' })
    ports.pass(hourMs)
    await readFeed(ports, id, settings)
    assert.equal(asked.length, 1)
    // The queue drops the later reading for the one of now, which orders it again.
    assert.deepEqual(ports.jobs.slice(2), [{ job: 'agenda.feed', data: { id }, at: '2026-11-25T11:00:00.000Z' }])
    const until = '2026-11-25T11:00:00.000Z'
    assert.deepEqual(await readAgain(ports, comms, id), { kind: 'feed-waits', until })
    ports.pass(hourMs)
    answer = read
    assert.equal((await readAgain(ports, comms, id)).kind, 'feed-asked')
    await readFeed(ports, id, settings)
    assert.deepEqual([asked.length, (await only()).failingSince], [2, null])
  })

  it('are each read by a job of their own at five, those that were just read left out', async () => {
    const at = ports.now()
    const rows = [
      feedOf({ id: 'old', readAt: '2026-11-24T04:00:00.000Z' }),
      feedOf({ id: 'new', readAt: at }),
      feedOf({ id: 'failing', readAt: at, failingSince: at }),
      feedOf({ id: 'file', url: null }),
    ]
    for (const row of rows) await ports.commit({ save: 'agenda_feed', row, ifVersion: 0 })
    await readFeeds(ports, settings)
    assert.deepEqual(ports.jobs, [
      { job: 'agenda.feed', data: { id: 'old' } },
      { job: 'agenda.feed', data: { id: 'failing' } },
      { job: 'agenda.read', data: {}, at: '2026-11-26T04:00:00.000Z' },
    ])
  })

  it('hold nothing once they were taken out, even where a reading was under way', async () => {
    const { id } = await added()
    ports.feeds.read = async () => {
      await endFeed(ports, comms, id)
      return read
    }
    await readFeed(ports, id, settings)
    const ended = await ports.agenda.byId(id)
    assert.deepEqual([ended?.state, ended?.entries, ended?.url], ['ended', [], null])
    assert.equal((await endFeed(ports, comms, id)).kind, 'feed-ended')
    assert.equal((await readAgain(ports, comms, id)).kind, 'not-found')
    ports.pass(dayMs)
    await readFeeds(ports, settings)
    assert.ok(await ports.agenda.byId(id), 'the click may be delivered again')
    ports.pass(1)
    await readFeeds(ports, settings)
    assert.equal(await ports.agenda.byId(id), null)
  })

  it('are files too, which are read once', async () => {
    const file = {
      id: 'file',
      name: 'conseils.ics',
      contentType: 'text/calendar',
      source: { url: 'https://sharepoint.example/f', needsToken: false },
    }
    const note = {
      id: 'n',
      version: 1,
      writer: comms,
      text: '',
      at: ports.now(),
      state: 'kept',
      files: [file],
    } as const
    await ports.commit({ save: 'note', row: { ...note, files: [file], after: null }, ifVersion: 0 })
    ports.teamsFiles.fetch = async () => Buffer.from('BEGIN:VCALENDAR')
    ports.feeds.parse = async () => ({ entries: [council], leftOut: 2 })
    const input = { noteId: 'n', fields: { name: 'Conseils', kind: 'council' } }
    const result = await addFile(ports, comms, input, settings)
    assert.ok(result.kind === 'feed-added')
    const { url, entries, leftOut, readAt } = await only()
    assert.deepEqual([url, entries, leftOut, readAt], [null, [council], 2, ports.now()])
    // Its bytes are not kept any more.
    ports.teamsFiles.fetch = async () => null
    assert.equal((await addFile(ports, comms, input, settings)).kind, 'feed-added')
    assert.equal((await ports.agenda.now()).length, 1)
    assert.equal((await readAgain(ports, comms, 'n')).kind, 'feed-is-file')
    assert.equal((await addFile(ports, { ...comms, id: 'other' }, input, settings)).kind, 'not-found')
    await endFeed(ports, comms, 'n')
    assert.equal((await addFile(ports, comms, input, settings)).kind, 'not-found')
    await ports.commit({ save: 'note', row: { ...note, id: 'n2', files: [file], after: null }, ifVersion: 0 })
    ports.feeds.parse = async () => null
    assert.equal((await addFile(ports, comms, { ...input, noteId: 'n2' }, settings)).kind, 'no-calendar')
  })

  it('are shown with the weeks that come, and public holidays', async () => {
    const row = feedOf({ entries: [council, entryOf('Loin', '2027-02-01')] })
    await ports.commit({ save: 'agenda_feed', row, ifVersion: 0 })
    const seen = await seeAgenda(ports, comms, settings)
    assert.ok(seen.kind === 'agenda-seen')
    const { from, to, lines, holidays, others } = seen.agenda
    assert.deepEqual([from, to, others], ['2026-11-25', '2027-01-05', 0])
    assert.deepEqual(
      lines.map(({ title }) => title),
      ['Conseil'],
    )
    assert.deepEqual(holidays, ['2026-12-25', '2027-01-01'])
    assert.equal((await seeAgenda(ports, actor(alice), settings)).kind, 'not-comms')
  })
})
