import assert from 'node:assert/strict'
import { changedBy } from '../../core/use-cases/circuits/a-circuit.ts'
import { shippedCircuits } from '../../../src/core/domain/circuits/shipped-circuits.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, camille, gaelle, karim } from '../../fakes/town.ts'
import { comms, submitted, written } from '../../fakes/walk.ts'
import { createChat, shownIn as shown } from '../chat.ts'

const shownIn = (...said: Parameters<typeof shown>) => shown(...said).replaceAll(/[\u00a0\u202f]/g, ' ')

describe('a circuit that cannot be resolved', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
    ports.town.fallback = []
  })
  const submit = async (locale: 'fr' | 'en' = 'fr', change = {}) => {
    const { id, revision } = await written(ports, change)
    return shownIn(
      await createChat(ports).press({ ...comms, locale }, 'post.submit', { postId: id, version: revision }),
    )
  }

  it('is told by name: the step, the department, the circuit, and of each one why', async () => {
    ports.town.managers = {}
    ports.tamper('circuit', changedBy(shippedCircuits[0]!, karim, ports.now()))
    const said = await submit()
    assert.match(said, /« Direction, pour Communication » du circuit « Direction → communication »/)
    assert.match(
      said,
      /Karim Blanc \(responsable\) a modifié le circuit il y a moins de 24 heures ; aucune direction adjointe n’est indiquée ; Entra n’indique pas de supérieur hiérarchique ; aucun groupe de secours n’est réglé, ou il est vide/,
    )
    assert.match(
      await submit('en'),
      /“Department, for Communication” of the circuit “[^”]+”\. Why: Karim Blanc \(head\) changed the circuit/,
    )
    assert.equal((await ports.posts.recent(1))[0]?.state, 'draft')
  })

  it('names the group that is empty', async () => {
    ports.town.comms.splice(0, 3, camille.id)
    assert.match(await submit(), /« Communication » du circuit.*toute l’équipe communication y a participé/)
    const {
      versions: [version],
    } = shippedCircuits[0]!
    const cabinet = {
      ...version!.steps[1]!,
      name: 'Cabinet du maire',
      approvers: [{ by: 'group' as const, group: { id: 'g', name: 'Cabinet' } }],
      quorum: 2 as const,
    }
    ports.tamper('circuit', { ...shippedCircuits[0]!, versions: [{ ...version!, steps: [cabinet] }] })
    assert.match(
      await submit(),
      /« Cabinet du maire » du circuit.*le groupe « Cabinet » est vide ; aucun groupe de secours n’est réglé, ou il est vide ; il faut 2 visas, et personne ne peut en donner/,
    )
  })

  it('says when whoever changed the circuit may use it again', async () => {
    const { post, validation } = await submitted(ports)
    ports.tamper('validation', {
      ...validation,
      barred: [karim, gaelle].map(({ id }) => ({ person: id, until: '2026-11-26T09:00:00.000Z' })),
    })
    const said = await createChat(ports).press(actor(karim, 'comms'), 'validation.approve', {
      postId: post.id,
      seal: validation.seal,
      step: 0,
    })
    assert.match(shownIn(said), /avant le jeudi 26 novembre à 10/)
    const form = await createChat(ports).press(
      comms,
      'validation.reassigned',
      { postId: post.id, step: 0, to: gaelle.mail, reason: 'Congé' },
      'dialog',
    )
    assert.match(shownIn(form), /Gaëlle Morel a modifié ce circuit.*avant le jeudi 26 novembre à 10/)
  })
})
