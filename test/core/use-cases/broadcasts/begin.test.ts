import assert from 'node:assert/strict'
import type { Audience } from '../../../../src/core/domain/audiences/audience.ts'
import { mayStart } from '../../../../src/core/domain/broadcasts/start-time.ts'
import { askToSend } from '../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { startBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import { scheduleBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/schedule-broadcast.ts'
import { beginBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { lacksConsent } from '../../../../src/core/domain/broadcasts/lacks-consent.ts'
import type { BroadcastKind } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import type { Consent } from '../../../../src/core/domain/pictures/consent.ts'
import { addPerimeter } from '../../../../src/core/use-cases/perimeters/change-perimeters.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, karim } from '../../../fakes/town.ts'
import { approved, comms, otherComms, refreshed } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf, isWaitedFor } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

/** Nine people are in the town. */
const nine = { ...settings, fourEyesOver: 9 }
const slot = { date: '2026-12-01', time: '11:00' }

describe('a scheduled broadcast whose time has come', () => {
  let ports: FakePorts
  let id: string
  let postId: string
  beforeEach(async () => {
    ports = createFakePorts()
    const { broadcast, post } = await approved(ports)
    id = broadcast.id
    postId = post.id
  })
  const schedule = (who = comms, people?: number, rules = nine) =>
    scheduleBroadcast(
      ports,
      who,
      { broadcastId: id, ...slot, ...(people === undefined ? {} : { agreed: 'yes', people }) },
      rules,
    )
  const itsTime = () => ports.pass(msBetween(ports.now(), '2026-12-01T10:00:00.000Z'))
  const now = async () => (await ports.broadcasts.byId(id))!
  const oneMore = () => ports.town.people.push({ ...alice, id: '00000000-0000-4000-8000-0000000000aa' })

  /** `before`: what happens to the notice before its hour and before its event is off. */
  const heldNotice = async (before = async (): Promise<void> => {}) => {
    const { broadcast, post } = await brought(ports, { kind: 'event', date: '2026-12-10', time: '12:30', place: 'Ici' })
    ports.delivered.push({
      broadcastId: broadcast.id,
      person: alice.id,
      givenName: '',
      department: null,
      state: 'delivered',
      reason: null,
      attempts: 1,
      conversationId: 'a',
      activityId: '1',
    })
    await answerEvent(ports, actor(alice), { postId: post.id, says: 'yes' }, settings)
    const event: Audience = {
      kind: 'registered',
      postId: post.id,
      event: post.reference,
      said: ['yes'],
      session: null,
    }
    assert.equal((await schedule()).kind, 'scheduled')
    await before()
    const scheduled = { ...(await now()), audience: event }
    ports.tamper('broadcast', scheduled)
    itsTime()
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'planning')
    const off = { ...broadcast, id: 'off', kind: 'call-off', targetId: broadcast.id, state: 'stopped' } as const
    ports.tamper('broadcast', { ...off, startedAt: ports.now(), createdAt: ports.now() })
    ports.tamper('broadcast', { ...scheduled, version: 9 })
    const notice = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...notice, state: 'approved' })
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'not-due')
    assert.deepEqual([(await now()).state, (await now()).heldBecause], ['held', 'event-cancelled'])
    assert.equal(mayStart(await now()), true)
    return now()
  }

  it('is held when it has become too many for the one person who scheduled it, until two confirm', async () => {
    assert.equal((await schedule()).kind, 'scheduled')
    oneMore()
    itsTime()
    ports.jobs.length = 0
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'not-due')
    assert.deepEqual(
      [(await now()).state, (await now()).heldBecause, (await now()).scheduledFor],
      ['held', 'four-eyes', null],
    )
    assert.deepEqual(
      [ports.journal.at(-1)?.verb, ports.journal.at(-1)?.details],
      ['broadcast.held', { because: 'four-eyes' }],
    )
    assert.equal((await ports.posts.byId(postId))?.state, 'approved')
    const told = keyed(`held:${id}:${Date.parse((await now()).heldAt!)}`)
    assert.deepEqual(refreshed(ports), [`broadcast:${id}`, told], 'by a card of its own')
    const shown = async () => (await faceOf(ports, told))!
    assert.deepEqual([(await shown()).to, isWaitedFor((await shown()).face, ports.now())], [{ kind: 'channel' }, true])
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'not-due', 'again after a crash')

    const start = (who = comms) => startBroadcast(ports, who, { broadcastId: id, people: 10 }, nine)
    await askToSend(ports, comms, id, nine)
    assert.equal((await start()).kind, 'second-needed')
    ports.jobs.length = 0
    assert.equal((await start(otherComms)).kind, 'started')
    assert.ok(refreshed(ports).includes(told), 'which says then that somebody decided')
    assert.equal(isWaitedFor((await shown()).face, ports.now()), false)
  })

  it('begins when it stayed within the ceiling, and when two had confirmed', async () => {
    assert.equal((await schedule()).kind, 'scheduled')
    const eight = { ...settings, fourEyesOver: 8 }
    assert.equal((await schedule(comms, 9, eight)).kind, 'second-needed')
    assert.equal((await schedule(otherComms, 9, eight)).kind, 'scheduled')
    oneMore()
    itsTime()
    assert.equal((await beginBroadcast(ports, id, eight)).kind, 'planning')
  })

  it('is held when whoever scheduled it may no longer address all of these people; another person may send it', async () => {
    assert.equal((await schedule()).kind, 'scheduled')
    ports.town.groups.push({
      id: '33333333-3333-4333-8333-333333333333',
      name: 'Auteurs Voirie',
      members: [camille.id],
    })
    const admin = actor(karim, 'comms', 'admin')
    await addPerimeter(ports, admin, { group: 'Auteurs Voirie', departments: 'Voirie', groups: '', everyone: 'false' })
    itsTime()
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'not-due')
    assert.deepEqual([(await now()).state, (await now()).heldBecause], ['held', 'outside-perimeter'])
    assert.equal((await askToSend(ports, comms, id, nine)).kind, 'outside-perimeter')
    assert.equal((await askToSend(ports, otherComms, id, nine)).kind, 'confirm')
    assert.equal((await startBroadcast(ports, otherComms, { broadcastId: id, people: 9 }, nine)).kind, 'started')
  })

  it('is held when it tells those registered of an event that was called off since; sent all the same, it leaves', async () => {
    const held = await heldNotice()
    const urgent = { by: otherComms, people: 9, told: null }
    for (const urgency of [{ urgent }, {}]) {
      ports.tamper('broadcast', { ...held, ...urgency })
      const question = await askToSend(ports, comms, id, nine)
      assert.ok(question.kind === 'confirm')
      assert.equal(
        (await startBroadcast(ports, comms, { broadcastId: id, people: question.people }, nine)).kind,
        'started',
      )
      assert.equal((await beginBroadcast(ports, id, nine)).kind, 'planning')
      ports.tamper('post', { ...(await ports.posts.byId(postId))!, state: 'approved' })
    }
  })

  it('nor is it held again where somebody, who read why it was held, gives it another hour', async () => {
    await heldNotice()
    const later = { broadcastId: id, date: '2026-12-01', time: '15:00', agreed: 'yes' }
    assert.equal((await scheduleBroadcast(ports, comms, later, nine)).kind, 'scheduled')
    ports.pass(msBetween(ports.now(), '2026-12-01T14:00:00.000Z'))
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'planning')
  })

  it('is held for that also where somebody scheduled it anew for another reason, before the event was off', async () => {
    await heldNotice(async () => {
      ports.tamper('broadcast', { ...(await now()), state: 'held', heldBecause: 'restored', scheduledFor: null })
      assert.equal((await schedule()).kind, 'scheduled')
    })
  })

  it('begins too when it was held while it was being planned, and scheduled anew', async () => {
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, state: 'broadcasting' })
    ports.tamper('broadcast', { ...(await now()), state: 'held', heldBecause: 'restored' })
    assert.equal((await schedule()).kind, 'scheduled')
    itsTime()
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'planning')
  })

  it('does not begin once its post is no longer approved, nor in the place of another broadcast of it', async () => {
    assert.equal((await schedule()).kind, 'scheduled')
    itsTime()
    const post = (await ports.posts.byId(postId))!
    const commits = ports.commits()
    for (const change of [
      { state: 'draft' },
      { state: 'in-validation' },
      { state: 'cancelled' },
      { state: 'broadcasting', broadcastId: 'other' },
    ] as const) {
      ports.tamper('post', { ...post, ...change })
      assert.equal((await beginBroadcast(ports, id, nine)).kind, 'not-due', change.state)
    }
    assert.deepEqual([(await now()).state, ports.commits()], ['scheduled', commits])
    ports.tamper('post', post)
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'planning')
    assert.deepEqual([(await ports.posts.byId(postId))?.state, (await now()).state], ['broadcasting', 'planning'])
  })

  it('is held when a picture of it may be shown no more, and nobody had said so', async () => {
    assert.equal((await schedule()).kind, 'scheduled')
    itsTime()
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', {
      ...post,
      content: { ...post.content, pictures: [{ id: 'a', alt: 'Le pont', digest: 'a', consent: null }] },
    })
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'not-due')
    assert.deepEqual([(await now()).state, (await now()).heldBecause], ['held', 'no-consent'])
  })

  for (const [what, decide] of [
    ['scheduled', async () => void (await schedule(comms, 9))],
    [
      'sent',
      async () => {
        await askToSend(ports, comms, id, nine)
        await startBroadcast(ports, comms, { broadcastId: id, people: 9 }, nine)
      },
    ],
  ] as const)
    it(`says no more why it was held, what of and for which pictures, once it is ${what} anew`, async () => {
      const heldPictures = [{ name: 'a.png', use: 'internal', why: 'refused' }] as const
      const held = { state: 'held', heldBecause: 'edition-items', heldAbout: 'Article 1', heldPictures } as const
      ports.tamper('broadcast', { ...(await now()), ...held })
      await decide()
      const { state, heldBecause, heldAbout, heldPictures: shown } = await now()
      assert.notEqual(state, 'held')
      assert.deepEqual([heldBecause, heldAbout, shown], [null, '', []])
    })

  it('that takes cards away, or says that they are over, leaves its post as it is', async () => {
    ports.tamper('post', { ...(await ports.posts.byId(postId))!, state: 'broadcast' })
    for (const kind of ['take-back', 'expire'] as const) {
      ports.tamper('broadcast', {
        ...(await now()),
        id: kind,
        kind,
        state: 'scheduled',
        targetId: id,
        scheduledFor: ports.now(),
      })
      assert.equal((await beginBroadcast(ports, kind, nine)).kind, 'planning')
      assert.equal((await ports.posts.byId(postId))?.state, 'broadcast')
    }
  })

  it('of an emergency that reached people already asks nobody for a second word', async () => {
    const urgent = { by: otherComms, people: 9, told: null }
    const become = async (planned: number | null) =>
      ports.tamper('broadcast', { ...(await now()), state: 'planning', sentBy: comms, urgent, planned })
    oneMore()
    await become(9)
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'planning')
    await become(null)
    assert.equal((await beginBroadcast(ports, id, nine)).kind, 'not-due')
    assert.equal((await now()).heldBecause, 'four-eyes')
  })

  it('waits for its hour, whatever asked for it', async () => {
    assert.equal((await schedule()).kind, 'scheduled')
    ports.pass(msBetween(ports.now(), '2026-12-01T09:59:59.999Z'))
    assert.deepEqual(await beginBroadcast(ports, id, nine), { kind: 'not-yet', at: '2026-12-01T10:00:00.000Z' })
    assert.equal((await now()).state, 'scheduled')
  })

  it('was confirmed for a number that is still the true one: an old question is asked again', async () => {
    await askToSend(ports, comms, id, nine)
    ports.pass(10 * 60_000)
    const start = () => startBroadcast(ports, comms, { broadcastId: id, people: 9 }, nine)
    ports.pass(1)
    assert.equal((await start()).kind, 'confirm-again')
    await askToSend(ports, comms, id, nine)
    assert.equal((await start()).kind, 'started')
  })
})

