import assert from 'node:assert/strict'
import { allCapabilities, type Capability, nothingOff } from '../../../../src/core/domain/capabilities/capability.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { answerId } from '../../../../src/core/domain/events/event.ts'
import type { Release } from '../../../../src/core/domain/releases/release.ts'
import type { Hold } from '../../../../src/core/ports/database-hold.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import type { PlainStores } from '../../../../src/core/plain-stores.ts'
import type { Ports } from '../../../../src/core/ports.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { followCalendar } from '../../../../src/core/use-cases/events/told/follow-calendar.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { type Leaving, mayLeave, type Road } from '../../../../src/core/use-cases/leaving/may-leave.ts'
import { mailEdition } from '../../../../src/core/use-cases/newspapers/issued/mail-edition.ts'
import { followEvent } from '../../../../src/core/use-cases/placements/follow-event.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { seePosterPage } from '../../../../src/core/use-cases/relays/see-poster.ts'
import { publishRelease } from '../../../../src/core/use-cases/releases/row/publish-release.ts'
import { tellSite } from '../../../../src/core/use-cases/releases/tell-site.ts'
import { sendBroadcast } from '../../../../src/dispatch/engine.ts'
import { running, runOptions } from '../../../dispatch/drive.ts'
import { paceOf } from '../../../dispatch/fake-world.ts'
import { brought } from '../../../fakes/brought.ts'
import { byHandRelease } from '../../../fakes/by-hand.ts'
import { paperPorts } from '../../../fakes/composed.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { fakeNetwork } from '../../../fakes/network.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { approvedElsewhere, inMs, releaseClock, releaseOf } from '../../../fakes/released.ts'
import { sentEdition } from '../../../fakes/sent-edition.ts'
import { actor, alice } from '../../../fakes/town.ts'

/**
 * Ports by which nothing leaves towards anybody, besides plain stores: a new port is named here, or its methods that
 * send stand behind the gate. The library and the lists are the authority's own, and an address shows something only to
 * a person who opens it.
 */
type Within =
  | ('now' | 'newId' | 'newReference' | 'commit' | 'together' | 'history' | 'heads')
  | ('database' | 'capabilities' | 'keyedDigest' | 'initiatives' | 'listedItems' | 'posts' | 'week')
  | ('weekAddresses' | 'weekLink' | 'validations' | 'broadcasts' | 'searchable' | 'notes' | 'keptFiles')
  | ('events' | 'attendance' | 'assistants' | 'placements' | 'peopleLists' | 'sections' | 'delegations')
  | ('calls' | 'agenda' | 'feeds' | 'campaigns' | 'newspapers' | 'editions' | 'editionFiles')
  | ('editionReads' | 'press' | 'pack' | 'correctedPage' | 'media' | 'restoredProof' | 'editionAddresses')
  | ('editionWords' | 'outsidePeople' | 'relaySites' | 'relayRounds' | 'posters' | 'relayTasks' | 'register')
  | ('releases' | 'deliveries' | 'figures' | 'conversations' | 'dailyCounts' | 'directoryChanges' | 'directoryTable')
  | ('departments' | 'sectionName' | 'noticeTitle' | 'pilot' | 'initiativeList' | 'listHook' | 'library')
  | ('libraryBin' | 'libraryLinks' | 'teamsFiles' | 'pictures' | 'calendar' | 'attestations' | 'charts')
  | ('calendarCopies' | 'sheets' | 'tables' | 'channels' | 'pace' | 'renderPost' | 'readSealed')
  | ('hours' | 'sleep' | 'charters' | 'captions' | 'videos' | 'rightRows' | 'personal')
  | ('erasures' | 'dataRequests' | 'libraryNames' | 'writeDataPage' | 'dataPages' | 'erasedAs' | 'retentionRules')
  | ('suspensions' | 'purges' | 'archiveLists')

/** By every other port something leaves, on these roads; what sends of it cannot be called without the gate. */
const sending: Record<Exclude<keyof Ports, Within | keyof PlainStores>, readonly Road[]> = {
  messenger: ['broadcast', 'answered', 'card'],
  directory: ['install'],
  networks: ['release'],
  siteHook: ['site'],
  newspaperMail: ['mail'],
  calendars: ['calendar'],
}

const hold: Hold = { because: 'server', before: 'a', now: 'b', since: '2026-11-25T09:00:00.000Z' }

