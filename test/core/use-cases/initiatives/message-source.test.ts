import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { Initiative } from '../../../../src/core/domain/initiatives/initiative.ts'
import { endSource, tellSource } from '../../../../src/core/use-cases/initiatives/message-source.ts'
import { withdrawInitiative } from '../../../../src/core/use-cases/initiatives/own-initiative.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { declineInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { faceOf, isWaitedFor } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { actor, alice, gone, guest, hugo, person, welcome } from '../../../fakes/town.ts'
import { comms, refreshed } from '../../../fakes/walk.ts'

const id = 'i1'
const link = 'https://teams.microsoft.com/l/message/19:a/1'
const dayMs = 24 * 60 * 60_000

describe('a proposal made of a message in Teams', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const read = async (): Promise<Initiative> => (await ports.initiatives.byId(id))!
  const submit = (author: string | null, where: string | null = link) =>
    submitInitiative(ports, actor(alice), {
      id,
      fields: { title: 'Une ruche', text: 'Du miel' },
      form: null,
      message: { author, link: where },
    })
  const jobs = () => ports.jobs.map(({ job }) => job).filter(job => job.startsWith('initiative.source'))
  const quoted = () => faceOf(ports, keyed(`quoted:${id}`))

  it('asks Entra whose it was, by a job, names them, and tells them once', async () => {
    assert.equal((await submit(hugo.id)).kind, 'submitted')
    assert.deepEqual((await read()).from, { by: { id: hugo.id, name: '' }, told: false, link })
    assert.deepEqual([jobs(), await quoted()], [['initiative.source', 'initiative.source-end'], null])
    ports.jobs.length = 0
    await tellSource(ports, id)
    assert.deepEqual((await read()).from, { by: { id: hugo.id, name: hugo.name }, told: true, link })
    assert.deepEqual(refreshed(ports), [`inbox:${id}`, `receipt:${id}`, `quoted:${id}`])
    const shown = (await quoted())!
    assert.deepEqual([shown.to, shown.face.face], [{ kind: 'person', id: hugo.id }, 'quoted'])
    assert.equal(isWaitedFor(shown.face, ports.now()), false)
    const commits = ports.commits()
    await tellSource(ports, id)
    await tellSource(ports, 'none')
    assert.equal(ports.commits(), commits, 'once')
  })

  it('follows what becomes of it on the card of whose message it was', async () => {
    await submit(hugo.id)
    await tellSource(ports, id)
    ports.jobs.length = 0
    await withdrawInitiative(ports, actor(alice), id)
    assert.ok(refreshed(ports).includes(`quoted:${id}`))
  })

  it('tells agents alone: who left, guests, shared accounts are named, strangers and bots are not', async () => {
    for (const one of [gone, guest, welcome]) {
      ports = createFakePorts()
      ports.town.people.push(...[gone, guest, welcome].filter(({ id }) => !ports.town.people.some(p => p.id === id)))
      await submit(one.id)
      await tellSource(ports, id)
      assert.deepEqual((await read()).from, { by: { id: one.id, name: one.name }, told: false, link }, one.name)
      assert.equal(await quoted(), null)
      assert.ok(!refreshed(ports).includes(`quoted:${id}`))
    }
    ports = createFakePorts()
    const elected = person('Élue Maire')
    ports.town.people.push(elected)
    ports.town.agents = ports.town.people.map(({ id }) => id).filter(id => id !== elected.id)
    await submit(elected.id)
    await tellSource(ports, id)
    assert.equal((await read()).from?.told, false, 'outside of the agents')
    ports = createFakePorts()
    await submit('99999999-0000-4000-8000-000000000009')
    await tellSource(ports, id)
    assert.deepEqual((await read()).from, { by: null, told: false, link }, 'unknown to Entra')
    ports = createFakePorts()
    await submit(null)
    assert.deepEqual([(await read()).from, jobs()], [{ by: null, told: false, link }, ['initiative.source-end']])
  })

  it('is nobody else’s where it was the proposer’s own message, or nothing is known of it', async () => {
    await submit(alice.id, null)
    assert.deepEqual([(await read()).from, jobs()], [undefined, []])
    ports = createFakePorts()
    await submit(alice.id)
    assert.deepEqual((await read()).from, { by: null, told: false, link })
  })

  it('waits for Entra while Graph is away, and loses nothing', async () => {
    await submit(hugo.id)
    ports.directory.down = true
    await assert.rejects(tellSource(ports, id), Unavailable)
    assert.equal((await read()).from?.by?.id, hugo.id)
    ports.directory.down = false
    await tellSource(ports, id)
    assert.equal((await read()).from?.told, true)
  })

  it('forgets whose it was some months after the decision, never while somebody may still decide', async () => {
    await submit(hugo.id)
    await tellSource(ports, id)
    const again = () => ports.jobs.findLast(({ job }) => job === 'initiative.source-end')?.at
    ports.pass(100 * dayMs)
    await endSource(ports, id)
    assert.equal((await read()).from?.told, true, 'still waiting')
    assert.equal(Date.parse(again()!) - Date.parse(ports.now()), 90 * dayMs)
    await declineInitiative(ports, comms, id, 'Trop tard')
    ports.pass(89 * dayMs)
    await endSource(ports, id)
    assert.equal((await read()).from?.told, true, 'not yet')
    assert.equal(Date.parse(again()!) - Date.parse(ports.now()), dayMs)
    ports.pass(dayMs)
    ports.jobs.length = 0
    await endSource(ports, id)
    assert.ok(!('from' in (await read())))
    assert.deepEqual(refreshed(ports), [`inbox:${id}`, `receipt:${id}`])
    assert.equal(await quoted(), null, 'what lies there stays')
    await endSource(ports, id)
  })
})
