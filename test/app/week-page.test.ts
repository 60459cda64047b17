import assert from 'node:assert/strict'
import type { Person } from '../../src/core/domain/actor.ts'
import { channels, otherChannels } from '../../src/core/domain/channels/channel.ts'
import { daysLater } from '../../src/core/domain/working-time/local-time.ts'
import { changeAddress, readAddress } from '../../src/core/use-cases/planning/change-address.ts'
import { createReadWeek, weekLinkAt } from '../../src/calendar/served-week.ts'
import type { MovedAnswer } from '../../src/teams/week/drawn/written-week.ts'
import type { PublicWeek, WrittenWeek } from '../../src/teams/week/drawn/written-week.ts'
import { writeEntries } from '../../src/teams/week/drawn/write-entries.ts'
import { loadWords } from '../../src/words.ts'
import { carried } from '../fakes/brought.ts'
import { entryOf, feedOf } from '../fakes/feeds.ts'
import { createFakePorts, type FakePorts, settings } from '../fakes/ports.ts'
import { received } from '../fakes/received.ts'
import { actor, alice, camille, claude, guest } from '../fakes/town.ts'
import { approved, comms, submitted, written } from '../fakes/walk.ts'
import { type Entra, openEntra } from '../tab/own-entra.ts'
import type { serveRoutes } from '../tab/serve-tab.ts'
import { openOwnTab } from './own-tab.ts'

const words = loadWords()
const week = { from: '2026-12-07', to: '2026-12-13' }