/** A gate that says yes or no, and doors that know whether it was asked since something left the last time. */
class Gate {
  hold: Hold | null = null
  capabilities: Ports['capabilities'] = { off: () => nothingOff, look: async () => {} }
  asked = 0
  left = 0
  readonly database: Ports['database'] = {
    hold: () => {
      this.asked++
      return this.hold
    },
    adopt: async () => undefined,
  }

  door<Port extends object>(port: Port, ...sends: (keyof Port)[]): Port {
    return new Proxy(port, {
      get: (of, name: string) => {
        const method: unknown = Reflect.get(of, name)
        if (typeof method !== 'function' || (sends.length > 0 && !sends.includes(name as keyof Port))) return method
        return (...given: unknown[]) => {
          assert.ok(this.asked > 0, `${name} leaves, and nobody asked`)
          this.asked = 0
          this.left++
          return method.call(of, ...given) as unknown
        }
      },
    })
  }

  ports(): FakePorts {
    const capabilities: Ports['capabilities'] = { off: () => this.capabilities.off(), look: async () => {} }
    return Object.assign(createFakePorts(), { database: this.database, capabilities })
  }
}

const delivered = async () => ({ kind: 'delivered', conversationId: 'a', activityId: '1' }) as const
const messenger: Messenger = {
  show: async (_card, _face, leaves) => ((await leaves()) ? delivered() : { kind: 'throttled', retryAfterMs: null }),
  redraw: delivered,
  remove: delivered,
  deliver: delivered,
  correct: delivered,
  takeBack: delivered,
}
const event = { kind: 'event', date: '2026-12-10', time: '12:30', place: 'Salle A', capacity: '' }

/** Each road as it is gone, up to the call of its port. Answers what goes it. A road more does not compile without. */
const roads: Record<Road, (gate: Gate) => Promise<() => Promise<unknown>>> = {
  broadcast: async gate => {
    const world = await running(2)
    const ports = { ...world.ports(), database: gate.database }
    ports.messenger = gate.door(ports.messenger)
    return () => sendBroadcast(ports, 'b1', runOptions({ memory: world.memory, runMs: 200, concurrency: 1 }))
  },
  install: async gate => {
    const world = await running(1)
    world.install = async () => 'installed'
    world.answer = async () => ({ kind: 'refused', reason: 'not-installed' })
    const ports = { ...world.ports(), database: gate.database }
    ports.directory = gate.door(ports.directory, 'install')
    return () => sendBroadcast(ports, 'b1', runOptions({ memory: world.memory, runMs: 200, concurrency: 1 }))
  },
  answered: async gate => {
    const ports = gate.ports()
    const { broadcast } = await brought(ports, event)
    received(ports, broadcast.id, [alice])
    await answerEvent(ports, actor(alice), { postId: broadcast.postId, says: 'yes' }, settings)
    const around = { ...ports, messenger: gate.door(messenger), pace: paceOf(async () => undefined) }
    return () => followEvent(around, { postId: broadcast.postId, person: alice.id }, settings)
  },
  card: async gate => {
    const ports = gate.ports()
    await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
    const refresh = () => refreshPlacement({ ...ports, messenger: gate.door(messenger) }, keyed('inbox:i1'))
    // Placed, then drawn again.
    return () => refresh().then(refresh)
  },
  release: async gate => {
    const ports = gate.ports()
    const { network } = fakeNetwork()
    ports.networks = { bluesky: gate.door(network, 'publish', 'correct', 'takeBack') }
    const post = await approvedElsewhere(ports, [{ channel: 'bluesky', at: inMs(ports, 60_000) }])
    await releaseClock(ports).until(ports.now())
    const { id } = await releaseOf(ports, post.id, 'bluesky')
    ports.pass(120_000)
    return () => publishRelease(ports, id)
  },
  site: async gate => {
    const siteHook = gate.door({ tell: async () => ({ kind: 'told' }) as const })
    const ports = Object.assign(gate.ports(), { siteHook })
    const row: Release = { ...byHandRelease({ channel: 'site' }), state: 'published' }
    await ports.commit({ save: 'release', row, ifVersion: 0 })
    return () => tellSite(ports, { id: row.id, what: 'published', at: ports.now() })
  },
  mail: async gate => {
    const newspaperMail = gate.door({ send: async () => ({ state: 'sent' }) as const })
    const { capabilities } = gate.ports()
    const ports = Object.assign(paperPorts(), { database: gate.database, capabilities, newspaperMail })
    const { edition } = await sentEdition(ports)
    return () => mailEdition(ports, { id: edition.id })
  },
  calendar: async gate => {
    const ports = gate.ports()
    const { post } = await brought(ports, event)
    const said = { postId: post.id, person: alice.id }
    const row = { id: answerId(post.id, alice.id), version: 1, ...said, answer: 'yes', at: ports.now() } as const
    await ports.commit({ save: 'event_answer', row, ifVersion: 0 })
    const entry = { create: async () => 'e1', change: async () => 'changed' as const, remove: async () => undefined }
    ports.calendars = gate.door(entry)
    return () => followCalendar(ports, said, settings)
  },
  poster: async gate => {
    const ports = gate.ports()
    const { post, broadcast } = await brought(ports)
    const said = { title: 'Vœux', body: '', link: null, event: null, credit: null }
    const door = gate.door({ readSealed: () => said })
    // What hangs is kept back once it is over, not by a restored database.
    const round = { postId: post.id, seal: broadcast.seal, leavesAt: null }
    const relayRounds = { byCode: async () => ({ ...round, ended: (gate.asked++, gate.hold && 'all') }) } as never
    return () => seePosterPage({ ...ports, relayRounds, readSealed: door.readSealed }, 'k7m3p9xz')
  },
}

