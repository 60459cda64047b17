import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { peopleAtOnce } from '../../../../src/core/domain/personal/data-queue.ts'
import { newDataRequest } from '../../../../src/core/domain/personal/data-request.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { writeMyData } from '../../../../src/core/use-cases/personal/write-my-data.ts'
import type { TraceOf } from '../../../../src/core/ports/personal-data.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { note } from '../../../postgres/rows.ts'

const personOf = (n: number): string => `4d617263-2044-4750-826f-${String(n).padStart(12, '0')}`

describe('the job that writes down what Mary holds about people', () => {
  let ports: FakePorts
  let readings: number
  beforeEach(() => {
    ports = createFakePorts()
    ports.directory.person = async () => null
    readings = 0
    const { called } = ports.personal
    ports.personal.called = async people => {
      readings++
      return called(people)
    }
  })
  const crowd = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      const writer = { id: personOf(n), name: `Personne ${n}` }
      const row = { ...newDataRequest(`r${n}`, writer.id, later(ports.now(), n)), version: 1 }
      await ports.commit({ save: 'data_request', row, ifVersion: 0 })
      await ports.commit({ save: 'note', row: note({ id: `n${n}`, writer, text: `mot ${n}` }), ifVersion: 0 })
    }
  }
  const waiting = async (): Promise<string[]> => (await ports.dataRequests.waiting(99, ports.now())).map(({ id }) => id)
  const run = (n: number) => writeMyData(ports, { id: `r${n}` })

  it('writes for those who came first, whose job it is, and comes again for its own', async () => {
    await crowd(peopleAtOnce + 2)
    await assert.rejects(run(peopleAtOnce + 1), error => error instanceof Unavailable && error.retryAfterMs! <= 5_000)
    assert.deepEqual(await waiting(), [`r${peopleAtOnce}`, `r${peopleAtOnce + 1}`])
    await run(peopleAtOnce + 1)
    assert.deepEqual(await waiting(), [])
    assert.equal(readings, 2)
    for (const n of [0, peopleAtOnce + 1])
      assert.match(Buffer.from((await ports.dataRequests.file(`r${n}`))!).toString(), new RegExp(`mot ${n}\\b`))
  })

  it('tells of the issues that print their name, which no text of a row does', async () => {
    await crowd(1)
    ports.personal.called = async people => people.map(() => ({ ids: [], names: ['Rose Martin'] }))
    const issue = { editionId: 'e', reference: 'MV-1', production: 1, newspaper: 'Montréval & vous', number: 12 }
    ports.personal.issues = async function* () {
      yield { ...issue, html: '<main><article ><h3>La crèche</h3><p>Rose <strong>Martin</strong></p></article></main>' }
      yield { ...issue, editionId: 'other', number: 13, html: '<main>Rosemary Martineau</main>' }
    }
    await run(0)
    const page = Buffer.from((await ports.dataRequests.file('r0'))!).toString()
    assert.match(page, /"edition_file".*"Montréval & vous".*"12".*"La crèche"/)
    assert.doesNotMatch(page, /"13"/)
  })

  it('reads nothing for a request that was written while it waited for its turn', async () => {
    await crowd(2)
    ports.personal.alone = async work => {
      const row = (await ports.dataRequests.byId('r1'))!
      const written = { ...row, version: row.version + 1, writtenAt: ports.now() }
      await ports.commit({ save: 'data_request', row: written, ifVersion: row.version })
      return work()
    }
    await run(1)
    assert.equal(readings, 0)
    assert.deepEqual(await waiting(), ['r0'], 'whose own job comes')
    await run(7)
    assert.equal(readings, 0, 'one that is not there')
  })

  it('comes again while somebody else reads', async () => {
    await crowd(1)
    ports.personal.alone = async () => 'busy'
    await assert.rejects(run(0), error => error instanceof Unavailable && error.retryAfterMs! <= 5_000)
  })

  it('keeps no more than there is room for: whoever came last comes first in the next reading', async () => {
    await crowd(peopleAtOnce)
    const text = 'x'.repeat(999_000)
    ports.personal.traces = async function* (people): AsyncIterable<TraceOf> {
      for (const [of, { person }] of people.entries())
        yield {
          of,
          trace: {
            group: 'own',
            table: 'note',
            key: `${of}`,
            row: { doc: { writer: { id: person, name: 'P' }, text } },
          },
        }
    }
    await run(0)
    assert.deepEqual(await waiting(), ['r20', 'r21', 'r22', 'r23', 'r24'])
    await run(24)
    assert.deepEqual(await waiting(), [])
  })

  it('tells what one of them runs into to their own job alone', async () => {
    await crowd(4)
    const { traces } = ports.personal
    ports.personal.traces = async function* (people) {
      yield { of: people.findIndex(({ person }) => person === personOf(2)), trace: null as never }
      yield* traces(people)
    }
    ports.directory.person = async id => {
      if (id === personOf(1)) throw new Unavailable('away')
      return null
    }
    await run(0)
    assert.deepEqual(await waiting(), ['r1', 'r2'])
    await assert.rejects(run(1), /away/)
    await assert.rejects(run(2), TypeError)
    await run(3)
  })
})
