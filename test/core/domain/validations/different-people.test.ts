import assert from 'node:assert/strict'
import { isWaitedFor, panelsLeft, stillAsked, vacantPlaces } from '../../../../src/core/domain/validations/chairs.ts'
import {
  areEnough,
  handedBy,
  mayTake,
  visaElsewhere,
} from '../../../../src/core/domain/validations/different-people.ts'
import type { Panel, StandIn, Validation } from '../../../../src/core/domain/validations/validation.ts'
import { validation } from '../../../postgres/rows.ts'
import { approver, stepOf, visaOf } from '../../../support/steps-of.ts'

const now = '2026-11-25T10:00:00.000Z'
const named = (id: string) => ({ id, name: id })
const panel = (people: string[], needs = 1, department: string | null = null): Panel => ({ department, people, needs })
const handing = (step: number, from: string, to: string, by: string) => ({
  step,
  from: named(from),
  to: named(to),
  by: named(by),
  at: now,
  reason: 'r',
})
const standIn = (id: string, rest: Partial<StandIn> = {}): StandIn => ({
  ...named(id),
  because: 'delegation',
  from: now,
  until: null,
  delegationId: 'd',
  ...rest,
})
const at = (steps: Validation['steps'], rest: Partial<Validation> = {}) =>
  validation({ authors: [], reassignments: [], steps, ...rest })

describe('who may take which place', () => {
  it('finds the visa that somebody gave in another step, and no other', () => {
    const two = at([stepOf('one', ['a'], { visas: [visaOf('a')] }), stepOf('two', ['a', 'b'])])
    assert.deepEqual(
      [visaElsewhere(two, 1, 'a')?.step, visaElsewhere(two, 0, 'a'), visaElsewhere(two, 1, 'b')],
      [0, null, null],
    )
    assert.deepEqual(
      [mayTake(two, 1, 'a', 'a'), mayTake(two, 1, 'b', 'b'), mayTake({ ...two, authors: ['b'] }, 1, 'b', 'b')],
      [false, true, false],
    )
  })

  it('follows a place that was handed on, in its own step alone', () => {
    const reassignments = [
      handing(0, 'x', 'b', 'a'),
      handing(0, 'b', 'c', 'z'),
      handing(1, 'y', 'd', 'a'),
      handing(0, 'w', 'e', 'z'),
    ]
    assert.deepEqual([...handedBy({ reassignments, steps: [] }, 0, 'a')], ['b', 'c'])
    assert.deepEqual([...handedBy({ reassignments, steps: [] }, 1, 'a')], ['d'])
    assert.deepEqual([...handedBy({ reassignments, steps: [] }, 0, 'z')], ['c', 'e'])
  })

  it('follows a place that was lent for its approver: whoever lent it has it by no road', () => {
    const lent = (...standIns: StandIn[]) => ({ ...approver('h'), standIns })
    const steps = [stepOf('one', [lent(standIn('b', { by: 'a' }), standIn('a', { by: 'b', until: now }))])]
    for (const who of ['a', 'b']) assert.equal(mayTake(at(steps), 0, who, 'h'), false, who)
    assert.equal(mayTake(at(steps), 0, 'c', 'h'), true)
    const handed = at([stepOf('one', ['c'])], { reassignments: [{ ...handing(0, 'h', 'c', 'z'), lenders: ['a'] }] })
    assert.deepEqual([mayTake(handed, 0, 'a', 'c'), mayTake(handed, 0, 'b', 'c')], [false, true])
  })

  it('counts who is left for each step, whoever gives their visa in one before', () => {
    const enough = (...steps: Panel[][]) => areEnough(steps.map(panels => ({ panels })))
    assert.ok(enough([panel(['a', 'b'])], [panel(['a', 'b'])]))
    assert.ok(!enough([panel(['a', 'b'])], [panel(['a'])]))
    assert.ok(enough([panel(['a'])], [panel(['a', 'b'])]))
    assert.ok(!enough([panel(['a', 'b'], 2)], [panel(['a', 'b', 'c'], 2)]))
    assert.ok(!enough([panel(['a', 'b'])], [panel(['a', 'b'])], [panel(['a', 'b'])]))
    assert.ok(
      enough([panel(['a'], 1, 'A'), panel(['a'], 1, 'B')], [panel(['a', 'b'])]),
      'one visa of one person for both departments',
    )
  })

  it('counts of what is left only who gave no visa, and only the visas that are missing', () => {
    const steps = [
      stepOf('one', ['a'], { visas: [visaOf('a')] }),
      stepOf('two', ['a', 'b', 'c'], { panels: [panel(['a', 'b', 'c'], 2)], visas: [visaOf('z', { chairs: ['b'] })] }),
    ]
    assert.deepEqual(panelsLeft({ steps }), [{ panels: [] }, { panels: [panel(['c'])] }])
  })

  it('waits for nobody twice, in whatever place', () => {
    const both = stepOf('heads', ['a', approver('b', { standIns: [standIn('a')] })], {
      panels: [panel(['a'], 1, 'A'), panel(['b'], 1, 'B')],
    })
    const given = { ...both, visas: [visaOf('a')] }
    assert.ok(isWaitedFor(at([both]), 'a', now))
    assert.ok(!isWaitedFor(at([given]), 'a', now), 'their one visa of the step is given')
    assert.ok(isWaitedFor(at([given]), 'b', now))
  })

  it('names in the place of who cannot whoever was asked instead', () => {
    const first = stepOf('one', ['a'], { visas: [visaOf('a')] })
    const second = (...standIns: StandIn[]) => at([first, stepOf('two', [approver('a', { standIns })])], { current: 1 })
    const names = (...standIns: StandIn[]) => stillAsked(second(...standIns), 1).map(({ id }) => id)
    assert.deepEqual(
      names(standIn('f', { because: 'visa-elsewhere' }), standIn('d', { until: '2026-12-01T00:00:00.000Z' })),
      ['f'],
    )
    assert.deepEqual(names(), [])
    assert.deepEqual(
      vacantPlaces(second(), 1, now).map(({ id }) => id),
      ['a'],
    )
    assert.deepEqual(vacantPlaces(second(standIn('d')), 1, now), [])
    assert.deepEqual(
      vacantPlaces(second(standIn('d', { until: now })), 1, now).map(({ id }) => id),
      ['a'],
    )
  })
})