describe('whatever leaves', () => {
  for (const [road, gone] of Object.entries(roads)) {
    it(`asks the gate each time just before: ${road}`, async () => {
      const gate = new Gate()
      const go = await gone(gate)
      gate.asked = gate.left = 0
      await go()
      assert.ok(gate.left > 0)
    })

    it(`stays where the gate says no: ${road}`, async () => {
      const gate = new Gate()
      const go = await gone(gate)
      gate.hold = hold
      await go().catch((error: unknown) => assert.ok(error instanceof Unavailable, String(error)))
      assert.equal(gate.left, 0)
    })
  }

  const parts: Partial<Record<Road, Capability>> = {
    release: 'networks',
    site: 'site',
    mail: 'newspapers',
    calendar: 'events',
    poster: 'relays',
  }
  for (const [road, gone] of Object.entries(roads) as [Road, (typeof roads)[Road]][]) {
    const part = parts[road]
    it(`${part ? `waits while ${part} are off, and leaves once they are on` : 'leaves whatever is off'}: ${road}`, async () => {
      const gate = new Gate()
      const off = new Set(allCapabilities)
      gate.capabilities = { off: () => off, look: async () => {} }
      const go = await gone(gate)
      gate.asked = gate.left = 0
      await go().catch((error: unknown) => assert.ok(error instanceof Unavailable, String(error)))
      assert.equal(gate.left > 0, part === undefined)
      if (part === undefined) return
      off.delete(part)
      await go()
      assert.ok(gate.left > 0)
    })
  }

  it('is corrected and taken back where people have it already, whatever is off', async () => {
    const ports = createFakePorts()
    allCapabilities.forEach(one => ports.capabilities.switchedOff.add(one))
    const out = { ...byHandRelease({ channel: 'bluesky' }), left: { uri: 'u' } } as Release
    const post = { content: { pictures: [] } } as unknown as Post
    const calendar = { road: 'calendar', postId: 'p', person: 'a' } as const
    const asked: Leaving[] = [
      { road: 'release', release: out, shows: null },
      { road: 'release', release: out, shows: { post, pictures: [] } },
      { road: 'site', release: out, what: 'taken-back' },
      { ...calendar, shows: null },
    ]
    for (const leaving of asked)
      assert.equal((await mayLeave(ports, leaving, {} as never)).kind, 'leaves', JSON.stringify(leaving))
    const held = await mayLeave(ports, { ...calendar, shows: {} as never }, {} as never)
    assert.deepEqual(held, { kind: 'held', why: 'switched-off' })
  })

  it('is asked about once more where the turn of a new card was long in coming', async () => {
    const gate = new Gate()
    const ports = gate.ports()
    await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
    const show: Messenger['show'] = async (_card, _face, leaves) => {
      gate.hold = hold
      assert.equal(await leaves(), false)
      return { kind: 'throttled', retryAfterMs: null }
    }
    const key = keyed('inbox:i1')
    await assert.rejects(refreshPlacement({ ...ports, messenger: { ...messenger, show } }, key), Unavailable)
    assert.equal(await ports.placements.byKey(key), null)
  })

  it('has a port on each road; the words of a poster are read when a person opens it', () => {
    assert.deepEqual([...Object.values(sending).flat(), 'poster'].toSorted(), Object.keys(roads).toSorted())
  })
})
