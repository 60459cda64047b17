import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import type { Circuit, CircuitStep } from '../../../../src/core/domain/circuits/circuit.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { withdrawSubmission } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { acceptProposal } from '../../../../src/core/use-cases/posts/submission/accept-proposal.ts'
import { declineProposal } from '../../../../src/core/use-cases/validations/decline-proposal.ts'
import { proposeCorrection } from '../../../../src/core/use-cases/posts/ending/propose-correction.ts'
import type { Validation } from '../../../../src/core/domain/validations/validation.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, diane, fanny, karim } from '../../../fakes/town.ts'
import { comms, fields, otherComms, press, refreshed, submitted } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'

const head = actor(karim)
const stepOf = (name: string, by: 'comms' | 'head', facets: CircuitStep['facets']): CircuitStep => ({
  name,
  approvers: [{ by }],
  quorum: 'any',
  facets,
  fallback: null,
  days: 1,
})
/** The communication team looks at the form first, the head at the words. */
const formFirst: Circuit = {
  id: 'form-first',
  version: 1,
  versions: [
    {
      number: 1,
      name: 'form-first',
      scope: { kinds: [], sections: [], reach: 'any' },
      active: true,
      by: null,
      at: '2026-11-01T00:00:00.000Z',
      steps: [stepOf('communication', 'comms', ['form']), stepOf('department', 'head', ['substance', 'reach'])],
    },
  ],
}

