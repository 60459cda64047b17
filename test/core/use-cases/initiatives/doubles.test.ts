import assert from 'node:assert/strict'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { declineInitiative, retainInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { withdrawInitiative } from '../../../../src/core/use-cases/initiatives/own-initiative.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

const author = actor(alice)
const other = actor(hugo)
const idea = { title: 'Fête des voisins', text: 'Vendredi 29 mai, chacun apporte un plat.' }
const dayMs = 24 * 60 * 60_000

describe('likely doubles', () => {
  let ports: FakePorts
  const send = (id: string, who = other, fields: Record<string, unknown> = idea, despiteNear = false) =>
    submitInitiative(ports, who, { id, fields, form: null, despiteNear })
  const seen = async (who = other) => {
    const result = await send('i2', who)
    return result.kind === 'near' ? result.near : result.kind
  }
  beforeEach(async () => {
    ports = createFakePorts()
    await send('i1', author)
  })

  it('are shown before anything is written; sent once more, the proposal goes, and names them for comms', async () => {
    const commits = ports.commits()
    assert.equal((await send('i2')).kind, 'near')
    assert.equal(ports.commits(), commits)
    assert.equal(await ports.initiatives.byId('i2'), null)
    assert.equal((await send('i2', other, idea, true)).kind, 'submitted')
    const { doubles } = (await ports.initiatives.byId('i2'))!
    assert.deepEqual(
      doubles?.map(({ id, author: { name } }) => [id, name]),
      [['i1', alice.name]],
    )
    assert.equal((await send('i2')).kind, 'already-submitted', 'delivered again, it is not near itself')
  })

  it('are no names: title, department and state, but for one’s own, and for comms', async () => {
    assert.deepEqual(await seen(), [
      { title: idea.title, department: null, state: 'received', yours: false, author: null },
    ])
    const own = await seen(author)
    assert.deepEqual(Array.isArray(own) && own.map(one => [one.yours, one.author?.id]), [[true, alice.id]])
    const looked = await seen(comms)
    assert.deepEqual(Array.isArray(looked) && looked.map(one => [one.yours, one.author?.id]), [[false, alice.id]])
  })

  it('are those that nobody decided on, and those decided lately; never what was withdrawn', async () => {
    await declineInitiative(ports, comms, 'i1', 'Trop tard')
    ports.pass(89 * dayMs)
    assert.ok(Array.isArray(await seen()))
    ports.pass(2 * dayMs)
    assert.equal(await seen(), 'submitted')
    ports = createFakePorts()
    await send('i1', author)
    await retainInitiative(ports, comms, 'i1')
    assert.ok(Array.isArray(await seen()))
    ports = createFakePorts()
    await send('i1', author)
    await withdrawInitiative(ports, author, 'i1')
    assert.equal(await seen(), 'submitted')
  })

  it('are three at most, and nothing that is only a little alike', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await send(id, author, { ...idea, title: `Fête des voisins ${id}` }, true)
    const result = await send('i2')
    assert.equal(result.kind === 'near' && result.near.length, 3)
    const fresh = await send('i3', other, { title: 'Une ruche sur le toit', text: 'Du miel pour la cantine.' })
    assert.equal(fresh.kind === 'submitted' && fresh.initiative.doubles, undefined)
  })

  it('are no answer to a form that lacks something, nor to whoever may not propose', async () => {
    assert.equal((await send('i2', other, { ...idea, title: '' })).kind, 'invalid')
    assert.equal((await send('i2', { ...other, roles: [] })).kind, 'not-an-agent')
  })
})
