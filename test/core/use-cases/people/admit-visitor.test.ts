import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { admitVisitor } from '../../../../src/core/use-cases/people/admit-visitor.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { alice, camille, gone, guest, hugo, idOf } from '../../../fakes/town.ts'

describe('who may open a page of Mary’s', () => {
  it('agents, by the name and with the roles that the directory has', async () => {
    const ports = createFakePorts()
    assert.deepEqual(await admitVisitor(ports, alice.id), { kind: 'admitted', name: 'Alice Martin', roles: ['agent'] })
    assert.deepEqual(await admitVisitor(ports, camille.id), {
      kind: 'admitted',
      name: 'Camille Durand',
      roles: ['agent', 'comms'],
    })
  })

  it('no guest, no closed account, nobody whom Entra does not know, nobody outside of the agents', async () => {
    const ports = createFakePorts()
    ports.town.people.push(gone, guest)
    // Entra may have put a guest into the group.
    ports.town.agents = [alice.id, guest.id, gone.id]
    for (const id of [guest.id, gone.id, hugo.id, idOf('Inconnu')])
      assert.deepEqual(await admitVisitor(ports, id), { kind: 'not-ours' })
    assert.equal((await admitVisitor(ports, alice.id)).kind, 'admitted')
  })

  it('in a pilot, whoever is of it', async () => {
    const ports = { ...createFakePorts(), pilot: { members: async () => new Set([alice.id]) } }
    assert.equal((await admitVisitor(ports, alice.id)).kind, 'admitted')
    assert.deepEqual(await admitVisitor(ports, camille.id), { kind: 'not-ours' })
  })

  it('nobody while nobody can say who it is', async () => {
    const ports = createFakePorts()
    ports.directory.down = true
    await assert.rejects(admitVisitor(ports, alice.id), Unavailable)
  })
})
