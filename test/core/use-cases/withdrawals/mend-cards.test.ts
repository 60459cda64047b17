import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { newChange } from '../../../../src/core/use-cases/broadcasts/begin-correction.ts'
import { mendCards } from '../../../../src/core/use-cases/withdrawals/mend-cards.ts'
import { carried } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { approved, comms, fields, otherComms, pictured, press } from '../../../fakes/walk.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { settings } from '../../../fakes/ports.ts'
import { actor, karim } from '../../../fakes/town.ts'

describe('cards from which a picture is taken', () => {
  let ports: FakePorts
  let target: Broadcast
  /** A post with a picture that three people have. */
  const sent = async (): Promise<Broadcast> => {
    const saved = await savePost(ports, comms, { postId: ports.newId(), revision: 0, fields }, settings)
    assert.ok(saved.kind === 'saved')
    const { id } = saved.post
    await pictured(ports, id, 'p1')
    const draft = (await ports.posts.byId(id))!
    const alt = {
      ...draft.content,
      pictures: draft.content.pictures.map(one => ({ ...one, alt: 'Léa devant le pont' })),
    }
    ports.tamper('post', { ...draft, content: alt })
    const submitted = await submitPost(ports, comms, { postId: id, revision: draft.revision }, settings)
    assert.ok(submitted.kind === 'submitted', JSON.stringify(submitted))
    const at = { id, seal: submitted.validation.seal }
    await press(ports, actor(karim, 'comms'), at, 'approve', 0)
    const done = await press(ports, otherComms, at, 'approve', 1)
    assert.ok(done.kind === 'decided' && done.broadcast)
    await carried(ports, done.broadcast.id, 3)
    return (await ports.broadcasts.byId(done.broadcast.id))!
  }
  const mend = async (ids: string[] = ['p1'], id = 'mend-1') =>
    mendCards(ports, target.id, ids, { id, reference: 'DIF-2026-0099', at: ports.now() }, { media: 'MED-2026-0001' })
  const committed = async (...ids: string[]) => {
    const mended = await mend(...(ids.length > 0 ? [ids] : []))
    assert.ok(mended.kind === 'mended')
    assert.equal(await ports.commit(...mended.changes), 'done')
    return mended
  }
  beforeEach(async () => {
    ports = createFakePorts()
    target = await sent()
  })

  it('change once, on every card, under the seal that was approved, and no visa is asked for', async () => {
    const asked = ports.journal.length
    assert.equal((await committed()).people, 3)
    const made = (await ports.broadcasts.byId('mend-1'))!
    assert.deepEqual([made.kind, made.state, made.seal, made.sentBy], ['mend', 'planning', target.seal, null])
    assert.deepEqual(made.rendered, { ...target.rendered, without: ['p1'] })
    assert.equal(await checkSeal(ports, made), true, 'the exception is closed: its bytes are those of the seal')
    assert.equal(await checkSeal(ports, { ...made, rendered: { ...made.rendered, summary: 'x' } }), false)
    assert.deepEqual(
      ports.journal.slice(asked).map(({ verb, details }) => [verb, details]),
      [['broadcast.started', { target: target.reference, media: 'MED-2026-0001' }]],
    )
    assert.ok(ports.jobs.some(({ job, data }) => job === 'broadcast.plan' && data.id === 'mend-1'))
    assert.equal((await mend()).kind, 'none', 'nothing is left to be mended')
    await carried(ports, 'mend-1')
    assert.equal((await ports.posts.byId(target.postId))?.state, 'broadcast')
    assert.equal((await mend()).kind, 'none')
  })

  it('lose no picture of others, and none twice', async () => {
    assert.equal((await mend(['p2'])).kind, 'none')
    await committed('p1', 'p9')
    const standing = (await ports.broadcasts.byId(target.id))!
    assert.deepEqual(standing.rendered.without, ['p1', 'p9'])
    const expiry = newChange('expire', standing, standing, { ...made, at: ports.now(), sentBy: null })
    assert.deepEqual(expiry.rendered.without, ['p1', 'p9'], 'whatever changes the cards next has it neither')
  })

  it('that a withdrawal before mended lose the second picture, and keep the first away', async () => {
    ports.tamper('broadcast', { ...target, rendered: { ...target.rendered, without: ['p0'] } })
    await committed()
    assert.deepEqual((await ports.broadcasts.byId(target.id))?.rendered.without, ['p0', 'p1'])
  })

  it('of a correction that was stopped half-way, and those of before, lose it alike', async () => {
    const stopped = await correcting({ state: 'stopped' })
    await committed()
    for (const { id } of [stopped, target])
      assert.deepEqual((await ports.broadcasts.byId(id))?.rendered.without, ['p1'], id)
  })

  const made = { id: 'e', reference: 'DIF-2026-0100' } as const
  const cases: [what: string, change: Partial<Broadcast>, kind: string][] = [
    ['are leaving', { state: 'running' }, 'later'],
    ['were suspended', { state: 'paused' }, 'later'],
    ['are held half-way', { state: 'held' }, 'mended'],
    ['were stopped half-way', { state: 'stopped' }, 'mended'],
    ['were never sent', { state: 'held', startedAt: null }, 'none'],
  ]
  for (const [what, change, kind] of cases)
    it(`that ${what}: ${kind}`, async () => {
      ports.tamper('broadcast', { ...target, ...change })
      assert.equal((await mend()).kind, kind)
      ports.report.counts.sending = 1
      assert.equal((await mend()).kind, kind === 'none' ? 'none' : 'later', 'while one is on its way')
      Object.assign(ports.report.counts, { sending: 0, delivered: 0 })
      if (kind === 'mended') assert.equal((await mend()).kind, 'none', 'nobody has one')
    })

  const changes: [Broadcast['kind'], Broadcast['state'], string][] = [
    ['correct', 'running', 'later'],
    ['correct', 'held', 'later'],
    ['take-back', 'ready', 'mended'],
    ['take-back', 'planning', 'none'],
    ['expire', 'done', 'none'],
    ['remark', 'running', 'mended'],
    ['mend', 'running', 'later'],
  ]
  for (const [kind, state, becomes] of changes)
    it(`of which a ${kind} is ${state}: ${becomes}`, async () => {
      const change = newChange('remark', target, target, { ...made, at: ports.now(), sentBy: null })
      const startedAt = state === 'ready' || state === 'planning' ? null : ports.now()
      ports.tamper('broadcast', { ...change, kind, state, startedAt, expiresOn: '2026-11-25' })
      assert.equal((await mend()).kind, becomes)
      if (kind !== 'remark') return
      await committed()
      assert.equal((await ports.broadcasts.byId(made.id))?.state, 'stopped', 'what Mary remarks gives way')
    })

  /** A correction with the same picture, some of whose cards left. */
  const correcting = async (change: Partial<Broadcast>): Promise<Broadcast> => {
    const own = { id: 'correction', reference: 'DIF-2026-0098', kind: 'correct', targetId: target.id } as const
    ports.tamper('broadcast', { ...target, ...own, startedAt: ports.now(), createdAt: ports.now(), ...change })
    return (await ports.broadcasts.byId(own.id))!
  }
  const ofCorrection = (ids = ['p1'], id = 'mend-1') =>
    mendCards(ports, 'correction', ids, { id, reference: 'DIF-2026-0099', at: ports.now() }, {})

  it('of a correction that is held half-way: those that left are changed, and whoever waits gets the card without', async () => {
    const held = await correcting({ state: 'held', heldBecause: 'no-consent' })
    const mended = await ofCorrection()
    assert.ok(mended.kind === 'mended')
    assert.equal(await ports.commit(...mended.changes), 'done')
    const made = (await ports.broadcasts.byId('mend-1'))!
    assert.deepEqual([made.kind, made.targetId, made.mends], ['mend', target.id, held.id])
    const without = async (id: string) => (await ports.broadcasts.byId(id))!.rendered.without
    assert.deepEqual([await without(held.id), await without(target.id)], [['p1'], undefined])
    assert.equal((await ofCorrection()).kind, 'none', 'run again it changes nothing twice')
    assert.equal((await mend()).kind, 'later', 'the other cards wait until somebody says what becomes of it')
    ports.tamper('broadcast', { ...made, state: 'done' })
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId(held.id))!, state: 'done' })
    assert.equal((await mend()).kind, 'none', 'it brought all of them the card without')
  })

  it('of a correction that is stopped half-way are mended, though its own words have the picture no more', async () => {
    const card = JSON.stringify({ type: 'AdaptiveCard', body: [] })
    await correcting({ state: 'stopped', rendered: { ...target.rendered, card } })
    const mended = await committed()
    assert.equal(mended.people, 3, 'who has the card from before too')
    assert.equal((await ports.broadcasts.byId('mend-1'))?.rendered.card, card, 'in the words that stand')
    assert.equal((await mend()).kind, 'none')
  })

  for (const [what, change, kind] of [
    ['is leaving', { state: 'running' }, 'later'],
    ['is held, since its words do not make its seal', { state: 'held', heldBecause: 'seal-mismatch' }, 'later'],
    ['was stopped', { state: 'stopped' }, 'mended'],
    ['reached nobody', { state: 'held', startedAt: null }, 'none'],
  ] as const)
    it(`of a correction that ${what}: ${kind}`, async () => {
      await correcting(change)
      assert.equal((await ofCorrection()).kind, kind)
    })

  it('of which nobody knows any more who has one are not changed, and nobody says that they were', async () => {
    ports.tamper('broadcast', { ...target, namesGoneAt: ports.now() })
    assert.deepEqual(await mend(), { kind: 'names-gone', people: 3 })
  })

  it('go on saying what was said of their event', async () => {
    const call = newChange('call-off', target, target, { ...made, at: ports.now(), sentBy: comms })
    ports.tamper('broadcast', { ...call, reason: 'Orages', state: 'done', startedAt: ports.now() })
    await committed()
    assert.equal((await ports.broadcasts.byId('mend-1'))?.reason, 'Orages')
  })

  it('of which somebody takes the post up at this moment are read again', async () => {
    const mended = await mend()
    assert.ok(mended.kind === 'mended')
    const post = (await ports.posts.byId(target.postId))!
    ports.tamper('post', { ...post, version: post.version + 1 })
    assert.equal(await ports.commit(...mended.changes), 'stale')
    assert.equal(await ports.broadcasts.byId('mend-1'), null)
  })
})

describe('what was approved', () => {
  it('has no picture that a mended card would lose', async () => {
    const ports = createFakePorts()
    const { broadcast } = await approved(ports)
    const birth = { id: 'm', reference: 'DIF-2026-0099', at: ports.now() } as const
    assert.equal((await mendCards(ports, broadcast.id, ['p1'], birth, {})).kind, 'none')
    assert.equal((await mendCards(ports, 'unknown', ['p1'], birth, {})).kind, 'none')
  })
})
