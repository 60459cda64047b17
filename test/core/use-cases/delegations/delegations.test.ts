import assert from 'node:assert/strict'
import { addDelegation, type DelegationInput } from '../../../../src/core/use-cases/delegations/add-delegation.ts'
import { applyDelegation } from '../../../../src/core/use-cases/delegations/apply-delegation.ts'
import type { Delegation } from '../../../../src/core/domain/delegations/delegation.ts'
import { endDelegation, listDelegations } from '../../../../src/core/use-cases/delegations/end-delegation.ts'
import { inPlaceOf } from '../../../../src/core/domain/validations/replace-asked.ts'
import type { Validation } from '../../../../src/core/domain/validations/validation.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, camille, claude, diane, fanny, gone, guest, hugo, karim, welcome } from '../../../fakes/town.ts'
import { comms, otherComms, press, refreshed, submitted } from '../../../fakes/walk.ts'

const dayMs = 24 * 60 * 60_000
const head = actor(karim)

describe('a delegation', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  const add = (input: Partial<DelegationInput> = {}, who = head) =>
    addDelegation(ports, who, { to: diane.mail, since: '2026-11-25', until: '2026-12-02', ...input }, settings)
  const lent = async (input: Partial<DelegationInput> = {}, who = head): Promise<Delegation> => {
    const result = await add(input, who)
    assert.ok(result.kind === 'delegated', JSON.stringify(result))
    return result.delegation
  }
  const work = async (): Promise<void> => {
    const jobs = ports.jobs.splice(0).filter(({ at }) => at === undefined || at <= ports.now())
    for (const job of jobs) if (job.job === 'delegation.apply') await applyDelegation(ports, job.data.id, settings)
  }
  const present = async ({ id }: Validation): Promise<Validation> => (await ports.validations.byId(id))!

  it('is one, and the same answer, for a click that another process handles at the same moment', async () => {
    const input = { to: diane.mail, since: '2026-11-25', until: '2026-12-02' }
    const same = { ...ports, newId: () => 'd1' }
    let first = true
    // Between any two reads of the one, the other is done.
    const overtaken =
      <A extends unknown[], R>(read: (...args: A) => Promise<R>, before: boolean) =>
      async (...args: A): Promise<R> => {
        const other = async (): Promise<void> => {
          if (!first) return
          first = false
          await addDelegation({ ...same, delegations: ports.delegations }, head, input, settings)
        }
        if (before) await other()
        const found = await read(...args)
        await other()
        return found
      }
    for (const before of [true, false]) {
      ports = createFakePorts()
      first = true
      Object.assign(same, ports, { newId: () => 'd1' })
      const { delegations } = ports
      const slow = { ...delegations, byId: overtaken(delegations.byId, before), of: overtaken(delegations.of, before) }
      const result = await addDelegation({ ...same, delegations: slow }, head, input, settings)
      assert.deepEqual([result.kind, (await delegations.of([head.id], ports.now())).length], ['delegated', 1])
    }
  })

  it('is refused with the reason next to the field, and then nothing is written', async () => {
    const errors = async (input: Partial<DelegationInput>, who = head) => {
      const result = await add(input, who)
      return result.kind === 'invalid' ? result.errors : result.kind
    }
    for (const mail of ['personne@ville.example', 'pas une adresse', 7])
      assert.deepEqual(await errors({ to: mail }), { to: mail === 7 ? 'required' : 'unknown-person' })
    for (const [to, key] of [
      [gone, 'closed-account'],
      [guest, 'guest-account'],
      [welcome, 'shared-account'],
    ] as const)
      assert.deepEqual(await errors({ to: to.mail }), { to: key })
    assert.deepEqual(await errors({ to: karim.mail?.toUpperCase() }), { to: 'oneself' })
    assert.deepEqual(await errors({ since: '2026-11-24' }), { since: 'day-past' })
    assert.deepEqual(await errors({ since: '2026-12-03' }), { until: 'end-before-start' })
    assert.deepEqual(await errors({ until: '2027-11-27' }), { until: 'too-long-lent' })
    assert.deepEqual(await errors({ until: '9999-12-31' }), { until: 'not-a-day' }, 'no day comes after it')
    assert.deepEqual(await errors({ since: '', until: 'demain' }), { since: 'required', until: 'not-a-day' })
    assert.deepEqual(await errors({ circuits: 'nope', departments: 'Voirie,Lune' }), {
      circuits: 'unknown-circuit',
      departments: 'unknown-department',
    })
    assert.deepEqual(await errors({ from: hugo.mail }), { from: 'not-comms' })
    assert.deepEqual(await errors({ from: hugo.mail }, comms), { reason: 'reason-missing' })
    assert.deepEqual(await errors({ from: 'x@y', reason: 'x'.repeat(501) }, comms), {
      from: 'unknown-person',
      reason: 'too-long',
    })
    assert.equal(ports.commits(), 0)
  })

  it('lasts from today, or the first day’s midnight, to the end of the last day, by the authority’s clock', async () => {
    assert.deepEqual(await lent().then(({ since, until }) => [since, until]), [
      '2026-11-25T09:00:00.000Z',
      '2026-12-02T23:00:00.000Z',
    ])
    const later = await lent({ since: '2027-03-27', until: '2027-03-28' })
    assert.deepEqual(
      [later.since, later.until],
      ['2027-03-26T23:00:00.000Z', '2027-03-28T22:00:00.000Z'],
      'over a change of the clocks',
    )
    assert.deepEqual(
      ports.jobs.filter(({ job }) => job === 'delegation.apply').map(({ at }) => at),
      [undefined, '2026-12-02T23:00:00.000Z', later.since, later.until],
    )
  })

  it('is one commit with its journal entry, and told to whom it is lent', async () => {
    const { id } = await lent({ from: karim.mail, reason: 'Absence de plusieurs semaines' }, comms)
    assert.equal(ports.commits(), 1)
    assert.deepEqual(
      ports.journal.map(({ verb, actor, subject, details }) => [
        verb,
        actor?.id,
        subject,
        details['fromId'],
        details['toId'],
        details['reason'],
      ]),
      [['delegation.added', camille.id, id, karim.id, diane.id, 'Absence de plusieurs semaines']],
    )
    assert.deepEqual(refreshed(ports), [`delegation:${id}:${diane.id}`, `delegation:${id}:${karim.id}`])
    assert.deepEqual((await add()).kind, 'invalid', 'the same to the same, at the same time')
    assert.equal((await add({ departments: 'Communication' })).kind, 'delegated', 'another scope is another one')
  })

  it('lets the delegate decide on what waits already, by a card of their own', async () => {
    const { post, validation } = await submitted(ports)
    assert.equal(
      (await press(ports, actor(diane), { id: post.id, seal: validation.seal }, 'approve', 0)).kind,
      'not-an-approver',
    )
    const { id } = await lent()
    await work()
    assert.ok(refreshed(ports).includes(`validation:${validation.id}:${diane.id}`))
    assert.equal(ports.journal.at(-1)?.verb, 'delegation.applied')
    const result = await press(ports, actor(diane), { id: post.id, seal: validation.seal }, 'approve', 0)
    assert.ok(result.kind === 'decided')
    assert.deepEqual([result.validation.current, result.decision.chairs], [1, [karim.id]])
    assert.deepEqual(inPlaceOf(result.validation.steps[0]!, result.decision), [
      { id: karim.id, name: karim.name, because: 'delegation' },
    ])
    assert.equal(result.validation.steps[0]!.approvers[0]!.standIns[0]!.delegationId, id)
    const after = [ports.commits(), ports.journal.length]
    assert.equal(
      (await press(ports, head, { id: post.id, seal: validation.seal }, 'refuse', 0, 'Non')).kind,
      'already-decided',
    )
    assert.deepEqual([ports.commits(), ports.journal.length], after)
  })

  it('counts at once for what is submitted while it lasts', async () => {
    await lent()
    const { validation } = await submitted(ports)
    assert.deepEqual(
      validation.steps[0]!.approvers[0]!.standIns.map(({ id }) => id),
      [diane.id],
    )
  })

  it('waits for its beginning, which rings nobody at midnight', async () => {
    const { validation } = await submitted(ports)
    const { id, since } = await lent({ since: '2026-11-27' })
    assert.equal(ports.jobs.find(({ job }) => job === 'delegation.apply')?.at, since)
    ports.pass(Date.parse(since) - Date.parse(ports.now()) - 200)
    await applyDelegation(ports, id, settings)
    assert.deepEqual((await present(validation)).steps[0]!.approvers[0]!.standIns, [])
    assert.deepEqual(
      ports.jobs.filter(({ job }) => job === 'delegation.apply').at(-1),
      { job: 'delegation.apply', data: { id }, inMs: 200 },
      'a clock that is behind the store’s',
    )
    ports.pass(200)
    ports.jobs.length = 0
    await applyDelegation(ports, id, settings)
    assert.deepEqual(
      (await present(validation)).steps[0]!.approvers[0]!.standIns.map(one => one.id),
      [diane.id],
    )
    const card = ports.jobs.find(
      job => job.job === 'placement.refresh' && job.data.key === `validation:${validation.id}:${diane.id}`,
    )
    assert.equal(card?.at, '2026-11-27T07:00:00.000Z')
  })

  it('lent at night for at once, tells whoever decides now at once: somebody asked for it', async () => {
    const { validation } = await submitted(ports)
    ports.pass(12 * 3_600_000)
    const { id } = await lent()
    ports.jobs.length = 0
    await applyDelegation(ports, id, settings)
    const card = ports.jobs.find(
      job => job.job === 'placement.refresh' && job.data.key === `validation:${validation.id}:${diane.id}`,
    )
    assert.ok(card?.at === undefined || card.at <= ports.now())
  })

  it('ends by itself: the click a moment later is refused, and writes nothing', async () => {
    const { post, validation } = await submitted(ports)
    const { id, until } = await lent()
    await work()
    ports.pass(Date.parse(until) - Date.parse(ports.now()))
    const before = [ports.commits(), ports.journal.length]
    assert.equal(
      (await press(ports, actor(diane), { id: post.id, seal: validation.seal }, 'approve', 0)).kind,
      'not-an-approver',
    )
    assert.deepEqual([ports.commits(), ports.journal.length], before)
    ports.jobs.length = 0
    await applyDelegation(ports, id, settings)
    assert.ok(refreshed(ports).includes(`validation:${validation.id}:${diane.id}`), 'her card says so')
    assert.equal(ports.journal.length, before[1])
  })

  it('changes nothing of who is asked by a decision: that is the job’s, with an entry of its own', async () => {
    const { post, validation } = await submitted(ports)
    const { id } = await lent()
    await work()
    const read = await present(validation)
    const [step, ...others] = read.steps
    const own = { id: diane.id, name: diane.name, as: 'person' as const, standIns: [] }
    ports.tamper('validation', {
      ...read,
      steps: [
        {
          ...step!,
          approvers: [...step!.approvers, own],
          panels: [...step!.panels, { department: null, people: [diane.id], needs: 1 }],
        },
        ...others,
      ],
    })
    await endDelegation(ports, head, id)
    const before = (await present(validation)).steps[0]!.approvers
    const result = await press(ports, actor(diane), { id: post.id, seal: validation.seal }, 'approve', 0)
    assert.deepEqual(result.kind === 'decided' && result.decision.chairs, [diane.id])
    assert.deepEqual((await present(validation)).steps[0]!.approvers, before)
  })

  it('is ended at once by the approver or by comms: also before its job has run', async () => {
    const { post, validation } = await submitted(ports)
    const { id } = await lent()
    await work()
    assert.equal((await endDelegation(ports, head, 'nope')).kind, 'not-found')
    ports.pass(1000)
    assert.equal((await endDelegation(ports, head, id)).kind, 'delegation-ended')
    assert.equal(ports.journal.at(-1)?.verb, 'delegation.ended')
    assert.equal(
      (await press(ports, actor(diane), { id: post.id, seal: validation.seal }, 'approve', 0)).kind,
      'not-an-approver',
    )
    await work()
    assert.equal((await present(validation)).steps[0]!.approvers[0]!.standIns[0]!.until, ports.now())
    assert.ok(refreshed(ports).includes(`validation:${validation.id}:${diane.id}`), 'the card says so')
    assert.equal((await endDelegation(ports, otherComms, id)).kind, 'delegation-over')
  })

  it('is listed to who gave and who received it, and to comms; over, to nobody', async () => {
    const { id } = await lent()
    const seen = async (who = head) => (await listDelegations(ports, who)).map(one => one.id)
    for (const who of [head, actor(diane), comms]) assert.deepEqual(await seen(who), [id])
    assert.deepEqual(await seen(actor(hugo)), [])
    ports.pass(9 * dayMs)
    for (const who of [head, comms]) assert.deepEqual(await seen(who), [])
  })

  it('lends nothing to an author, nor on to somebody else', async () => {
    await lent({ to: camille.mail })
    await lent({ to: diane.mail })
    await lent({ to: fanny.mail }, actor(diane))
    const { post, validation } = await submitted(ports)
    assert.deepEqual(
      validation.steps[0]!.approvers[0]!.standIns.map(({ id }) => id),
      [diane.id],
    )
    for (const who of [camille, fanny])
      assert.equal(
        (await press(ports, actor(who, 'comms'), { id: post.id, seal: validation.seal }, 'approve', 0)).kind,
        'not-an-approver',
      )
  })

  it('reaches only the circuits or the departments that it names', async () => {
    await lent({ departments: 'Voirie' })
    await lent({ circuits: 'communication-management', to: fanny.mail })
    await lent({ circuits: 'department-communication', to: hugo.mail })
    await lent({ departments: 'Communication', to: claude.mail })
    const { validation } = await submitted(ports)
    assert.deepEqual(
      validation.steps[0]!.approvers[0]!.standIns.map(({ id }) => id),
      [hugo.id, claude.id],
    )
  })
})
