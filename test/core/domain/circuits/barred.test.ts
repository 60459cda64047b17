import assert from 'node:assert/strict'
import { barredFrom } from '../../../../src/core/domain/circuits/circuit.ts'
import { shippedCircuits } from '../../../../src/core/domain/circuits/shipped-circuits.ts'
import { addDelegation } from '../../../../src/core/use-cases/delegations/add-delegation.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { withdrawSubmission } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import type { Validation } from '../../../../src/core/domain/validations/validation.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, claude, fanny, gaelle, karim } from '../../../fakes/town.ts'
import { comms, press, submitted } from '../../../fakes/walk.ts'
import { changedBy } from '../../use-cases/circuits/a-circuit.ts'

const hour = 3_600_000
const standard = shippedCircuits[0]!

describe('whoever changed a circuit', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  /** Karim heads the department of the post; Gaëlle is the level above. */
  const changed = (by = karim) => ports.tamper('circuit', changedBy(standard, by, ports.now()))
  const approve = (validation: Validation, by = karim) =>
    press(ports, actor(by, 'comms'), { id: validation.postId, seal: validation.seal }, 'approve', validation.current)
  const lend = (validation: Validation, to = karim) => {
    const [step, ...others] = validation.steps
    const approvers = step!.approvers.map(one => ({
      ...one,
      standIns: [
        {
          id: to.id,
          name: to.name,
          because: 'delegation' as const,
          from: '2026-11-01T00:00:00.000Z',
          until: null,
          delegationId: 'd',
        },
      ],
    }))
    ports.tamper('validation', { ...validation, steps: [{ ...step!, approvers }, ...others] })
  }

  it('is named once, with the last instant, and not those of the day before', () => {
    const later = changedBy(
      changedBy(changedBy(standard, gaelle, '2026-11-24T09:00:00.000Z'), karim, '2026-11-25T07:00:00.000Z'),
      karim,
      '2026-11-25T08:00:00.000Z',
    )
    assert.deepEqual(barredFrom(later, '2026-11-25T09:00:00.000Z'), [
      { person: karim.id, until: '2026-11-26T08:00:00.000Z' },
    ])
    assert.deepEqual(barredFrom(standard, '2026-11-25T00:00:00.000Z'), [])
    const both = changedBy(changedBy(standard, gaelle, '2026-11-25T07:00:00.000Z'), karim, '2026-11-25T08:00:00.000Z')
    assert.deepEqual(
      barredFrom(both, '2026-11-25T09:00:00.000Z').map(({ person }) => person),
      [gaelle.id, karim.id],
      'somebody else’s change frees nobody',
    )
  })

  it('is not asked for a day; the level above is', async () => {
    changed()
    const { validation } = await submitted(ports)
    assert.deepEqual(
      validation.steps[0]?.approvers.map(({ name }) => name),
      [gaelle.name],
    )
    assert.deepEqual(validation.barred, [{ person: karim.id, until: '2026-11-26T09:00:00.000Z' }])
    ports.pass(24 * hour)
    assert.deepEqual(
      (await submitted(ports)).validation.steps[0]?.approvers.map(({ name }) => name),
      [karim.name],
    )
  })

  it('decides nothing in somebody’s place either, until the day is over', async () => {
    changed()
    const { validation } = await submitted(ports)
    lend(validation)
    for (const kind of ['approve', 'refuse', 'changes'] as const) {
      const result = await press(
        ports,
        actor(karim, 'comms'),
        { id: validation.postId, seal: validation.seal },
        kind,
        0,
        'parce que',
      )
      assert.deepEqual(result.kind === 'barred' && result.until, '2026-11-26T09:00:00.000Z', kind)
    }
    ports.pass(24 * hour - 1)
    assert.equal((await approve(validation)).kind, 'barred')
    ports.pass(1)
    assert.equal((await approve(validation)).kind, 'decided')
  })

  it('is no stand-in while the day lasts, though somebody lent them their place', async () => {
    changed(claude)
    const lender = actor(karim)
    assert.equal(
      (await addDelegation(ports, lender, { to: claude.mail, since: '2026-11-25', until: '2026-11-30' }, settings))
        .kind,
      'delegated',
    )
    const standIns = async () =>
      (await submitted(ports)).validation.steps[0]?.approvers.map(one => one.standIns.map(({ name }) => name))
    assert.deepEqual(await standIns(), [[]])
    ports.pass(24 * hour)
    assert.deepEqual(await standIns(), [[claude.name]])
  })

  it('finds none of their own earlier visas carried into it, given in whose place it may be', async () => {
    const { post, validation } = await submitted(ports)
    lend(validation, claude)
    assert.equal(
      (await press(ports, actor(claude), { id: post.id, seal: validation.seal }, 'approve', 0)).kind,
      'decided',
    )
    const anew = async () => {
      const draft = await withdrawSubmission(ports, comms, post.id)
      assert.ok(draft.kind === 'submission-withdrawn')
      const result = await submitPost(ports, comms, { postId: post.id, revision: draft.post.revision }, settings)
      assert.ok(result.kind === 'submitted')
      return result.validation.steps[0]?.visas.map(({ by }) => by.name)
    }
    assert.deepEqual(await anew(), [claude.name])
    changed(claude)
    assert.deepEqual(await anew(), [])
  })

  it('is given nobody’s place by comms either, until the day is over', async () => {
    changed()
    const { post, validation } = await submitted(ports)
    const handOver = () => reassign(ports, comms, { postId: post.id, step: 0, to: karim.mail, reason: 'Congé' })
    const before = ports.commits()
    const refused = await handOver()
    assert.deepEqual(refused.kind === 'is-barred' && [refused.by.name, refused.until], [
      karim.name,
      '2026-11-26T09:00:00.000Z',
    ])
    assert.equal(ports.commits(), before)
    ports.pass(24 * hour)
    assert.equal((await handOver()).kind, 'reassigned')
    assert.equal((await approve(validation)).kind, 'decided')
  })

  it('leaves what was submitted before as it was', async () => {
    const { post, validation } = await submitted(ports)
    const last = standard.versions[0]!
    ports.tamper('circuit', {
      ...standard,
      versions: [last, { ...last, number: 2, steps: [last.steps[1]!], by: karim, at: ports.now() }],
    })
    assert.deepEqual(await ports.validations.byId(validation.id), validation)
    assert.equal((await approve(validation)).kind, 'decided')
    const next = (await ports.validations.byId(post.validationId!))!
    assert.deepEqual([next.circuit.number, next.steps.length, next.current, next.state], [1, 2, 1, 'waiting'])
    assert.equal((await approve(next, claude)).kind, 'decided')
    const { validation: fresh } = await submitted(ports)
    assert.deepEqual([fresh.circuit.number, fresh.steps.length], [2, 1])
    assert.ok(!fresh.steps[0]!.approvers.some(({ id }) => id === karim.id))
  })

  it('leaves the step to the fallback group where no one else is', async () => {
    const {
      steps: [first],
    } = standard.versions[0]!
    const alone = {
      ...standard,
      versions: [
        { ...standard.versions[0]!, steps: [{ ...first!, approvers: [{ by: 'person' as const, person: karim }] }] },
      ],
    }
    ports.tamper('circuit', changedBy(alone, karim, ports.now()))
    assert.deepEqual(
      (await submitted(ports)).validation.steps[0]?.approvers.map(({ name, as }) => `${name} ${as}`),
      [`${fanny.name} fallback`],
    )
  })
})
