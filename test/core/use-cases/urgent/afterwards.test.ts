import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { ringEveryMs, ringUrgent } from '../../../../src/core/use-cases/urgent/ring-urgent.ts'
import { tellOthers } from '../../../../src/core/use-cases/urgent/tell-others.ts'
import { askedCards } from '../../../../src/core/use-cases/cards/validation-cards.ts'
import { asked } from '../../../fakes/urgent.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, camille, claude, karim } from '../../../fakes/town.ts'
import { press, refreshed } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

describe('while nobody on call decides', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  it('the card rings again three times, at night too; then comms and who asked learn whom to phone', async () => {
    ports.pass(14 * 60 * 60_000)
    const {
      validation: { id },
    } = await asked(ports)
    const rungs: string[][] = []
    for (let round = 0; round < 6; round++) {
      const before = refreshed(ports).length
      await ringUrgent(ports, id)
      // Run again at any time, it does nothing twice.
      await ringUrgent(ports, id)
      rungs.push(refreshed(ports).slice(before))
      ports.pass(ringEveryMs)
    }
    const ring = (n: number) => [claude, karim].map(one => `validation:${id}:${one.id}:ring${n}`)
    assert.deepEqual(rungs, [[], ring(1), ring(2), ring(3), [`unanswered:${id}`, `unanswered:${id}:${camille.id}`], []])
    assert.deepEqual(
      ports.journal.slice(2).map(({ verb }) => verb),
      ['urgent.rung', 'urgent.rung', 'urgent.rung', 'urgent.unanswered'],
    )
    const validation = (await ports.validations.byId(id))!
    const cards: string[] = askedCards(validation).map(change =>
      'job' in change && change.job === 'placement.refresh' ? change.data.key : '',
    )
    for (const key of [...ring(1), ...ring(3), `unanswered:${id}`]) assert.ok(cards.includes(key), key)
    const shown = await faceOf(ports, keyed(ring(3)[0]!))
    assert.deepEqual([shown?.to, shown?.face.face], [{ kind: 'person', id: claude.id }, 'validation'])
    assert.deepEqual((await faceOf(ports, keyed(`unanswered:${id}`)))?.to, { kind: 'channel' })
    assert.deepEqual((await faceOf(ports, keyed(`unanswered:${id}:${camille.id}`)))?.to, {
      kind: 'person',
      id: camille.id,
    })
  })

  it('a decision ends it', async () => {
    const { post, validation } = await asked(ports)
    await press(ports, actor(claude), { id: post.id, seal: validation.seal }, 'approve', 0)
    const before = ports.commits()
    ports.pass(ringEveryMs)
    await ringUrgent(ports, validation.id)
    assert.equal(ports.commits(), before)
  })
})

describe('those whom it did not wait for', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  beforeEach(async () => {
    ports = createFakePorts()
    const { post, validation } = await asked(ports)
    const done = await press(ports, actor(claude), { id: post.id, seal: validation.seal }, 'approve', 0)
    assert.ok(done.kind === 'decided' && done.broadcast)
    broadcast = done.broadcast
  })
  const told = async () => (await ports.broadcasts.byId(broadcast.id))?.urgent?.told?.map(({ id }) => id)
  const last = () => ports.jobs.findLast(({ job }) => job === 'urgent.tell')

  it('learn of it once somebody has the card: all that its circuit would have asked, but authors and whose visa sent it', async () => {
    await tellOthers(ports, broadcast.id, settings)
    assert.deepEqual([await told(), ports.jobs.filter(({ job }) => job === 'urgent.tell').length], [undefined, 2])
    ports.report.counts.delivered = 1
    await tellOthers(ports, broadcast.id, settings)
    assert.deepEqual(await told(), [karim.id])
    assert.ok(refreshed(ports).includes(`told:${broadcast.id}:${karim.id}`))
    assert.deepEqual(ports.journal.at(-1)?.verb, 'urgent.told')
    const commits = ports.commits()
    await tellOthers(ports, broadcast.id, settings)
    assert.equal(ports.commits(), commits)
    const shown = await faceOf(ports, keyed(`told:${broadcast.id}:${karim.id}`))
    assert.deepEqual([shown?.to, shown?.face.face], [{ kind: 'person', id: karim.id }, 'told'])
  })

  it('learn of it in the morning', async () => {
    ports.report.counts.delivered = 1
    ports.pass(12 * 60 * 60_000)
    await tellOthers(ports, broadcast.id, settings)
    assert.deepEqual([await told(), last()?.at], [undefined, '2026-11-26T07:00:00.000Z'])
    ports.pass(10 * 60 * 60_000)
    await tellOthers(ports, broadcast.id, settings)
    assert.deepEqual(await told(), [karim.id])
  })

  it('are told even where a step of it has nobody', async () => {
    ports.report.counts.delivered = 1
    ports.town.departments.splice(0)
    ports.town.managers = {}
    ports.town.fallback.splice(0)
    await tellOthers(ports, broadcast.id, settings)
    assert.deepEqual(await told(), [karim.id])
  })

  it('are not told of what nobody got', async () => {
    ports.tamper('broadcast', { ...broadcast, state: 'stopped' })
    const commits = ports.commits()
    await tellOthers(ports, broadcast.id, settings)
    assert.equal(ports.commits(), commits)
  })
})
