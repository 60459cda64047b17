import assert from 'node:assert/strict'
import { openCorrection } from '../../../../src/core/use-cases/posts/ending/open-correction.ts'
import { standingBroadcast } from '../../../../src/core/use-cases/broadcasts/standing-broadcast.ts'
import { seeBroadcast } from '../../../../src/core/use-cases/broadcasts/seen/see-broadcast.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { resumeBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resume-broadcast.ts'
import { stopBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/stop-broadcast.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { shippedCircuits } from '../../../../src/core/domain/circuits/shipped-circuits.ts'
import { readEvent } from '../../../../src/core/use-cases/events/read-event.ts'
import { cancelPost } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { recordShown } from '../../../../src/core/use-cases/validations/mark-shown.ts'
import { standsFor } from '../../../../src/core/domain/validations/carry-visas.ts'
import type { Validation } from '../../../../src/core/domain/validations/validation.ts'
import { createRenderPost } from '../../../../src/teams/render-post.ts'
import { loadWords } from '../../../../src/words.ts'
import { brought, carried } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice, karim } from '../../../fakes/town.ts'
import { comms, fields, otherComms, press } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

describe('a correction', () => {
  let ports: FakePorts
  const renderPost = createRenderPost(loadWords(), settings.timeZone)
  beforeEach(() => (ports = { ...createFakePorts(), renderPost }))
  const open = (id: string, who = comms) => openCorrection(ports, who, id, settings)
  const now = async (id: string): Promise<Post> => (await ports.posts.byId(id))!
  const save = async (post: Post, change: Record<string, unknown>): Promise<Post> => {
    const saved = await saving(post, change)
    assert.ok(saved.kind === 'saved', JSON.stringify(saved))
    return saved.post
  }
  const saving = (post: Post, change: Record<string, unknown>, corrects = post.correcting?.broadcastId ?? null) =>
    savePost(
      ports,
      comms,
      { postId: post.id, revision: post.revision, corrects, fields: { ...fields, ...change } },
      settings,
    )
  const submit = async ({ id, revision }: Post) => {
    const result = await submitPost(ports, comms, { postId: id, revision }, settings)
    assert.ok(result.kind === 'submitted', JSON.stringify(result))
    return { id, seal: result.validation.seal }
  }
  const correctedTo = async (id: string, body: string): Promise<Broadcast> => {
    const opened = await open(id)
    assert.ok(opened.kind === 'opened', opened.kind)
    const at = await submit(await save(opened.post, { body }))
    await press(ports, actor(karim), at, 'approve', 0)
    const result = await press(ports, otherComms, at, 'approve', 1)
    assert.ok(result.kind === 'decided' && result.broadcast)
    return result.broadcast
  }

  it('begins with the first change that is saved: whoever only looks leaves the post broadcast and its history as it was', async () => {
    const { post, broadcast } = await brought(ports)
    const told = ports.journal.length
    const opened = await open(broadcast.id)
    assert.ok(opened.kind === 'opened')
    assert.equal((await saving(opened.post, {})).kind, 'nothing-changed')
    const { version: _, editing, ...after } = await now(post.id)
    const { version: __, editing: ___, ...before } = post
    assert.deepEqual([after, editing.map(({ person }) => person.id), ports.journal.length], [before, [comms.id], told])
    assert.equal(
      (await saving(opened.post, { body: 'Autre' }, null)).kind,
      'closed',
      'an editor that was opened before the sending',
    )
    assert.equal((await saving(opened.post, { body: 'Autre' }, 'another')).kind, 'closed')
    await save(opened.post, { body: 'Autre' })
    assert.deepEqual(
      [(await now(post.id)).state, ports.journal.slice(told).map(({ verb }) => verb)],
      ['draft', ['post.correction-opened', 'post.saved']],
    )
    await save(await now(post.id), { body: 'Encore autre' })
    assert.equal(ports.journal.filter(({ verb }) => verb === 'post.correction-opened').length, 1)
  })

  it('shows what people have as a draft, for those who have it, at once; everything else waits', async () => {
    const { post, broadcast } = await brought(ports)
    const opened = await open(broadcast.id)
    assert.ok(opened.kind === 'opened')
    assert.deepEqual([opened.post.state, opened.post.slot, opened.post.broadcastId], ['draft', null, null])
    assert.deepEqual(opened.post.correcting, {
      broadcastId: broadcast.id,
      content: post.content,
      expiresOn: null,
      validationId: post.validationId,
    })
    const again = await open(broadcast.id, otherComms)
    assert.deepEqual(again.kind === 'opened' && again.others.map(({ id }) => id), [comms.id])
    await save(opened.post, { body: 'Autre' })
    assert.deepEqual((await now(post.id)).correcting, opened.post.correcting)
    const validation = await ports.validations.byId(post.validationId!)
    assert.equal(validation?.state, 'approved', 'the visas of what was sent stand')
  })

  it('is for comms, and for what somebody has', async () => {
    const { broadcast } = await brought(ports)
    assert.equal((await open(broadcast.id, actor(alice))).kind, 'not-comms')
    assert.equal((await open('nothing')).kind, 'not-found')
    ports.report.counts.delivered = 0
    assert.equal((await open(broadcast.id)).kind, 'nobody-has-it')
  })

  it('leaves audience, kind, time and duty as they were sent, whatever a form says', async () => {
    const { broadcast } = await brought(ports, { everyone: '', departments: 'Voirie' })
    const opened = await open(broadcast.id)
    assert.ok(opened.kind === 'opened')
    const saved = await save(opened.post, {
      body: 'Mieux',
      kind: 'event',
      date: '2027-01-01',
      everyone: 'true',
      slotDate: '2027-01-01',
      slotTime: '10:00',
      mandatory: 'true',
    })
    assert.deepEqual(
      [saved.content.kind, saved.content.body, saved.slot, saved.mandatory],
      ['news', 'Mieux', null, false],
    )
    assert.deepEqual(saved.audience, { kind: 'department', name: 'Voirie' })
  })

  it('is sealed for the cards it changes, validated anew, and then sent from a broadcast of its own', async () => {
    const { broadcast, post } = await brought(ports)
    const correction = await correctedTo(broadcast.id, 'Le pont rouvre **mardi**.')
    assert.deepEqual(
      [correction.kind, correction.targetId, correction.state, correction.headCount],
      ['correct', broadcast.id, 'ready', 3],
    )
    assert.equal(await checkSeal(ports, correction), true)
    assert.equal(await checkSeal(ports, { ...correction, targetId: 'another' }), false)
    await carried(ports, correction.id)
    const after = await now(post.id)
    assert.deepEqual(
      [after.state, after.broadcastId, after.correcting, after.content.body],
      ['broadcast', broadcast.id, null, 'Le pont rouvre **mardi**.'],
    )
    assert.equal(standingBroadcast(broadcast, await ports.broadcasts.changing(broadcast.id)).id, correction.id)
  })

  describe('where the head vouches for the words, comms for the rest', () => {
    const [standard] = shippedCircuits
    const [head, team] = standard!.versions[0]!.steps
    const steps = [
      { ...head!, facets: ['substance' as const] },
      { ...team!, facets: ['form' as const, 'reach' as const] },
    ]
    beforeEach(() => ports.tamper('circuit', { ...standard!, versions: [{ ...standard!.versions[0]!, steps }] }))
    const corrected = async (change: Record<string, unknown> | null) => {
      const { broadcast } = await brought(ports)
      const opened = await open(broadcast.id)
      assert.ok(opened.kind === 'opened')
      const changed = await save(opened.post, change ?? { body: 'Autre' })
      const saved = change === null ? await save(changed, {}) : changed
      const result = await submitPost(ports, comms, { postId: saved.id, revision: saved.revision }, settings)
      assert.ok(result.kind === 'submitted')
      return { broadcast, ...result }
    }
    const given = (validation: Validation) => validation.steps.map(({ visas }) => visas.map(({ by }) => by.name))

    it('asks only the head for other words; the visa of comms stands, and counts when it leaves', async () => {
      const { validation, post } = await corrected({ body: 'Le pont rouvre **mardi**.' })
      assert.deepEqual(
        [validation.state, validation.current, given(validation)],
        ['waiting', 0, [[], [otherComms.name]]],
      )
      const result = await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'approve', 0)
      assert.ok(result.kind === 'decided' && result.broadcast)
      assert.deepEqual([result.broadcast.kind, await checkSeal(ports, result.broadcast)], ['correct', true])
      ports.tamper('post', {
        ...result.post,
        sealed: result.post.sealed.map((one, index) => (index === 0 ? { ...one, mandatory: true } : one)),
      })
      assert.equal(
        await checkSeal(ports, result.broadcast),
        false,
        'what the visa that stayed was given for is looked at too',
      )
    })

    it('asks comms alone for another end', async () => {
      const { validation } = await corrected({ body: fields.body, validUntil: '2026-12-24' })
      assert.deepEqual([validation.current, given(validation)], [1, [[karim.name], []]])
    })

    it('asks nobody when the bytes are the same', async () => {
      const { validation, post, broadcast } = await corrected(null)
      assert.deepEqual([validation.state, post.state], ['approved', 'approved'])
      const again = await ports.broadcasts.byId(post.broadcastId!)
      assert.deepEqual([again?.kind, again?.targetId, await checkSeal(ports, again!)], ['correct', broadcast.id, true])
    })

    it('asks everybody anew of what is sent, whatever was said of its corrections', async () => {
      const { post, validation } = await corrected(null)
      const [sent, correction] = post.sealed
      const visa = { ...validation.steps[1]!.visas[0]!, seal: correction!.seal }
      assert.equal(standsFor(['reach'], visa, post.sealed, sent!), false)
    })
  })

  it('may be followed by another', async () => {
    const { broadcast } = await brought(ports)
    await carried(ports, (await correctedTo(broadcast.id, 'Deux')).id)
    const second = await correctedTo(broadcast.id, 'Trois')
    await carried(ports, second.id)
    assert.equal(standingBroadcast(broadcast, await ports.broadcasts.changing(broadcast.id)).id, second.id)
    assert.equal((await ports.posts.byId(broadcast.postId))?.sealed.length, 3)
  })

  it('is abandoned with its visas and its broadcast; people keep what they have', async () => {
    const { broadcast, post } = await brought(ports, { validUntil: '2026-12-24' })
    const correction = await correctedTo(broadcast.id, 'Autre')
    const { validationId } = await now(post.id)
    const result = await cancelPost(ports, comms, post.id)
    assert.ok(result.kind === 'abandoned', result.kind)
    assert.deepEqual(
      [result.post.state, result.post.content, result.post.broadcastId, result.post.correcting, result.post.expiresOn],
      ['broadcast', post.content, broadcast.id, null, '2026-12-25'],
    )
    assert.equal((await ports.broadcasts.byId(correction.id))?.state, 'cancelled')
    assert.deepEqual(
      [result.post.validationId, (await ports.validations.byId(post.validationId!))?.state],
      [post.validationId, 'approved'],
    )
    const given = (await ports.validations.byId(validationId!))!
    assert.equal(given.state, 'void')
    const card = await faceOf(ports, keyed(`validation:${given.id}:${karim.id}`))
    assert.equal(card?.face.face === 'validation' && card.face.present, null, 'it was not replaced by what was before')
    assert.ok(ports.journal.some(({ verb }) => verb === 'post.correction-abandoned'))
    assert.equal((await open(broadcast.id)).kind, 'opened')
  })

  it('that is refused leaves the card as it is: never a refused post that people have', async () => {
    const { broadcast, post } = await brought(ports)
    const opened = await open(broadcast.id)
    assert.ok(opened.kind === 'opened')
    const at = await submit(await save(opened.post, { body: 'Faux' }))
    const result = await press(ports, actor(karim), at, 'refuse', 0, 'C’est faux')
    assert.ok(result.kind === 'decided')
    assert.deepEqual(
      [result.post.state, result.post.content, result.post.broadcastId, result.post.correcting],
      ['broadcast', post.content, broadcast.id, null],
    )
    assert.deepEqual(
      ports.journal.slice(-2).map(({ verb }) => verb),
      ['validation.refused', 'post.correction-abandoned'],
    )
  })

  it('is a draft like any other: changes, an edit and a withdrawn visa keep it a correction', async () => {
    const { broadcast, post } = await brought(ports)
    const correction = await correctedTo(broadcast.id, 'Un')
    const at = { id: post.id, seal: correction.seal }
    await press(ports, otherComms, at, 'withdraw', 1)
    assert.deepEqual(
      [(await now(post.id)).state, (await ports.broadcasts.byId(correction.id))?.state],
      ['in-validation', 'cancelled'],
    )
    await press(ports, otherComms, at, 'changes', 1, 'Le ton')
    assert.equal((await now(post.id)).state, 'draft')
    const edited = await save(await now(post.id), { body: 'Deux' })
    assert.equal(edited.correcting?.broadcastId, broadcast.id)
    const again = await submit(edited)
    await press(ports, actor(karim), again, 'approve', 0)
    const result = await press(ports, otherComms, again, 'approve', 1)
    assert.equal(result.kind === 'decided' && result.broadcast?.kind, 'correct')
  })

  it('stopped half-way is corrected anew or taken up again, its seal still true', async () => {
    const { broadcast, post } = await brought(ports)
    const correction = await correctedTo(broadcast.id, 'Un')
    ports.tamper('broadcast', { ...correction, state: 'running', startedAt: ports.now() })
    ports.tamper('post', { ...(await now(post.id)), state: 'broadcasting' })
    assert.equal((await open(broadcast.id)).kind, 'being-changed')
    assert.equal((await stopBroadcast(ports, comms, correction.id)).kind, 'stopped')
    assert.deepEqual([(await now(post.id)).state, (await now(post.id)).broadcastId], ['broadcast', broadcast.id])
    assert.equal(await checkSeal(ports, (await ports.broadcasts.byId(correction.id))!), true)
    assert.equal((await open(broadcast.id)).kind, 'opened')
  })

  it('abandoned, lets what was stopped half-way before go on', async () => {
    const { broadcast } = await brought(ports)
    ports.tamper('broadcast', { ...broadcast, state: 'stopped' })
    ports.report.refused.cancelled = 2
    const opened = await open(broadcast.id)
    assert.ok(opened.kind === 'opened')
    await save(opened.post, { body: 'Autre' })
    assert.equal((await cancelPost(ports, comms, broadcast.postId)).kind, 'abandoned')
    assert.equal((await resumeBroadcast(ports, comms, broadcast.id, settings)).kind, 'resumed')
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId(broadcast.id))!, state: 'stopped' })
    ports.tamper('post', { ...(await now(broadcast.postId)), state: 'broadcast' })
    await correctedTo(broadcast.id, 'Autre')
    assert.equal((await cancelPost(ports, comms, broadcast.postId)).kind, 'abandoned')
    assert.equal((await resumeBroadcast(ports, comms, broadcast.id, settings)).kind, 'resumed')
  })

  describe('refused, of what was stopped half-way', () => {
    const refused = async (id: string) => {
      const opened = await open(id)
      assert.ok(opened.kind === 'opened')
      const at = await submit(await save(opened.post, { body: 'Faux' }))
      assert.equal((await press(ports, actor(karim), at, 'refuse', 0, 'C’est faux')).kind, 'decided')
      return at
    }
    const stopped = async () => {
      const { broadcast, post } = await brought(ports)
      ports.tamper('broadcast', { ...broadcast, state: 'stopped' })
      ports.report.refused.cancelled = 2
      return { broadcast, post }
    }

    it('lets it go on, under the visas that it had', async () => {
      const { broadcast, post } = await stopped()
      const at = await refused(broadcast.id)
      assert.equal((await resumeBroadcast(ports, comms, broadcast.id, settings)).kind, 'resumed')
      assert.equal(await checkSeal(ports, (await ports.broadcasts.byId(broadcast.id))!), true)
      const again = await press(ports, actor(karim), at, 'approve', 0)
      assert.ok(
        again.kind === 'already-decided' && again.decision.kind === 'refuse',
        'its card says still who refused it',
      )
      assert.notEqual((await now(post.id)).validationId, post.validationId)
    })

    it('twice, or once and then given up, leaves those visas too', async () => {
      const { broadcast, post } = await stopped()
      await refused(broadcast.id)
      await refused(broadcast.id)
      assert.equal((await now(post.id)).sentUnder, post.validationId)
      await correctedTo(broadcast.id, 'Autre')
      assert.equal((await cancelPost(ports, comms, post.id)).kind, 'abandoned')
      assert.equal((await resumeBroadcast(ports, comms, broadcast.id, settings)).kind, 'resumed')
    })

    it('may be followed by one that is approved, which leaves under visas of its own', async () => {
      const { broadcast, post } = await stopped()
      await refused(broadcast.id)
      const correction = await correctedTo(broadcast.id, 'Juste')
      assert.equal(await checkSeal(ports, correction), true)
      await carried(ports, correction.id)
      assert.equal((await now(post.id)).sentUnder ?? null, null)
      assert.equal(
        (await resumeBroadcast(ports, comms, broadcast.id, settings)).kind,
        'replaced',
        'its words are not those that people have',
      )
      assert.equal(
        (await seeBroadcast(ports, (await ports.broadcasts.byId(broadcast.id))!)).again,
        false,
        'nor is it offered',
      )
    })

    it('is what its approvers saw last, when another one comes', async () => {
      const { broadcast } = await stopped()
      const { id, seal } = await refused(broadcast.id)
      await recordShown(ports, (await now(id)).validationId!, karim.id, seal)
      const opened = await open(broadcast.id)
      assert.ok(opened.kind === 'opened')
      await submit(await save(opened.post, { body: 'Juste' }))
      const validation = await ports.validations.byId((await now(broadcast.postId)).validationId!)
      assert.equal(validation?.seenBefore[karim.id], seal)
    })
  })

  it('stopped before anybody got it, stands on no card', async () => {
    const { broadcast } = await brought(ports)
    const correction = await correctedTo(broadcast.id, 'Faux')
    ports.tamper('broadcast', { ...correction, state: 'paused', startedAt: ports.now(), planned: 3 })
    ports.tamper('post', { ...(await now(broadcast.postId)), state: 'broadcasting' })
    ports.report.counts.delivered = 0
    assert.equal((await stopBroadcast(ports, comms, correction.id)).kind, 'stopped')
    assert.equal(standingBroadcast(broadcast, await ports.broadcasts.changing(broadcast.id)).id, broadcast.id)
  })

  it('does not close an event whose card people have meanwhile', async () => {
    const { broadcast, post } = await brought(ports, { kind: 'event', date: '2026-12-10', place: 'Ici' })
    received(ports, broadcast.id, [alice])
    const opened = await open(broadcast.id)
    assert.ok(opened.kind === 'opened')
    await save(opened.post, { kind: 'event', date: '2026-12-12', place: 'Là' })
    const event = await readEvent(ports, alice.id, post.id)
    assert.deepEqual([event?.details.date, event?.broadcast.id], ['2026-12-10', broadcast.id])
  })
})
