import assert from 'node:assert/strict'
import type { ApproverRule, CircuitStep } from '../../../../src/core/domain/circuits/circuit.ts'
import { resolveCircuit } from '../../../../src/core/use-cases/circuits/resolve-circuit.ts'
import { addDelegation } from '../../../../src/core/use-cases/delegations/add-delegation.ts'
import { proposedDelegate } from '../../../../src/core/use-cases/delegations/see-absence.ts'
import { onCallFor } from '../../../../src/core/use-cases/urgent/open-urgent.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import { noApproverValues } from '../../../../src/teams/cards/no-approver-text.ts'
import { words } from '../../../cards/every-card.ts'
import { passUntil } from '../../../fakes/deadlines.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, fanny, hugo, karim, person } from '../../../fakes/town.ts'
import { comms, submitted } from '../../../fakes/walk.ts'
import { aCircuit, aStep } from './a-circuit.ts'

const delphine = person('Delphine Oger', 'Direction générale')

/** Who is refused once they press is not asked: what waits for them would wait for good. */
describe('a data protection officer is asked for no visa', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
    ports.town.people.push(delphine)
    ports.town.officers = [delphine.id]
    ports.departments.all = async () => ports.town.departments
  })
  const resolved = (step: Partial<CircuitStep>) =>
    resolveCircuit(
      ports,
      aCircuit([aStep(step)]),
      { proposer: alice, creator: camille, authors: [alice, camille] },
      ports.now(),
    )
  const asked = async (rule: ApproverRule) => {
    const result = await resolved({ approvers: [rule] })
    assert.ok(result.kind === 'resolved')
    return result.steps[0]!.approvers.map(({ name }) => name)
  }
  const cabinet = { id: 'g-cabinet', name: 'Cabinet' }

  it('another one is, by each rule that names them', async () => {
    ports.town.departments[0]!.head = delphine
    assert.deepEqual(await asked({ by: 'head' }), ['Diane Roux'], 'the deputy')
    assert.deepEqual(await asked({ by: 'person', person: delphine }), [fanny.name], 'the fallback group')
    ports.town.groups.push({ ...cabinet, members: [delphine.id, hugo.id] })
    assert.deepEqual(await asked({ by: 'group', group: cabinet }), [hugo.name])
  })

  it('but for those of the communication team, who decide as that', async () => {
    ports.town.comms = [delphine.id]
    assert.deepEqual(await asked({ by: 'comms' }), [delphine.name])
  })

  it('where nobody else may be asked, whoever submits reads why', async () => {
    ports.town.fallback = [delphine.id]
    const result = await resolved({ approvers: [{ by: 'person', person: delphine }] })
    assert.ok(result.kind === 'no-approver')
    assert.deepEqual(
      result.lacking.map(({ why }) => why),
      ['officer', 'none-left'],
    )
    assert.match(noApproverValues(result, words.fr).reasons, /Delphine Oger .*protection des données/)
  })

  it('nor on call, nor by Réattribuer, nor as a delegate, nor above whoever is late', async () => {
    ports.town.onCall = [delphine.id, karim.id]
    assert.deepEqual(await onCallFor(ports, []), { kind: 'on-call', people: [karim] })
    ports.town.managers[karim.id] = delphine.id
    ports.town.fallback = [delphine.id]
    assert.equal(await proposedDelegate(ports, karim.id), null)
    const day = { since: '2026-11-25', until: '2026-11-26' }
    assert.deepEqual(await addDelegation(ports, actor(karim), { to: delphine.mail, ...day }, settings), {
      kind: 'invalid',
      errors: { to: 'officer-account' },
    })
    const { post, validation } = await submitted(ports)
    const to = { postId: post.id, step: 0, to: delphine.mail, reason: 'Accord' }
    assert.equal((await reassign(ports, comms, to)).kind, 'officer-account')
    await passUntil(ports, '2026-11-26T12:00:00.000Z')
    const { escalations } = (await ports.validations.byId(validation.id))!
    assert.deepEqual(
      escalations.map(({ nobody }) => nobody.map(({ name }) => name)),
      [[karim.name]],
    )
    assert.ok(!JSON.stringify(await ports.validations.byId(validation.id)).includes(delphine.id))
  })
})
