import assert from 'node:assert/strict'
import { named } from '../../../../src/core/domain/actor.ts'
import { decideTyped } from '../../../../src/core/use-cases/validations/decide-typed.ts'
import { listToApprove } from '../../../../src/core/use-cases/validations/list-to-approve.ts'
import { beginStep } from '../../../../src/core/use-cases/validations/deadline-jobs.ts'
import { recordShown } from '../../../../src/core/use-cases/validations/mark-shown.ts'
import { nudge, nudgePauseMs } from '../../../../src/core/use-cases/validations/nudge.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import { addDelegation } from '../../../../src/core/use-cases/delegations/add-delegation.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, diane, fanny, gone, guest, hugo, karim } from '../../../fakes/town.ts'
import { stepOf } from '../../../support/steps-of.ts'
import { approved, comms, otherComms, press, refreshed, submitted } from '../../../fakes/walk.ts'

const head = actor(karim)

describe('decideValidation', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  it('asks the next approvers and tells whoever waits', async () => {
    const { post, validation } = await submitted(ports)
    ports.jobs.length = 0
    const result = await press(ports, head, { id: post.id, seal: validation.seal }, 'approve', 0)
    assert.ok(result.kind === 'decided')
    assert.deepEqual([result.post.state, result.validation.current, result.broadcast], ['in-validation', 1, null])
    const card = `validation:${validation.id}`
    assert.deepEqual(refreshed(ports), [`${card}:${karim.id}`, `tracking:${post.id}:${camille.id}`])
    ports.jobs.length = 0
    await beginStep(ports, { id: validation.id, step: 1, openedAt: result.validation.steps[1]!.openedAt }, settings)
    assert.deepEqual(refreshed(ports), [`${card}:${claude.id}`])
    assert.deepEqual(ports.journal.at(-1), {
      verb: 'validation.approved',
      actor: named(karim),
      subject: post.reference,
      seal: validation.seal,
      details: {
        step: 0,
        name: 'department',
        facets: 'substance reach',
        chairs: karim.id,
        reason: null,
        at: ports.now(),
        dues: JSON.stringify(['2026-11-26T09:00:00.000Z', '2026-11-26T09:00:00.000Z']),
      },
    })
  })

  it('readies the broadcast with the very bytes once all approved', async () => {
    const { post, validation, broadcast } = await approved(ports)
    assert.deepEqual([post.state, post.broadcastId, validation.state], ['approved', broadcast.id, 'approved'])
    assert.deepEqual(
      [broadcast.state, broadcast.seal, broadcast.rendered],
      ['ready', validation.seal, post.sealed[0]?.rendered],
    )
    assert.match(broadcast.reference, /^DIF-/)
    assert.ok(refreshed(ports).includes(`broadcast:${broadcast.id}`))
    assert.deepEqual(await ports.broadcasts.byId(broadcast.id), broadcast)
    assert.deepEqual(await ports.posts.byId(post.id), post)
    assert.deepEqual(await ports.validations.byId(validation.id), validation)
  })

  it('takes one of two people who click at once, and gives the other the decision', async () => {
    ports.town.comms.push(fanny.id)
    const { post, validation } = await submitted(ports)
    const at = { id: post.id, seal: validation.seal }
    await press(ports, head, at, 'approve', 0)
    ports.beforeCommit(() => press(ports, otherComms, at, 'refuse', 1, 'Trop tôt'))
    const loser = await press(ports, actor(fanny, 'comms'), at, 'approve', 1)
    assert.ok(loser.kind === 'already-decided')
    assert.deepEqual([loser.by.id, loser.decision.kind, loser.post.state], [claude.id, 'refuse', 'refused'])
    assert.equal((await ports.broadcasts.recent(9)).length, 0)
  })

  it('writes nothing for a second click, a stranger, an author or an older seal', async () => {
    const { post, validation } = await submitted(ports)
    const at = { id: post.id, seal: validation.seal }
    await press(ports, head, at, 'approve', 0)
    const journalled = () => ports.journal.filter(({ verb }) => verb !== 'attempt.refused').length
    const before = [ports.commits(), journalled(), ports.jobs.length]
    assert.equal((await press(ports, head, at, 'approve', 0)).kind, 'already-decided')
    assert.equal((await press(ports, actor(alice, 'comms', 'admin'), at, 'approve', 1)).kind, 'not-an-approver')
    assert.equal((await press(ports, comms, at, 'approve', 1)).kind, 'not-an-approver')
    assert.equal((await press(ports, otherComms, { ...at, seal: 'x' }, 'approve', 1)).kind, 'stale')
    assert.equal((await press(ports, otherComms, at, 'refuse', 1, ' \n ')).kind, 'reason-missing')
    assert.equal((await press(ports, head, { ...at, id: 'unknown' }, 'approve', 0)).kind, 'not-found')
    assert.deepEqual([ports.commits(), journalled(), ports.jobs.length], before)
  })

  it('gives the post back to its writers, or ends it', async () => {
    for (const [kind, state] of [
      ['changes', 'draft'],
      ['refuse', 'refused'],
    ] as const) {
      const { post, validation } = await submitted(ports)
      ports.jobs.length = 0
      const result = await press(ports, head, { id: post.id, seal: validation.seal }, kind, 0, 'Le titre')
      assert.deepEqual(result.kind === 'decided' && [result.post.state, result.decision.reason], [state, 'Le titre'])
      for (const author of post.authors)
        assert.ok(
          refreshed(ports).includes(`tracking:${post.id}:${author.id}:1-1`),
          'a card that rings, beside the one redrawn',
        )
    }
  })

  it('gives a visa back with the broadcast that it allowed, until the first send', async () => {
    const { post, validation, broadcast } = await approved(ports)
    const at = { id: post.id, seal: validation.seal }
    ports.tamper('broadcast', { ...broadcast, state: 'running' })
    assert.equal((await press(ports, head, at, 'withdraw', 0)).kind, 'too-late')
    ports.tamper('broadcast', { ...broadcast, state: 'scheduled', scheduledFor: '2026-12-01T10:00:00.000Z' })
    ports.jobs.length = 0
    const result = await press(ports, head, at, 'withdraw', 0)
    assert.ok(result.kind === 'decided')
    assert.deepEqual(
      [result.post.state, result.post.broadcastId, result.validation.current],
      ['in-validation', null, 0],
    )
    assert.equal((await ports.broadcasts.byId(broadcast.id))?.state, 'cancelled')
    assert.ok(refreshed(ports).includes(`validation:${validation.id}:${claude.id}`), 'those asked later learn it')
    await press(ports, head, at, 'approve', 0)
    const anew = await press(ports, otherComms, at, 'approve', 1)
    assert.ok(anew.kind === 'decided' && anew.broadcast)
    assert.notEqual(anew.broadcast.id, broadcast.id)
  })

  it('gives up after many rounds, with one reference for all of them', async () => {
    const { post, validation } = await submitted(ports)
    const at = { id: post.id, seal: validation.seal }
    await press(ports, head, at, 'approve', 0)
    let rounds = 0
    const purposes = new Set<string | undefined>()
    const commit = async () => (rounds++, 'stale' as const)
    const newReference = async (_: string, once?: string) => (purposes.add(once), 'DIF-2026-0001')
    assert.deepEqual(await press({ ...ports, commit, newReference }, otherComms, at, 'approve', 1), { kind: 'busy' })
    assert.deepEqual([rounds, purposes.size, purposes.has(undefined)], [64, 1, false])
  })
})