describe('proposing a correction', () => {
  let ports: FakePorts
  let post: Post
  let validation: Validation
  const offer = (
    words: object = { body: 'Bonjour {prénom}, le pont **ferme**.' },
    who: Actor = head,
    change: { seal?: string; step?: number } = {},
  ) =>
    proposeCorrection(
      ports,
      who,
      { postId: post.id, seal: validation.seal, step: validation.current, fields: { ...words }, ...change },
      settings,
    )
  const offered = async (words?: object, who?: Actor) => {
    const result = await offer(words, who)
    assert.ok(result.kind === 'proposed', JSON.stringify(result))
    return result.proposal
  }
  const accept = (proposalId: string, who: Actor = comms) =>
    acceptProposal(ports, who, { validationId: validation.id, proposalId }, settings)
  const decline = (proposalId: string, reason?: unknown, who: Actor = comms) =>
    declineProposal(ports, who, { validationId: validation.id, proposalId, reason })
  const now = async () => ({
    post: (await ports.posts.byId(post.id))!,
    validation: (await ports.validations.byId(validation.id))!,
  })

  beforeEach(async () => {
    ports = createFakePorts()
    ;({ post, validation } = await submitted(ports))
    ports.jobs.length = 0
  })

  it('keeps the words beside the post, journals them, and asks those who wrote; nothing else changes', async () => {
    const proposal = await offered()
    assert.deepEqual(
      [proposal.state, proposal.to, proposal.before.body, proposal.after],
      [
        'offered',
        [camille.id],
        post.content.body,
        { title: post.content.title, summary: post.content.summary, body: 'Bonjour {prénom}, le pont **ferme**.' },
      ],
    )
    assert.ok(refreshed(ports).includes(`proposal:${validation.id}:${proposal.id}:${camille.id}`))
    const present = await now()
    assert.deepEqual(present.post, post)
    assert.deepEqual([present.validation.state, present.validation.steps], ['waiting', validation.steps])
    assert.deepEqual(
      [ports.journal.at(-1)?.verb, JSON.parse(String(ports.journal.at(-1)?.details['after']))],
      ['validation.correction-proposed', proposal.after],
    )
    const before = ports.commits()
    assert.equal((await offer()).kind, 'already-proposed', 'pressed twice')
    assert.equal(ports.commits(), before)
  })

  it('is for who is asked now, on this very version and step, with words that could be submitted', async () => {
    const before = ports.commits()
    for (const who of [comms, otherComms, actor(alice), actor(fanny, 'admin')])
      assert.equal((await offer({ title: 'Autre' }, who)).kind, 'not-an-approver')
    assert.equal((await offer({ title: 'Autre' }, head, { seal: 'older' })).kind, 'stale')
    assert.equal((await offer({ title: 'Autre' }, head, { step: 1 })).kind, 'stale')
    assert.equal((await offer({})).kind, 'nothing-changed')
    assert.equal(
      (await offer({ kind: 'event', slot: 'x', everyone: 'false' })).kind,
      'nothing-changed',
      'only the words may change',
    )
    assert.equal((await offer({ summary: `${post.content.summary}  ` })).kind, 'nothing-changed')
    const long = await offer({ title: 'x'.repeat(121), summary: '', body: 'Bonjour {prenom}' })
    assert.deepEqual(long.kind === 'faults' && long.faults.map(({ field, key }) => [field, key]), [
      ['title', 'title-too-long'],
      ['summary', 'no-summary'],
      ['body', 'brace-first:{prenom}'],
    ])
    ports.tamper('validation', { ...validation, urgent: true })
    assert.equal((await offer({ title: 'Autre' })).kind, 'urgent-as-it-is')
    ports.tamper('validation', { ...validation, barred: [{ person: karim.id, until: '2027-01-01T00:00:00.000Z' }] })
    assert.equal((await offer({ title: 'Autre' })).kind, 'barred')
    assert.equal(ports.commits(), before)
  })

  it('may be made by whoever stands in', async () => {
    const standIn = {
      id: diane.id,
      name: diane.name,
      because: 'delegation' as const,
      from: '2026-11-01T00:00:00.000Z',
      until: null,
      delegationId: null,
    }
    const steps = validation.steps.map(step => ({
      ...step,
      approvers: step.approvers.map(one => ({ ...one, standIns: [standIn] })),
    }))
    ports.tamper('validation', { ...validation, steps })
    assert.equal((await offer({ title: 'Autre' }, actor(diane))).kind, 'proposed')
  })

  it('accepted: a version of whoever accepts, submitted in the same commit; who proposed is no author, and confirms', async () => {
    await ports.commit({
      save: 'placement',
      row: {
        key: keyed(`validation:${validation.id}:${karim.id}`),
        version: 1,
        state: 'placed',
        to: { kind: 'person', id: karim.id },
        conversationId: 'c',
        activityId: 'a',
        reason: null,
        leaseUntil: null,
        updatedAt: ports.now(),
      },
      ifVersion: 0,
    })
    const proposal = await offered()
    const commits = ports.commits()
    const result = await accept(proposal.id)
    assert.ok(result.kind === 'accepted', JSON.stringify(result))
    assert.equal(ports.commits(), commits + 1)
    assert.deepEqual(
      [result.post.state, result.post.content.body, result.post.sealed.length],
      ['in-validation', proposal.after.body, 2],
    )
    assert.deepEqual(
      result.post.authors.map(({ id }) => id),
      [camille.id],
    )
    assert.deepEqual(
      [result.validation.authors, result.validation.steps[0]!.approvers.map(({ id }) => id)],
      [[camille.id], [karim.id]],
    )
    assert.equal(
      result.validation.seenBefore[karim.id],
      validation.seal,
      'their card shows what differs from what they read',
    )
    assert.deepEqual(result.validation.proposals, [result.proposal])
    assert.deepEqual(await ports.posts.byId(post.id), result.post)
    const old = (await now()).validation
    assert.deepEqual(
      [old.state, old.ended?.because, old.proposals[0]?.state, old.proposals[0]?.decided?.by.id],
      ['void', 'edited', 'accepted', camille.id],
    )
    assert.deepEqual(
      ports.journal.slice(-4).map(({ verb }) => verb),
      ['post.saved', 'validation.voided', 'validation.correction-accepted', 'post.submitted'],
    )
    for (const key of [
      `validation:${validation.id}:${karim.id}`,
      `validation:${result.validation.id}:${karim.id}`,
      `proposal:${validation.id}:${proposal.id}:${camille.id}`,
    ])
      assert.equal(refreshed(ports).filter(one => one === key).length > 0, true, key)
    const decided = await press(ports, head, { id: post.id, seal: result.validation.seal }, 'approve', 0)
    assert.equal(decided.kind, 'decided')
  })

  it('leaves the visas of what did not change', async () => {
    ports.tamper('circuit', formFirst)
    ports.renderPost = ({ locale, summary, title, body }) => ({
      locale,
      summary,
      card: JSON.stringify({ body: [title, body].map(text => ({ type: 'TextBlock', text })) }),
    })
    ;({ post, validation } = await submitted(ports))
    const approved = await press(ports, otherComms, { id: post.id, seal: validation.seal }, 'approve', 0)
    assert.ok(approved.kind === 'decided')
    ;({ post, validation } = approved)
    const proposal = await offered({ body: 'Bonjour {prénom}, le pont **rouvrira**.' })
    const result = await accept(proposal.id)
    assert.ok(result.kind === 'accepted')
    const [form, substance] = result.validation.steps
    assert.deepEqual(
      [form?.visas.map(({ by, seal }) => [by.id, seal]), substance?.visas],
      [[[claude.id, validation.seal]], []],
    )
    assert.equal(result.validation.current, 1)
  })

  it('never by who proposed, be they of comms; nor by a stranger', async () => {
    const proposal = await offered()
    const before = ports.commits()
    assert.deepEqual(await accept(proposal.id, actor(karim, 'comms', 'admin')), { kind: 'own-proposal' })
    for (const who of [actor(fanny), actor(diane), actor(claude)])
      assert.deepEqual(await accept(proposal.id, who), { kind: 'not-allowed' })
    assert.deepEqual(await accept('forged'), { kind: 'not-found' })
    assert.deepEqual(await decline(proposal.id, undefined, head), { kind: 'own-proposal' })
    assert.equal(ports.commits(), before)
    assert.deepEqual(
      ports.journal.slice(-5).map(({ verb, details }) => [verb, details['kind']]),
      ['own-proposal', 'not-allowed', 'not-allowed', 'not-allowed', 'own-proposal'].map(kind => [
        'attempt.refused',
        kind,
      ]),
    )
  })

  it('makes an author of whoever accepts: they approve it no more, and where nobody else could, nothing is written', async () => {
    const proposal = await offered()
    ports.town.comms = [camille.id, claude.id]
    const fallback = ports.town.fallback.splice(0)
    const before = ports.commits()
    const lacking = await accept(proposal.id, otherComms)
    assert.deepEqual([lacking.kind === 'no-approver' && lacking.step, ports.commits()], ['communication', before])
    ports.town.fallback.push(...fallback)
    const result = await accept(proposal.id, otherComms)
    assert.ok(result.kind === 'accepted')
    assert.deepEqual(result.validation.authors, [camille.id, claude.id])
    assert.ok(!result.validation.steps.some(({ approvers }) => approvers.some(({ id }) => id === claude.id)))
  })

  it('is accepted once, whoever presses together; two proposals are two words in the same text', async () => {
    const first = await offered({ title: 'Le pont rouvre' })
    const second = await offered({ title: 'Le pont est ouvert' })
    ports.beforeCommit(() => accept(first.id))
    const late = await accept(second.id)
    assert.ok(late.kind === 'proposal-outdated', late.kind)
    assert.equal((await now()).post.content.title, 'Le pont rouvre')
    const again = await accept(first.id)
    assert.deepEqual(again.kind === 'already-accepted' && again.by.id, camille.id)
    assert.equal((await decline(second.id)).kind, 'proposal-outdated')
    assert.equal((await now()).post.sealed.length, 2)
  })

  it('loses no decision that comes meanwhile, and may be accepted after it', async () => {
    const proposal = await offered()
    ports.beforeCommit(() =>
      press(ports, head, { id: post.id, seal: validation.seal }, 'changes', 0, 'Voyez ma proposition'),
    )
    const result = await accept(proposal.id)
    assert.ok(result.kind === 'accepted')
    const { validation: old } = await now()
    assert.deepEqual(
      [old.state, old.decisions.at(-1)?.kind, old.proposals[0]?.state],
      ['changes-requested', 'changes', 'accepted'],
    )
    assert.equal(result.post.state, 'in-validation')
  })

  it('is refused where the text was edited, taken back or refused meanwhile: nothing of it is lost', async () => {
    const proposal = await offered()
    ports.pass(1_000)
    const saved = await savePost(
      ports,
      comms,
      { postId: post.id, revision: post.revision, fields: { ...fields, everyone: 'false', departments: 'Voirie' } },
      settings,
    )
    assert.ok(saved.kind === 'saved')
    assert.equal((await accept(proposal.id)).kind, 'proposal-outdated', 'be it that only the audience changed')
    const again = await submitPost(ports, comms, { postId: post.id, revision: saved.post.revision }, settings)
    assert.ok(again.kind === 'submitted')
    assert.equal((await accept(proposal.id)).kind, 'proposal-outdated')
    assert.deepEqual((await now()).validation.proposals, [proposal])

    ;({ post, validation } = again)
    const other = await offered()
    await press(ports, head, { id: post.id, seal: validation.seal }, 'refuse', validation.current, 'Non')
    assert.equal((await accept(other.id)).kind, 'proposal-outdated')
  })

  it('is refused once the draft that came back was touched, be it in the words or around them', async () => {
    const save = async (change: object) => {
      const { revision } = (await now()).post
      const saved = await savePost(
        ports,
        comms,
        { postId: post.id, revision, fields: { ...fields, ...change } },
        settings,
      )
      assert.ok(saved.kind === 'saved')
    }
    for (const [ms, change] of [
      [0, { body: 'Tout autre texte.' }],
      [1_000, { everyone: 'false', departments: 'Voirie' }],
    ] as const) {
      ;({ post, validation } = await submitted(ports))
      const proposal = await offered()
      await press(ports, head, { id: post.id, seal: validation.seal }, 'changes', 0, 'Voyez ma proposition')
      ports.pass(ms)
      await save(change)
      assert.equal((await accept(proposal.id)).kind, 'proposal-outdated')
      assert.equal((await now()).post.sealed.length, 1)
    }
  })

  it('while it is open, they may decide', async () => {
    await offered()
    assert.equal((await press(ports, head, { id: post.id, seal: validation.seal }, 'approve', 0)).kind, 'decided')
    assert.equal((await offer({ title: 'Encore' })).kind, 'not-an-approver')
  })

  it('declined, with a word or without: who proposed is told, and the version goes on', async () => {
    const proposal = await offered()
    ports.jobs.length = 0
    assert.equal((await decline(proposal.id, 'x'.repeat(501))).kind, 'too-long')
    const result = await decline(proposal.id, 'Le mot est celui de la délibération')
    assert.ok(result.kind === 'declined-proposal')
    assert.ok(refreshed(ports).includes(`proposal:${validation.id}:${proposal.id}:${karim.id}`))
    const present = await now()
    assert.deepEqual(
      [present.post, present.validation.state, present.validation.proposals[0]?.decided?.reason],
      [post, 'waiting', 'Le mot est celui de la délibération'],
    )
    assert.equal((await decline(proposal.id)).kind, 'already-declined')
    assert.equal((await accept(proposal.id)).kind, 'already-declined')
  })
})

