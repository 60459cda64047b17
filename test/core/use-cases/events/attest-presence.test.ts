import assert from 'node:assert/strict'
import { attestationLink, hoursOf } from '../../../../src/core/domain/events/attestation.ts'
import { answerId } from '../../../../src/core/domain/events/event.ts'
import type { EventDetails } from '../../../../src/core/domain/posts/post.ts'
import { askForAttestation, seeAttestation } from '../../../../src/core/use-cases/events/attest-presence.ts'
import { wasNoted } from '../../../fakes/was-noted.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { brought } from '../../../fakes/brought.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }
const days = (n: number): number => n * 24 * 60 * 60_000

describe('an attestation', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(async () => {
    ports = createFakePorts()
    postId = (await brought(ports, event)).post.id
    ports.journal.length = 0
  })

  const came = (person: string) => wasNoted(ports, postId, person)
  const see = (person = alice.id) => seeAttestation(ports, attestationLink(postId, person, ports.now()), settings)

  it('is for who was there, who reads it for seven days; that it was asked for is written, by ids alone', async () => {
    came(alice.id)
    const { reference } = (await ports.posts.byId(postId))!
    const asked = await askForAttestation(ports, actor(alice), postId)
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
    assert.deepEqual(await askForAttestation(ports, actor(hugo), postId), refused)
    assert.deepEqual(await askForAttestation(ports, actor(alice), 'forged'), refused)
    assert.deepEqual([await see(hugo.id), ports.journal], [null, []])
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, state: 'taken-back' })
    assert.deepEqual(await askForAttestation(ports, actor(alice), postId), refused)
    assert.equal(await see(), null)
  })

  it('is nowhere without an address, or a name in which it is given', async () => {
    came(alice.id)
    const without = { ...ports, attestations: null }
    assert.deepEqual(await askForAttestation(without, actor(alice), postId), { kind: 'no-attestations' })
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
      issuedOn: '2026-11-25',
    })
    const link = attestationLink(postId, alice.id, ports.now())
    ports.pass(days(7) - 2_000)
    assert.equal((await seeAttestation(ports, link, settings))?.issuedOn, '2026-12-02')
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
