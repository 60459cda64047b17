import assert from 'node:assert/strict'
import { openStores } from '../../src/app/open-stores.ts'
import type { Change } from '../../src/core/change.ts'
import { keyOf } from '../../src/core/domain/placements/placed-card.ts'
import type { Face } from '../../src/core/domain/faces/face.ts'
import type { Messenger } from '../../src/core/ports/outside.ts'
import { handOn } from '../../src/core/use-cases/calls/answer-call.ts'
import { closeCall } from '../../src/core/use-cases/calls/close-call.ts'
import { openCall } from '../../src/core/use-cases/calls/open-call.ts'
import { redrawCall } from '../../src/core/use-cases/calls/redraw-call.ts'
import { refreshPlacement } from '../../src/core/use-cases/placements/refresh-placement.ts'
import { askedTown, plannedCall } from '../fakes/calls.ts'
import { createFakePorts, type FakePorts, settings } from '../fakes/ports.ts'
import { actor, hugo } from '../fakes/town.ts'
import { comms } from '../fakes/walk.ts'
import { eachDatabase } from '../support/database.ts'

/** A process of Mary on this database: what its commits ask for is run by hand, and what its messenger shows is kept. */
type Process = FakePorts & { messenger: Messenger; asked: Change[]; shown: Map<string, Face> }

describe('calls in the database, with two processes', () => {
  eachDatabase((_kind, open) => {
    let ids = 0
    const process = async (): Promise<Process> => {
      const ports = createFakePorts()
      const stores = openStores(await open(), () => ports.now())
      const [asked, shown]: [Change[], Map<string, Face>] = [[], new Map()]
      const show = async ({ key }: { key: string }, face: Face) => {
        shown.set(key, face)
        return { kind: 'delivered', conversationId: 'c', activityId: key }
      }
      return {
        ...ports,
        ...stores,
        deliveries: ports.deliveries,
        conversations: ports.conversations,
        commit: async (...changes: Change[]) => {
          const done = await stores.commit(...changes)
          if (done === 'done') asked.push(...changes.filter(one => 'job' in one))
          return done
        },
        newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
        newReference: async kind => `${kind}-2026-${String(++ids).padStart(4, '0')}`,
        messenger: { show, redraw: show } as unknown as Messenger,
        asked,
        shown,
      }
    }
    /** What the commits of this process asked for, and what that asks for, but what only comes at its hour. */
    const runs = async (ports: Process): Promise<void> => {
      for (let one = ports.asked.shift(); one; one = ports.asked.shift()) {
        if (!('job' in one) || one.at !== undefined) continue
        if (one.job === 'placement.refresh') await refreshPlacement(ports, one.data.key)
        if (one.job === 'call.cards') await redrawCall(ports, one.data, settings)
      }
    }
    const opened = async (ports: Process, n: number) => {
      const town = askedTown(ports, n)
      const { id } = await plannedCall(ports)
      await openCall(ports, id, settings)
      await runs(ports)
      const [row] = await ports.calls.departmentsOf(id)
      return { id, row: row!, first: actor(town[0]!.correspondent) }
    }

    it('a question that is handed on in the very moment of the end: the colleague’s card says that it is over', async () => {
      const [one, other] = [await process(), await process()]
      const { id, row, first } = await opened(one, 2)
      askedTown(other, 2)
      const key = keyOf({ card: 'call', departmentId: row.id, person: hugo.id })
      const { commit } = one
      one.commit = async (...changes) => {
        one.commit = commit
        // Everything is read by now; before it is written the other process hands on, and sends the card.
        assert.equal((await handOn(other, first, row.id, hugo.id)).kind, 'changed')
        await runs(other)
        const face = other.shown.get(key)
        assert.equal(face?.face === 'call' && face.call.state, 'open')
        return commit(...changes)
      }
      assert.equal((await closeCall(one, comms, id, 2)).kind, 'changed')
      await runs(one)
      const face = one.shown.get(key)
      assert.equal(face?.face === 'call' && face.call.state, 'closed')
    })

    it('a question that is handed on right after the end was written: the card comes, and says that it is over', async () => {
      const [one, other] = [await process(), await process()]
      const { id, row, first } = await opened(one, 1)
      askedTown(other, 1)
      const { commit } = other
      other.commit = async (...changes) => {
        other.commit = commit
        await closeCall(one, comms, id, 1)
        await runs(one)
        return commit(...changes)
      }
      assert.equal((await handOn(other, first, row.id, hugo.id)).kind, 'changed')
      await runs(other)
      const face = other.shown.get(keyOf({ card: 'call', departmentId: row.id, person: hugo.id }))
      assert.equal(face?.face === 'call' && face.call.state, 'closed')
    })

    it('a recurring call opens once, and its next is planned once', async () => {
      const processes = await Promise.all([process(), process(), process()])
      for (const ports of processes) askedTown(ports, 3)
      const [one] = processes
      const { id } = await plannedCall(one, { opens: '2026-11-25', opensTime: '10:00', recurrence: 'weekly' })
      await Promise.all(processes.map(ports => openCall(ports, id, settings)))
      assert.equal((await one.calls.departmentsOf(id)).length, 3)
      assert.equal((await one.calls.recent(50)).filter(({ previousId }) => previousId === id).length, 1)
      const boards = processes.flatMap(({ asked }) => asked).filter(job => 'job' in job && job.job === 'call.close')
      assert.equal(boards.length, 1)
    })
  })
})