describe('a picture that may not be shown', () => {
  /** Complete by type: a new kind of broadcast says here whether it shows anything. */
  const shows: Record<BroadcastKind, boolean> = {
    send: true,
    correct: true,
    'take-back': false,
    expire: false,
    remark: false,
    'call-off': false,
    mend: false,
  }
  const post = async (consent: Consent | null) => {
    const ports = createFakePorts()
    const { post } = await approved(ports)
    return { ...post, content: { ...post.content, pictures: [{ id: 'a', alt: 'Le pont', digest: 'a', consent }] } }
  }
  it('stops whatever would show it, and nothing that takes it away', async () => {
    const at = '2026-11-25T09:00:00.000Z'
    const said = async (answer: Consent['answer']) => post({ answer, by: camille, at })
    const rendered = { locale: 'fr', summary: '', card: '' } as const
    for (const [kind, stops] of Object.entries(shows) as [BroadcastKind, boolean][]) {
      assert.equal(lacksConsent({ kind, rendered }, await post(null), at), stops, kind)
      assert.equal(lacksConsent({ kind, rendered }, await said('refused'), at), stops, kind)
      assert.equal(lacksConsent({ kind, rendered }, await said('adults'), at), false, kind)
      assert.equal(lacksConsent({ kind, rendered }, null, at), false, kind)
      const mended = { kind, rendered: { ...rendered, without: ['a'] } }
      assert.equal(lacksConsent(mended, await said('refused'), at), false, 'it leaves without the picture')
      assert.equal(
        lacksConsent({ kind, rendered: { ...rendered, without: ['b'] } }, await said('refused'), at),
        stops,
        kind,
      )
    }
  })
})
