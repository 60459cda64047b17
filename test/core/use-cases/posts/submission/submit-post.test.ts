import assert from 'node:assert/strict'
import { named } from '../../../../../src/core/domain/actor.ts'
import { savePost } from '../../../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { facetDigests } from '../../../../../src/core/domain/seal-facets.ts'
import { computeSeal } from '../../../../../src/core/domain/seal.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { actor, camille, childcare, claude, karim } from '../../../../fakes/town.ts'
import { comms, fields, otherComms, press, refreshed, submitted, written } from '../../../../fakes/walk.ts'

describe('submitPost', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const submit = (postId: string, revision: number, who = comms) =>
    submitPost(ports, who, { postId, revision }, settings)

  it('freezes bytes, audience and head-count under one seal, and asks the first approvers', async () => {
    const { post, validation } = await submitted(ports, { body: 'Ve\u0301rité', everyone: '', departments: 'Voirie' })
    const version = post.sealed[0]
    assert.ok(version)
    assert.deepEqual(
      [post.state, version.number, version.headCount, version.by.id],
      ['in-validation', 1, 3, camille.id],
    )
    assert.equal(version.rendered.card, version.rendered.card.normalize('NFC'))
    assert.equal(validation.seal, computeSeal(version))
    assert.equal(validation.seal, version.seal)
    assert.deepEqual(
      validation.steps.map(step => step.approvers.map(({ id, as }) => [id, as])),
      [[[karim.id, 'head']], [[claude.id, 'comms']]],
    )
    assert.deepEqual(refreshed(ports), [`validation:${validation.id}:${karim.id}`, `tracking:${post.id}:${camille.id}`])
    const { details, ...line } = ports.journal.at(-1)!
    assert.deepEqual(line, {
      verb: 'post.submitted',
      actor: named(camille),
      subject: post.reference,
      seal: validation.seal,
    })
    const { version: number, headCount, circuit, at, ...all } = details
    assert.deepEqual([number, headCount, circuit, at], [1, 3, 'department-communication', version.at])
    const told = Object.fromEntries(
      Object.entries(all).map(([key, text]) => [key, JSON.parse(String(text)) as unknown]),
    )
    assert.deepEqual(told, {
      steps: validation.steps,
      authors: validation.authors,
      barred: [],
      facets: facetDigests(version),
    })
  })

  it('shows whoever submits the follow-up too, though no author', async () => {
    const { id, revision } = await written(ports)
    assert.equal((await submit(id, revision, otherComms)).kind, 'submitted')
    assert.ok(refreshed(ports).includes(`tracking:${id}:${claude.id}`))
  })

  it('is done once', async () => {
    const { post } = await submitted(ports)
    const before = ports.commits()
    assert.equal((await submit(post.id, post.revision)).kind, 'already-submitted')
    assert.equal(ports.commits(), before)
  })

  it('is refused with its faults', async () => {
    const { id, revision } = await written(ports, { summary: '', slotDate: '2026-11-25', slotTime: '09:59' })
    const result = await submit(id, revision)
    assert.deepEqual(result.kind === 'faults' && result.faults.map(({ key }) => key), ['no-summary', 'slot-past'])
    assert.equal((await ports.posts.byId(id))?.state, 'draft')
    const far = await written(ports, { slotDate: '2126-12-01', slotTime: '09:00' })
    const slip = await submit(far.id, far.revision)
    assert.deepEqual(slip.kind === 'faults' && slip.faults, [{ field: 'slotDate', key: 'too-far' }])
  })

  it('is refused when nobody would get it', async () => {
    ports.town.groups[0]?.members.splice(0)
    const { id, revision } = await written(ports, { everyone: '', groups: childcare.id })
    const result = await submit(id, revision)
    assert.deepEqual(result.kind === 'faults' && result.faults, [{ field: 'add', key: 'nobody-in-it' }])
    const none = await written(ports, { everyone: 'false' })
    const unsaid = await submit(none.id, none.revision)
    assert.deepEqual(unsaid.kind === 'faults' && unsaid.faults, [{ field: 'add', key: 'no-audience' }])
  })

  it('is refused, and only then, while something that was typed is not understood', async () => {
    const { id, revision } = await written(ports, {
      summary: 'x'.repeat(151),
      kind: 'event',
      date: 'le 3',
      place: 'Salle A',
    })
    const result = await submit(id, revision)
    assert.deepEqual(result.kind === 'faults' && result.faults, [
      { field: 'summary', key: 'too-long' },
      { field: 'date', key: 'not-a-day' },
    ])
  })

  it('is refused when nobody may approve, and says whom it lacks', async () => {
    ports.town.comms.splice(0, 3, camille.id)
    ports.town.fallback.splice(0)
    const { id, revision } = await written(ports)
    const result = await submit(id, revision)
    assert.deepEqual(result.kind === 'no-approver' && [result.step, result.department], ['communication', null])
    assert.equal((await ports.posts.byId(id))?.sealed.length, 0)
  })

  it('submits nothing that was not seen', async () => {
    const { id, revision } = await written(ports)
    ports.beforeCommit(() =>
      savePost(ports, otherComms, { postId: id, revision, fields: { ...fields, title: 'Autre' } }, settings),
    )
    assert.equal((await submit(id, revision)).kind, 'changed')
    assert.equal((await ports.posts.byId(id))?.state, 'draft')
  })

  it('makes a second version with another seal and no visa after changes were asked for', async () => {
    const { post, validation } = await submitted(ports)
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'changes', 0, 'Le titre')
    const saved = await savePost(
      ports,
      comms,
      { postId: post.id, revision: post.revision, fields: { ...fields, title: 'Mieux' } },
      settings,
    )
    assert.ok(saved.kind === 'saved')
    const again = await submit(post.id, saved.post.revision)
    assert.ok(again.kind === 'submitted')
    assert.deepEqual([again.post.sealed.length, again.validation.postVersion, again.validation.decisions], [2, 2, []])
    assert.notEqual(again.validation.seal, validation.seal)
    assert.notEqual(again.validation.id, validation.id)
  })
})