describe('withdrawSubmission', () => {
  it('makes it a draft again; submitted unchanged, the visas count', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    await press(ports, head, { id: post.id, seal: validation.seal }, 'approve', 0)
    ports.jobs.length = 0
    assert.equal((await withdrawSubmission(ports, actor(fanny), post.id)).kind, 'not-allowed')
    assert.equal(
      (await withdrawSubmission(ports, head, post.id)).kind,
      'not-allowed',
      'who is asked has a hand in nothing',
    )
    const result = await withdrawSubmission(ports, actor(camille), post.id)
    assert.deepEqual(result.kind === 'submission-withdrawn' && [result.post.state, result.post.revision], [
      'draft',
      post.revision,
    ])
    for (const { id } of [karim, claude])
      assert.ok(refreshed(ports).includes(`validation:${validation.id}:${id}`), 'whoever was asked learns it')
    const old = await ports.validations.byId(validation.id)
    assert.deepEqual([old?.state, old?.ended?.because, old?.ended?.by.id], ['void', 'submission-withdrawn', camille.id])
    assert.equal((await press(ports, otherComms, { id: post.id, seal: validation.seal }, 'approve', 1)).kind, 'closed')
    assert.equal((await withdrawSubmission(ports, comms, post.id)).kind, 'already-withdrawn')
    const again = await submitPost(ports, comms, { postId: post.id, revision: post.revision }, settings)
    assert.ok(again.kind === 'submitted')
    assert.deepEqual(
      [again.validation.current, again.validation.steps[0]?.visas.map(({ by }) => by.id)],
      [1, [karim.id]],
    )
  })

  it('takes back what is approved until the first send, with its broadcast', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    await press(ports, head, { id: post.id, seal: validation.seal }, 'approve', 0)
    const done = await press(ports, otherComms, { id: post.id, seal: validation.seal }, 'approve', 1)
    assert.ok(done.kind === 'decided' && done.broadcast)
    ports.tamper('broadcast', { ...done.broadcast, state: 'running' })
    assert.equal((await withdrawSubmission(ports, comms, post.id)).kind, 'too-late')
    ports.tamper('broadcast', done.broadcast)
    assert.equal((await withdrawSubmission(ports, comms, post.id)).kind, 'submission-withdrawn')
    assert.deepEqual(
      [(await ports.broadcasts.byId(done.broadcast.id))?.state, (await ports.posts.byId(post.id))?.broadcastId],
      ['cancelled', null],
    )
  })

  it('gives way to a decision that comes first', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    ports.beforeCommit(() => press(ports, head, { id: post.id, seal: validation.seal }, 'refuse', 0, 'Non'))
    assert.equal((await withdrawSubmission(ports, comms, post.id)).kind, 'closed')
    assert.equal((await ports.posts.byId(post.id))?.state, 'refused')
  })
})
