import assert from 'node:assert/strict'
import type { Change } from '../../../../src/core/change.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { followSectors } from '../../../../src/core/use-cases/sectors/follow-sectors.ts'
import { sectorsOfPost } from '../../../../src/core/use-cases/sectors/where-cards-lie.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { approved, refreshed } from '../../../fakes/walk.ts'
import { aSector } from './a-sector.ts'

describe('after a sector changed', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
  })

  it('all that waits, and the last broadcasts, are looked at once more, a few in each commit', async () => {
    const ids = Array.from({ length: 120 }, (_, n) => `i${n}`)
    for (const id of ids) {
      const fields = { title: `Idée ${id}`, text: 'Du miel' }
      await submitInitiative(ports, actor(alice), { id, fields, form: null, despiteNear: true })
    }
    const { broadcast } = await approved(ports)
    ports.jobs.length = 0
    const sizes: number[] = []
    const commit = async (...changes: Change[]) => {
      sizes.push(changes.length)
      return ports.commit(...changes)
    }
    await followSectors({ ...ports, commit })
    const routed = ports.jobs.flatMap(one => (one.job === 'initiative.route' ? [one.data.id] : []))
    assert.deepEqual(routed.toSorted(), ids.toSorted())
    const inboxes = ids.map(initiativeId => keyOf({ card: 'inbox', initiativeId }))
    const wanted = [...inboxes, keyOf({ card: 'broadcast', broadcastId: broadcast.id })]
    assert.deepEqual(refreshed(ports).toSorted(), wanted.toSorted())
    assert.ok(Math.max(...sizes) <= 100, String(sizes))
  })

  it('a post is of the sector of whoever proposed it, too', async () => {
    ports.tamper('sector', aSector('roads', { departments: ['Voirie'] }))
    await submitInitiative(ports, actor(alice), { id: 'i', fields: { title: 'a', text: 'b' }, form: null })
    const initiative = (await ports.initiatives.byId('i'))!
    ports.tamper('initiative', { ...initiative, department: 'Voirie' })
    const { post } = await approved(ports)
    const of = async (initiativeId: string | null) =>
      (await sectorsOfPost(ports, { ...post, initiativeId, touches: [] })).map(({ id }) => id)
    assert.deepEqual([await of('i'), await of(null)], [['roads'], []])
  })
})