describe('typed decisions', () => {
  it('count only for the version last shown', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    const typed = () => decideTyped(ports, head, { postId: post.id, kind: 'approve' }, settings)
    const before = ports.journal.length
    assert.equal((await typed()).kind, 'show-first')
    assert.equal(ports.journal.length, before)
    assert.equal((await typed()).kind, 'decided')
    assert.equal((await typed()).kind, 'already-decided')
    assert.equal(
      (await decideTyped(ports, comms, { postId: post.id, kind: 'approve' }, settings)).kind,
      'not-an-approver',
    )
    assert.equal((await recordShown(ports, validation.id, claude.id, 'older')).kind, 'not-found')
    assert.equal((await recordShown(ports, validation.id, claude.id, validation.seal)).kind, 'recorded')
    const commits = ports.commits()
    assert.equal((await recordShown(ports, validation.id, claude.id, validation.seal)).kind, 'recorded')
    assert.equal(ports.commits(), commits)
    assert.equal((await decideTyped(ports, otherComms, { postId: post.id, kind: 'approve' }, settings)).kind, 'decided')
    assert.equal((await decideTyped(ports, head, { postId: post.id, kind: 'withdraw' }, settings)).kind, 'decided')
  })
})

describe('listToApprove', () => {
  it('lists what waits for this person now', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    const of = async (who: typeof head) =>
      (await listToApprove(ports, who)).lines.map(({ validation }) => validation.id)
    assert.deepEqual([await of(head), await of(otherComms), await of(comms)], [[validation.id], [], []])
    assert.equal((await listToApprove(ports, head)).lines[0]?.post.reference, post.reference)
    const lent = {
      ...named(diane),
      because: 'delegation' as const,
      from: '2026-12-01T00:00:00.000Z',
      until: null,
      delegationId: 'd',
    }
    const [first, ...steps] = validation.steps
    ports.tamper('validation', {
      ...validation,
      steps: [{ ...first!, approvers: first!.approvers.map(one => ({ ...one, standIns: [lent] })) }, ...steps],
    })
    assert.deepEqual(await of(actor(diane)), [], 'not before the delegation begins')
  })

  it('counts how many others wait, however many there are', async () => {
    const ports = createFakePorts()
    const { validation } = await submitted(ports)
    for (let n = 1; n < 500; n++) ports.tamper('validation', { ...validation, id: `v${n}` })
    const { lines, others } = await listToApprove(ports, head)
    assert.deepEqual([lines.length, others], [10, 490])
  })
})

