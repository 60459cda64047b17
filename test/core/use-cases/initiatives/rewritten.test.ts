import assert from 'node:assert/strict'
import type { Face } from '../../../../src/core/domain/faces/face.ts'
import { togetherSince } from '../../../../src/core/domain/initiatives/rewritten.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { lookAtList } from '../../../../src/core/use-cases/initiatives/look-at-list.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { writeInitiativeToList } from '../../../../src/core/use-cases/initiatives/write-to-list.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'

const minute = 60_000

describe('lines that are deleted in the list', () => {
  let ports: FakePorts
  let shown: Face[]
  const messenger: Pick<Messenger, 'show' | 'redraw'> = {
    show: async (_to, face) => {
      shown.push(face)
      return { kind: 'delivered', conversationId: 'c', activityId: `a${shown.length}` }
    },
    redraw: async ({ to: _, ...at }) => ({ kind: 'delivered', ...at }),
  }
  const told = () => shown.filter(({ face }) => face === 'rewritten' || face === 'rewritten-lines')
  /** Does what is due, as the queue would. */
  const work = async (): Promise<void> => {
    const waits: typeof ports.jobs = []
    for (let job = ports.jobs.shift(); job; job = ports.jobs.shift()) {
      if ('at' in job && job.at !== undefined && job.at > ports.now()) waits.push(job)
      else if (job.job === 'initiative.list') await writeInitiativeToList(ports, job.data.id)
      else if (job.job === 'placement.refresh')
        await refreshPlacement({ ...ports, messenger: messenger as Messenger }, job.data.key)
    }
    ports.jobs.push(...waits)
  }
  const look = async (): Promise<void> => {
    await lookAtList(ports, settings)
    await work()
  }
  const passes = async (ms: number): Promise<void> => {
    ports.pass(ms)
    await work()
  }
  const submit = async (from: number, to: number): Promise<void> => {
    for (let n = from; n <= to; n++) {
      const fields = { title: `Idée ${n}`, text: 'Un texte' }
      await submitInitiative(ports, actor(alice), { id: `i${n}`, fields, form: null, despiteNear: true })
      await work()
    }
    await look()
  }
  beforeEach(() => {
    ports = createFakePorts()
    shown = []
  })

  it('are told of in one card, when they are many: how many, some of them, and once', async () => {
    await submit(1, 40)
    for (let n = 1; n <= 40; n++) ports.initiativeList.remove(String(n))
    const at = togetherSince(ports.now())
    await look()
    assert.equal(Object.keys(ports.initiativeList.held()).length, 40)
    await passes(9 * minute)
    assert.deepEqual(told(), [], 'it is not known yet how many there are')
    await passes(2 * minute)
    const [card, ...others] = told()
    assert.deepEqual(others, [])
    assert.ok(card?.face === 'rewritten-lines')
    assert.equal(card.count, 40)
    assert.equal(card.first.length, 5)
    const { rewrittenSince } = ports.listedItems
    ports.listedItems.rewrittenSince = () => assert.fail('one question tells how many there are, and the first of them')
    assert.deepEqual((await faceOf(ports, keyOf({ card: 'rewritten-lines', at })))?.face, card)
    ports.listedItems.rewrittenSince = rewrittenSince
    await passes(60 * minute)
    await look()
    assert.equal(told().length, 1)
  })

  it('are told of each below its own card, when they are few; later ones are others', async () => {
    await submit(1, 6)
    for (const itemId of ['1', '2', '3']) ports.initiativeList.remove(itemId)
    await look()
    await passes(11 * minute)
    assert.deepEqual(
      told().map(({ face }) => face),
      ['rewritten', 'rewritten', 'rewritten'],
    )
    for (const itemId of ['4', '5', '6']) ports.initiativeList.remove(itemId)
    await look()
    await passes(11 * minute)
    assert.equal(told().filter(({ face }) => face === 'rewritten').length, 6)
  })
})
