import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { countOpenings } from '../../src/print/count-openings.ts'
import { eventually } from '../support/eventually.ts'

type Written = { editionId: string; day: string; opened: number }

describe('openings of pages', () => {
  let written: Written[][]
  let reported: unknown[]
  let away: boolean
  const counting = (everyMs: number) =>
    countOpenings({
      write: async all => {
        if (away) throw new Error('away')
        written.push([...all])
      },
      report: error => void reported.push(error),
      everyMs,
    })
  beforeEach(() => {
    written = []
    reported = []
    away = false
  })

  it('are written together, and by a stop at once', async () => {
    const { opened, close } = counting(3_600_000)
    for (let n = 0; n < 3_000; n++) opened('e', '2026-12-01')
    opened('e', '2026-12-02')
    opened('f', '2026-12-01')
    assert.deepEqual(written, [])
    await close()
    const expected = [
      { editionId: 'e', day: '2026-12-01', opened: 3_000 },
      { editionId: 'e', day: '2026-12-02', opened: 1 },
      { editionId: 'f', day: '2026-12-01', opened: 1 },
    ]
    assert.deepEqual(written, [expected])
    await close()
    assert.equal(written.length, 1, 'nothing twice')
  })

  it('are written within the time that was said, each time', async () => {
    const { opened } = counting(1)
    for (let round = 1; round <= 2; round++) {
      opened('e', '2026-12-01')
      await eventually(async () => written.length === round, 'written')
    }
  })

  it('that are being written at a stop are waited for, and written again where that fails', async () => {
    const answers: { done(): void; fail(error: Error): void }[] = []
    const { opened, close } = countOpenings({
      write: async all => {
        written.push([...all])
        return new Promise((done, fail) => void answers.push({ done, fail }))
      },
      report: error => void reported.push(error),
      everyMs: 1,
    })
    opened('e', '2026-12-01')
    await eventually(async () => answers.length === 1, 'being written')
    let isClosed = false
    const closing = close().then(() => (isClosed = true))
    opened('f', '2026-12-01')
    await setTimeout(5)
    assert.deepEqual([isClosed, answers.length], [false, 1])
    answers[0]!.fail(new Error('away'))
    await eventually(async () => answers.length === 2, 'written again')
    opened('f', '2026-12-02')
    answers[1]!.done()
    await closing
    await setTimeout(20)
    assert.deepEqual(
      written.map(all =>
        all
          .map(({ editionId }) => editionId)
          .sort()
          .join(' '),
      ),
      ['e', 'e f'],
    )
  })

  it('stay counted while the database is away', async () => {
    away = true
    const { opened, close } = counting(1)
    opened('e', '2026-12-01')
    await eventually(async () => reported.length > 0, 'reported')
    opened('e', '2026-12-01')
    away = false
    await eventually(async () => written.flat().reduce((sum, one) => sum + one.opened, 0) === 2, 'counted')
    await close()
  })
})