describe('nudge', () => {
  it('puts one card of all that waits before those who are waited for', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    ports.jobs.length = 0
    assert.equal((await nudge(ports, actor(alice), post.id)).kind, 'not-allowed')
    assert.equal((await nudge(ports, comms, post.id)).kind, 'nudged')
    const posted = () => ports.jobs.flatMap(one => (one.job === 'reminders.post' ? [one.data] : []))
    assert.deepEqual(posted(), [{ person: karim.id, at: ports.now() }])
    assert.equal((await nudge(ports, otherComms, post.id)).kind, 'already-nudged')
    ports.pass(nudgePauseMs)
    assert.equal((await nudge(ports, otherComms, post.id)).kind, 'nudged')
    ports.jobs.length = 0
    await press(ports, head, { id: post.id, seal: validation.seal }, 'approve', 0)
    assert.ok(refreshed(ports).includes(`validation:${validation.id}:${karim.id}`))
    assert.equal((await nudge(ports, comms, post.id)).kind, 'nudged', 'others now')
    await press(ports, otherComms, { id: post.id, seal: validation.seal }, 'refuse', 1, 'Non')
    assert.equal((await nudge(ports, comms, post.id)).kind, 'closed')
  })
})

describe('reassign', () => {
  it('asks somebody else, with a reason', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    const to = (mail: unknown, change: { step?: number; reason?: unknown } = {}, who = comms) =>
      reassign(ports, who, { postId: post.id, step: 0, to: mail, reason: 'En congé', ...change })
    const before = ports.commits()
    assert.equal((await to(diane.mail, {}, head)).kind, 'not-comms')
    assert.equal((await to(diane.mail, { reason: ' ' })).kind, 'reason-missing')
    for (const mail of ['personne@ville.example', 'pas une adresse', 7])
      assert.equal((await to(mail)).kind, 'unknown-person')
    assert.deepEqual([(await to(gone.mail)).kind, (await to(guest.mail)).kind], ['closed-account', 'guest-account'])
    assert.equal((await to(camille.mail)).kind, 'is-author')
    assert.equal((await to(karim.mail)).kind, 'already-approver')
    assert.equal((await to(diane.mail, { step: 1 })).kind, 'stale')
    assert.equal(ports.commits(), before)

    ports.jobs.length = 0
    const result = await to(diane.mail)
    assert.ok(result.kind === 'reassigned')
    assert.deepEqual(result.validation.steps[0]?.approvers, [
      { id: diane.id, name: diane.name, as: 'reassigned', standIns: [] },
    ])
    assert.equal(result.validation.reassignments[0]?.from.id, karim.id)
    assert.deepEqual(
      refreshed(ports).slice(0, 2).sort(),
      [diane, karim].map(({ id }) => `validation:${validation.id}:${id}`).sort(),
    )
    const at = { id: post.id, seal: validation.seal }
    assert.equal((await press(ports, head, at, 'approve', 0)).kind, 'not-an-approver')
    assert.equal((await press(ports, actor(diane), at, 'approve', 0)).kind, 'decided')
    assert.equal((await to(fanny.mail)).kind, 'stale', 'the step is passed')
  })

  it('asks whom to replace where several are asked, and lowers nobody’s count', async () => {
    const ports = createFakePorts()
    ports.town.comms.push(fanny.id)
    const { post, validation } = await submitted(ports)
    await press(ports, head, { id: post.id, seal: validation.seal }, 'approve', 0)
    const to = (mail: unknown, whom?: unknown) =>
      reassign(ports, comms, { postId: post.id, step: 1, to: mail, reason: 'En congé', whom })
    const asked = async () => (await ports.validations.byId(validation.id))!.steps[1]!
    assert.deepEqual((await asked()).panels, [{ department: null, people: [claude.id, fanny.id], needs: 1 }])
    for (const whom of [undefined, '', karim.id, 'x']) assert.equal((await to(diane.mail, whom)).kind, 'whom-missing')
    assert.equal((await to(fanny.mail, claude.id)).kind, 'already-approver')
    assert.equal((await to(diane.mail, claude.id)).kind, 'reassigned')
    assert.deepEqual((await asked()).panels, [{ department: null, people: [diane.id, fanny.id], needs: 1 }])
    assert.equal((await to(claude.mail, 'all')).kind, 'reassigned')
    assert.deepEqual((await asked()).panels, [{ department: null, people: [claude.id], needs: 1 }])
    assert.deepEqual(
      (await ports.validations.byId(validation.id))!.reassignments.map(({ from, to }) => [from.id, to.id]),
      [
        [claude.id, diane.id],
        [fanny.id, claude.id],
        [diane.id, claude.id],
      ],
    )

    const both = {
      ...validation,
      id: 'both',
      current: 0,
      steps: [
        stepOf('s', [karim.id, claude.id, fanny.id], {
          panels: [{ department: null, people: [karim.id, claude.id, fanny.id], needs: 2 }],
        }),
      ],
    }
    ports.tamper('validation', both)
    ports.tamper('post', { ...post, id: 'both', validationId: 'both' })
    const ofBoth = (mail: unknown, whom: string) =>
      reassign(ports, comms, { postId: 'both', step: 0, to: mail, reason: 'En congé', whom })
    assert.equal((await ofBoth(diane.mail, 'all')).kind, 'whom-missing', 'two visas are needed')
    assert.equal((await ofBoth(diane.mail, karim.id)).kind, 'reassigned')
    assert.deepEqual((await ports.validations.byId('both'))!.steps[0]!.panels, [
      { department: null, people: [diane.id, claude.id, fanny.id], needs: 2 },
    ])
  })

  it('takes nobody who is barred from the circuit; whoever stands in for the new one comes along', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    ports.tamper('validation', { ...validation, barred: [{ person: diane.id, until: '2026-11-25T10:00:00.000Z' }] })
    const to = (mail: unknown) => reassign(ports, comms, { postId: post.id, step: 0, to: mail, reason: 'En congé' })
    assert.equal((await to(diane.mail)).kind, 'is-barred')
    ports.pass(2 * 3_600_000)
    await addDelegation(ports, actor(diane), { to: hugo.mail, since: '2026-11-25', until: '2026-11-30' }, settings)
    const result = await to(diane.mail)
    assert.ok(result.kind === 'reassigned')
    assert.deepEqual(
      result.validation.steps[0]?.approvers[0]?.standIns.map(({ id }) => id),
      [hugo.id],
    )
    assert.ok(
      ports.jobs.some(({ job }) => job === 'step.opened'),
      'they may be away too',
    )
  })
})
