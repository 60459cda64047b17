import assert from 'node:assert/strict'
import type { EventTally } from '../../../../src/core/domain/events/event.ts'
import type { DepartmentGroup } from '../../../../src/core/domain/figures/counted.ts'
import { periodAt, type PeriodUnit } from '../../../../src/core/domain/figures/period.ts'
import { readFigures } from '../../../../src/core/use-cases/figures/see-figures.ts'
import { createFakePorts, settings } from '../../../fakes/ports.ts'

/** What was said in each month of the third quarter: eight people, three, seven. */
const months: Record<string, EventTally> = {
  '2026-06-30': { yes: 8, no: 0, maybe: 0, waiting: 0 },
  '2026-07-31': { yes: 3, no: 0, maybe: 0, waiting: 0 },
  '2026-08-31': { yes: 7, no: 0, maybe: 0, waiting: 0 },
}
const planned = (department: string, people: number): DepartmentGroup => ({
  department,
  state: 'planned',
  reason: null,
  people,
})
const departments: Record<string, DepartmentGroup[]> = {
  '2026-06-30': [planned('Culture', 9), planned('Voirie', 20), planned('Sports', 6)],
  '2026-07-31': [planned('Culture', 3), planned('Voirie', 20), planned('Sports', 6)],
  '2026-08-31': [planned('Voirie', 20)],
}

describe('figures of people, by month and by quarter', () => {
  const see = (unit: PeriodUnit, day: string) => {
    const ports = createFakePorts()
    const none = { yes: 0, no: 0, maybe: 0, waiting: 0 }
    ports.figures.answers = async spans => spans.map(({ from }) => months[from.slice(0, 10)] ?? none)
    ports.figures.departments = async spans => spans.map(({ from }) => departments[from.slice(0, 10)] ?? [])
    return readFigures(ports, periodAt(unit, day), settings, { departments: true })
  }

  it('leave out of the quarter a month that shows nothing by itself', async () => {
    assert.deepEqual((await see('month', '2026-07-01')).answers, [{ keys: ['yes'], people: 8 }])
    assert.equal((await see('month', '2026-08-01')).answers, null)
    assert.deepEqual((await see('quarter', '2026-08-01')).answers, [{ keys: ['yes'], people: 15 }])
  })

  it('leave a small department merged in the quarter where it is in one of its months', async () => {
    const lines = async (unit: PeriodUnit, day: string) =>
      (await see(unit, day)).departmentReach!.map(({ names, people }) => `${names.toSorted().join(' + ')} ${people}`)
    assert.deepEqual(await lines('month', '2026-07-01'), ['Voirie 20', 'Culture 9', 'Sports 6'])
    assert.deepEqual(await lines('month', '2026-08-01'), ['Voirie 20', 'Culture + Sports 9'])
    assert.deepEqual(await lines('quarter', '2026-08-01'), ['Voirie 60', 'Culture + Sports 24'])
  })
})