describe('what the calendar asks for', () => {
  let entra: Entra
  let ports: FakePorts
  let tab: Awaited<ReturnType<typeof serveRoutes>>

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    ports = createFakePorts()
    tab = await openOwnTab(entra, ports)
  })
  afterEach(() => tab.close())

  const ask = async <Answer = WrittenWeek>(page: string, body: unknown, who: Person = camille) => {
    const answer = await fetch(`${tab.url}/api/${page}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        authorization: `Bearer ${await entra.token(who.id)}`,
        'content-type': 'application/json',
        'accept-language': 'fr',
      },
    })
    const text = await answer.text()
    return { status: answer.status, body: (answer.ok ? JSON.parse(text) : {}) as Answer }
  }
  const move = async (body: object, who?: Person) => (await ask<MovedAnswer>('week/move', body, who)).body

  it('shows 30 releases on 7 channels as the posts say them, each with its state and whose visa it waits for', async () => {
    for (let number = 0; number < 6; number++) {
      const { post } = await submitted(ports, {
        slotDate: daysLater(week.from, { days: number % 5 }),
        slotTime: '09:00',
        title: `Post ${number}`,
      })
      const elsewhere = otherChannels
        .slice(0, 4 + (number % 2) * 2)
        .map((channel, index) => ({ channel, at: `${daysLater(week.from, { days: index })}T10:00:00.000Z` }))
      await ports.commit({
        save: 'post',
        row: { ...post, version: post.version + 1, elsewhere },
        ifVersion: post.version,
      })
    }
    const { body } = await ask('week', week)
    assert.equal(body.releases.length, 6 + 3 * 4 + 3 * 6)
    assert.deepEqual(new Set(body.releases.map(({ channel }) => channel)), new Set(channels))
    assert.deepEqual(
      body.releases.map(({ day, time }) => `${day} ${time}`),
      body.releases.map(({ day, time }) => `${day} ${time}`).toSorted(),
    )
    const ofTeams = body.releases.filter(({ channel }) => channel === 'teams')
    assert.ok(ofTeams.length > 0)
    assert.ok(
      ofTeams.every(
        ({ stateText, holder, movable }) => stateText === 'en validation' && holder.includes('Karim Blanc') && movable,
      ),
      JSON.stringify(ofTeams[0]),
    )
    const rows = await ports.week.within(`${week.from}T00:00:00.000Z`, `${week.to}T23:00:00.000Z`, 100)
    const said = rows.flatMap(({ post }) => [post.slot, ...post.elsewhere.map(({ at }) => at)])
    assert.equal(said.filter(at => at !== null).length, body.releases.length, 'no release that no post says')
    assert.deepEqual(body.empty, [])
    const again = await ask('week', week)
    assert.equal(again.body.mark, body.mark)
    assert.ok(body.releases.every(({ isLate }) => !isLate))
    ports.now = () => `${week.from}T06:00:00.000Z`
    const later = (await ask('week', week)).body.releases
    assert.ok(later.some(({ isLate }) => isLate))
    for (const { isLate, holder } of later) assert.equal(holder.includes('en retard depuis'), isLate, holder)
  })

  it('names working days without anything, from today on', async () => {
    const { body } = await ask('week', { from: '2026-12-21', to: '2026-12-27' })
    assert.deepEqual(body.empty, ['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24'])
    assert.ok(body.behind.some(({ kind, from }) => kind === 'holiday' && from === '2026-12-25'))
    assert.deepEqual((await ask('week', { from: '2026-11-02', to: '2026-11-08' })).body.empty, [])
  })

  it('moves what nobody moved meanwhile, asks once what a rule warns of, and says why it does not', async () => {
    const { id: postId } = await written(ports)
    const before = (await ask('week', week)).body
    const [{ version }] = before.undated as [WrittenWeek['undated'][number]]
    const to = { postId, channel: 'teams', version, day: '2026-12-08' }
    const asked = await move({ ...to, time: '22:00' })
    assert.ok(
      asked.kind === 'sure' && asked.texts.length === 1 && asked.confirm === 'Décaler quand même',
      JSON.stringify(asked),
    )
    assert.equal((await ports.posts.byId(postId))!.slot, null)
    const done = await move({ ...to, time: '22:00', agreed: asked.agreed })
    assert.equal(done.kind, 'moved', JSON.stringify(done))
    const late = await move({ ...to, time: '10:00' }, claude)
    assert.deepEqual(
      [late.kind, (late as { text: string }).text],
      ['refused', 'Camille Durand l’a modifiée entre-temps\u00a0: voici où elle en est.'],
    )
    const after = (await ask('week', week)).body
    assert.deepEqual(
      after.releases.map(({ day, time }) => [day, time]),
      [['2026-12-08', '22:00']],
    )
    assert.notEqual(after.mark, before.mark)
    const bad = await move({ ...to, version: after.releases[0]!.version, day: '2020-01-01', time: '10:00' })
    assert.equal(bad.kind, 'refused')
  })

  it('says texts as they were typed, and by a kind of its own what lies where it lay', async () => {
    const { id } = await written(ports)
    const title = '[RH] a_b* Élections'
    const feed = feedOf({ kind: 'duty', entries: [entryOf(title, '2026-12-08')] })
    Object.assign(ports.agenda, { all: async () => [feed] })
    const to = async (postId: string, day: string) => {
      const { releases, undated } = (await ask('week', week)).body
      const { version } = [...releases, ...undated].find(one => one.postId === postId)!
      return { postId, channel: 'teams', version, day, time: '10:00' }
    }
    const warned = await move(await to(id, '2026-12-08'))
    assert.deepEqual(warned.kind === 'sure' && warned.texts, [`Période de réserve\u00a0: ${title}.`])

    await tab.close()
    tab = await openOwnTab(entra, ports, { rules: { ...settings, fourEyesOver: 2 } })
    const { post } = await approved(ports)
    const asked = await to(post.id, '2026-12-09')
    const first = await move(asked)
    assert.ok(first.kind === 'sure', JSON.stringify(first))
    const second = await move({ ...asked, agreed: first.agreed })
    assert.ok(second.kind === 'said' && second.text.includes('doit confirmer'), JSON.stringify(second))
    assert.equal((await to(post.id, '')).version, asked.version)
  })

  it('moves so often a day and no more, since each move may ask approvers anew', async () => {
    const { id: postId } = await written(ports)
    const asked: string[] = []
    ports.dailyCounts.take = async (_person, what) => {
      asked.push(what)
      return false
    }
    const [{ version }] = (await ask('week', week)).body.undated as [WrittenWeek['undated'][number]]
    const refused = await move({ postId, channel: 'teams', version, day: '2026-12-08', time: '10:00' })
    assert.equal(refused.kind, 'refused')
    assert.match((refused as { text: string }).text, /fois par jour/)
    assert.deepEqual(asked, ['move'])
    assert.equal((await ports.posts.byId(postId))!.slot, null)
  })

  it('takes nothing that no page asks', async () => {
    const { id: postId } = await written(ports)
    for (const body of [
      {},
      { from: 'x', to: 'y' },
      { from: '2026-12-07' },
      { from: '2026-12-07', to: '2027-12-07' },
      { from: '2026-12-07', to: '2026-12-01' },
      [],
    ])
      assert.equal((await ask('week', body)).status, 400, JSON.stringify(body))
    for (const body of [
      {},
      { postId, channel: 'tiktok', version: 'v' },
      { postId: '../x', channel: 'teams', version: 'v' },
      { postId, channel: 'teams' },
      { postId, channel: 'constructor', version: 'v' },
    ])
      assert.equal((await ask('week/move', body)).status, 400, JSON.stringify(body))
    assert.equal((await ask('week', week, guest)).status, 403)
    assert.equal(
      (await ask('week/move', { postId, channel: 'teams', version: 'v', day: '2026-12-08', time: '10:00' }, alice))
        .status,
      403,
    )
  })

  it('shows agents what was announced to them, and nothing else', async () => {
    const { broadcast } = await approved(ports, {
      kind: 'event',
      date: '2026-12-10',
      time: '18:00',
      place: 'Mairie',
      title: 'Vœux',
    })
    await carried(ports, broadcast.id)
    assert.deepEqual((await ask<PublicWeek>('week', week, alice)).body.events, [], 'it did not reach her')
    received(ports, broadcast.id, [alice])
    const { body } = await ask<PublicWeek>('week', week, alice)
    assert.deepEqual(
      [body.kind, Object.keys(body).toSorted()],
      ['public', ['empty', 'events', 'kind', 'name', 'title']],
    )
    assert.deepEqual(
      body.events.map(({ title, place }) => [title, place]),
      [['Vœux', 'Mairie']],
    )
  })

  it('is followed live by whoever has it open', async () => {
    const open = await fetch(`${tab.url}/api/week/live`, {
      method: 'POST',
      body: '{}',
      headers: { authorization: `Bearer ${await entra.token(camille.id)}`, 'content-type': 'application/json' },
    })
    const reader = open.body!.pipeThrough(new TextDecoderStream()).getReader()
    const next = async (): Promise<string> => {
      for (;;) {
        const { value = '', done } = await reader.read()
        if (done || value.includes('data:')) return value
      }
    }
    const first = await next()
    await written(ports)
    assert.notEqual(await next(), first)
    await reader.cancel()
  })
})

describe('the address of a calendar program', () => {
  const served = (ports: FakePorts) =>
    createReadWeek({
      see: async key => {
        const read = await readAddress(ports, key, settings)
        return read && (async () => writeEntries(await read(), ports.now(), words.fr))
      },
    })
  const addressOf = weekLinkAt('https://mary.example')
  const nameIn = (address: string | null) => address!.split('/').at(-1)!

  it('gives the week to whoever has it, until it is changed, ended, or its owner is of comms no more', async () => {
    const ports = createFakePorts()
    await submitted(ports, { slotDate: '2026-12-08', slotTime: '09:00', title: 'Le pont, « enfin »' })
    const given = await changeAddress(ports, comms, 'make')
    assert.ok(given.kind === 'address' && given.key !== null)
    assert.deepEqual(await changeAddress(ports, comms, 'make'), given, 'one is enough')
    const week = served(ports)
    const read = await week(nameIn(addressOf(given.key)))
    assert.ok(read.kind === 'served')
    const text = read.bytes.toString().replaceAll('\r\n ', '')
    assert.match(text, /SUMMARY:Le pont\\, « enfin » \(Teams\\, en validation\)/)
    assert.match(text, /DTSTART:20261208T080000Z/)
    const renewed = await changeAddress(ports, comms, 'renew')
    assert.ok(renewed.kind === 'address' && renewed.key !== given.key)
    assert.equal((await week(nameIn(addressOf(given.key)))).kind, 'unknown')
    assert.equal((await week(nameIn(addressOf(renewed.key!)))).kind, 'served')
    await changeAddress(ports, comms, 'end')
    assert.equal((await week(nameIn(addressOf(renewed.key!)))).kind, 'unknown')
    const last = await changeAddress(ports, comms, 'make')
    assert.ok(last.kind === 'address' && last.key !== given.key && last.key !== renewed.key, 'no address comes back')
    const { roles } = ports.directory
    Object.assign(ports.directory, { roles: async () => ['agent'] })
    assert.equal((await week(nameIn(addressOf(last.key!)))).kind, 'unknown')
    Object.assign(ports.directory, { roles })
    assert.equal((await week(nameIn(addressOf(last.key!)))).kind, 'unknown')
  })

  it('is nobody’s who made it up, and no agent’s', async () => {
    const ports = createFakePorts()
    assert.equal((await changeAddress(ports, actor(alice), 'make')).kind, 'not-comms')
    for (const name of [
      '',
      'x.ics',
      `${'a'.repeat(43)}.ics`,
      `${'a'.repeat(43)}`,
      '../../x.ics',
      `${'a'.repeat(5_000)}.ics`,
    ])
      assert.equal((await served(ports)(name)).kind, 'unknown', name.slice(0, 50))
  })

  it('is read some times a second at most', async () => {
    const entries = { name: '', entries: [], changedAt: '2026-12-01T00:00:00.000Z' }
    const week = createReadWeek({ see: async () => async () => entries, now: () => 0 })
    assert.equal(weekLinkAt(undefined)('x'), null)
    const all = await Promise.all(Array.from({ length: 50 }, () => week(`${'a'.repeat(43)}.ics`)))
    assert.ok(all.some(({ kind }) => kind === 'busy') && all.some(({ kind }) => kind === 'served'))
    const madeUp = createReadWeek({ see: async () => null, now: () => 0 })
    for (let n = 0; n < 50; n++) assert.equal((await madeUp(`${'b'.repeat(43)}.ics`)).kind, 'unknown')
  })
})
