import assert from 'node:assert/strict'
import { attestationLink, hoursOf } from '../../../../../src/core/domain/events/attestation.ts'
import { answerId } from '../../../../../src/core/domain/events/event.ts'
import type { EventDetails } from '../../../../../src/core/domain/posts/post.ts'
import {
  askForAttestation,
  seeAttestation,
} from '../../../../../src/core/use-cases/events/attendance/attest-presence.ts'
import { wasNoted } from '../../../../fakes/was-noted.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { received } from '../../../../fakes/received.ts'
import { actor, alice, hugo } from '../../../../fakes/town.ts'
import { brought } from '../../../../fakes/brought.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }
const days = (n: number): number => n * 24 * 60 * 60_000

describe('an attestation', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(async () => {
    ports = createFakePorts()
    const there = await brought(ports, event)
    postId = there.post.id
    received(ports, there.broadcast.id, [alice])
    ports.pass(days(8))
    ports.journal.length = 0
  })

  const came = (person: string) => wasNoted(ports, postId, person)
  const ask = (who = alice, id = postId) => askForAttestation(ports, actor(who), id, settings)
  const see = (person = alice.id) => seeAttestation(ports, attestationLink(postId, person, ports.now()), settings)

  it('is for who was there, who reads it for seven days; that it was asked for is written, by ids alone', async () => {
    came(alice.id)
    const { reference } = (await ports.posts.byId(postId))!
    const asked = await ask()
    assert.ok(asked.kind === 'attestation-ready')
    assert.equal(asked.until, new Date(Math.floor((Date.parse(ports.now()) + days(7)) / 1000) * 1000).toISOString())
    assert.equal(asked.address, `https://mary.example/attestation/${postId}~${alice.id}~${asked.until}.pdf`)
    assert.deepEqual(
      ports.journal.map(({ verb, actor, subject, details }) => [verb, actor?.id, subject, details]),
      [['event.attested', alice.id, reference, {}]],
    )
  })

  it('is for nobody else: who was not there, a forged event, one that did not take place', async () => {
    came(alice.id)
    const refused = { kind: 'not-attested' }
    assert.deepEqual(await ask(hugo), refused)
    assert.deepEqual(await ask(alice, 'forged'), refused)
    assert.deepEqual([await see(hugo.id), ports.journal], [null, []])
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, state: 'taken-back' })
    assert.deepEqual(await ask(), { kind: 'attestation-taken-back' }, 'it was noted, and is said so')
    assert.equal(await see(), null)
    ports.tamper('post', { ...post, state: 'cancelled' })
    assert.deepEqual(await ask(), { kind: 'attestation-called-off' })
    assert.equal(await see(), null)
    assert.deepEqual(ports.journal, [])
  })

  it('is there once the event is over, and not before: whoever asks too soon reads from when on', async () => {
    came(alice.id)
    received(ports, ports.delivered[0]!.broadcastId, [hugo])
    // Midday of its day, and one minute before midnight.
    for (const back of [days(1) - 3 * 60 * 60_000, 10 * 60 * 60_000 + 120_000]) {
      const now = ports.now()
      ports.pass(-back)
      for (const who of [alice, hugo])
        assert.deepEqual(await ask(who), { kind: 'attestation-not-yet', day: '2026-12-03' }, ports.now())
      assert.deepEqual([await see(), ports.journal], [null, []])
      ports.pass(back)
      assert.equal(ports.now(), now)
    }
    assert.deepEqual([(await ask(hugo)).kind, (await ask()).kind], ['not-attested', 'attestation-ready'])
  })

  it('is nowhere without an address, or a name in which it is given', async () => {
    came(alice.id)
    const without = { ...ports, attestations: null }
    assert.deepEqual(await askForAttestation(without, actor(alice), postId, settings), { kind: 'no-attestations' })
  })

  it('says what is true when it is read, until its end, and while the person is noted as there', async () => {
    came(alice.id)
    const post = (await ports.posts.byId(postId))!
    assert.deepEqual(await see(), {
      person: 'Alice Martin',
      event: post.content.title,
      reference: post.reference,
      date: '2026-12-02',
      from: '12:30',
      until: null,
      session: '',
      place: 'Médiathèque',
      issuedOn: '2026-12-03',
    })
    const link = attestationLink(postId, alice.id, ports.now())
    ports.pass(days(7) - 2_000)
    assert.equal((await seeAttestation(ports, link, settings))?.issuedOn, '2026-12-10')
    ports.pass(2_000)
    assert.equal(await seeAttestation(ports, link, settings), null)
    assert.ok(await see())
    await ports.commit({ remove: 'attendance', id: answerId(postId, alice.id), ifVersion: 1 })
    assert.equal(await see(), null, 'an organiser took it back')
  })

  it('is of nobody whom the directory does not know any more', async () => {
    came('gone')
    assert.equal(await see('gone'), null)
  })

  it('names the hours of the session that they took', () => {
    const sessions = [
      { id: 's1', time: '10:00', label: 'Visite', capacity: null },
      { id: 's2', time: null, label: 'Atelier', capacity: null },
    ]
    const details: EventDetails = {
      date: '2026-12-02',
      time: '09:00',
      ends: '18:00',
      place: '',
      capacity: null,
      sessions,
    }
    const hours = (session?: string) => hoursOf(details, session === undefined ? null : { session })
    assert.deepEqual(hours('s1'), { from: '10:00', until: null, session: 'Visite' })
    assert.deepEqual(hours('s2'), { from: '09:00', until: '18:00', session: 'Atelier' })
    assert.deepEqual([hours('gone'), hours()], Array(2).fill({ from: '09:00', until: '18:00', session: '' }))
  })
})
