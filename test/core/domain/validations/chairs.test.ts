import assert from 'node:assert/strict'
import {
  chairsFor,
  isAsked,
  isComplete,
  isStanding,
  isWaitedFor,
  openPlaces,
  panelsLeft,
} from '../../../../src/core/domain/validations/chairs.ts'
import { areEnough, handedBy, mayTake } from '../../../../src/core/domain/validations/different-people.ts'
import type { Panel, StandIn, Step, Validation } from '../../../../src/core/domain/validations/validation.ts'
import { approver, stepOf, visaOf } from '../../../support/steps-of.ts'

const now = '2026-11-25T09:00:00.000Z'
const panel = (needs: number, people: string[], department: string | null = null): Panel => ({
  department,
  people,
  needs,
})
const lent = (id: string, rest: Partial<StandIn> = {}): StandIn => ({
  id,
  name: id,
  because: 'delegation',
  from: '2026-11-25T08:00:00.000Z',
  until: null,
  delegationId: 'd',
  ...rest,
})
const seated = (steps: Step[], rest: Partial<Validation> = {}) =>
  ({ steps, reassignments: [], authors: [], ...rest }) as unknown as Validation
const takes = (step: Step, person: string, rest: Partial<Validation> = {}) =>
  chairsFor(seated([step], rest), 0, person, now)
const handed = (from: string, to: string, by: string) => ({
  step: 0,
  from: { id: from, name: from },
  to: { id: to, name: to },
  by: { id: by, name: by },
  at: now,
  reason: '',
})

describe('the places of a step', () => {
  it('a visa takes the own one, once', () => {
    const step = stepOf('a', ['k', 'l'], { panels: [panel(2, ['k', 'l'])] })
    assert.deepEqual([takes(step, 'k'), takes(step, 'x')], [['k'], []])
    const after = { ...step, visas: [visaOf('k')] }
    assert.deepEqual([takes(after, 'k'), takes(after, 'l'), isComplete(after)], [[], ['l'], false])
    assert.equal(isComplete({ ...after, visas: [visaOf('k'), visaOf('l')] }), true)
  })

  it('whoever stands in never votes for a place that is taken', () => {
    const step = stepOf('a', [approver('k', { standIns: [lent('d')] }), 'l'], {
      panels: [panel(2, ['k', 'l'])],
      visas: [visaOf('k')],
    })
    assert.deepEqual(takes(step, 'd'), [])
    assert.deepEqual(takes({ ...step, visas: [] }, 'd'), ['k'])
  })

  it('are needed no more once their panel is complete', () => {
    const step = stepOf('a', ['k', 'l'], { visas: [visaOf('k')] })
    assert.deepEqual([takes(step, 'l'), openPlaces(step), isComplete(step)], [[], [], true])
  })

  it('of one quorum are never taken two at a time, of two departments they are', () => {
    const people = [approver('k', { standIns: [lent('d')] }), approver('l', { standIns: [lent('d')] })]
    assert.deepEqual(takes(stepOf('a', people, { panels: [panel(2, ['k', 'l'])] }), 'd'), ['k'])
    assert.deepEqual(
      takes(stepOf('a', people, { panels: [panel(1, ['k'], 'Voirie'), panel(1, ['l'], 'Écoles')] }), 'd'),
      ['k', 'l'],
    )
    assert.deepEqual(
      takes(stepOf('a', people, { panels: [panel(1, ['k'], 'Voirie'), panel(1, ['l'], 'Voirie')] }), 'd'),
      ['k'],
    )
  })

  it('are lent from a moment on, and up to another', () => {
    for (const [standIn, stands] of [
      [lent('d', { from: now }), true],
      [lent('d', { from: '2026-11-25T09:00:00.001Z' }), false],
      [lent('d', { until: now }), false],
      [lent('d', { until: '2026-11-25T09:00:00.001Z' }), true],
    ] as const) {
      const step = stepOf('a', [approver('k', { standIns: [standIn] })])
      assert.deepEqual(
        [isStanding(standIn, now), isAsked(step, 'd', now), takes(step, 'd')],
        [stands, stands, stands ? ['k'] : []],
      )
    }
  })

  it('wait for nobody once it is decided', () => {
    const validation = seated([stepOf('a', ['k'])], { state: 'waiting', current: 0 })
    assert.equal(isWaitedFor(validation, 'k', now), true)
    assert.equal(isWaitedFor({ ...validation, state: 'refused' }, 'k', now), false)
  })

  it('open are those of panels that lack somebody, and that nobody took', () => {
    const step = stepOf('a', ['k', 'l', 'm'], { panels: [panel(2, ['k', 'l']), panel(1, ['m'])], visas: [visaOf('k')] })
    assert.deepEqual(
      openPlaces(step).map(({ id }) => id),
      ['l', 'm'],
    )
  })

  it('that are left are told with who is left for them: whoever gave a visa gives no other', () => {
    const first = stepOf('a', ['k'], { visas: [visaOf('k')] })
    const second = stepOf('b', ['k', 'l', 'm'], { panels: [panel(2, ['k', 'l', 'm'])], visas: [visaOf('l')] })
    assert.deepEqual(panelsLeft({ steps: [first, second] }), [{ panels: [] }, { panels: [panel(1, ['m'])] }])
  })
})

describe('who may take a place', () => {
  const steps = [stepOf('a', ['k', 'l']), stepOf('b', ['k', 'm'])]

  it('is no author, and gave no visa in another step', () => {
    assert.equal(mayTake(seated(steps), 1, 'k', 'k'), true)
    assert.equal(mayTake(seated(steps, { authors: ['k'] }), 1, 'k', 'k'), false)
    assert.equal(mayTake(seated([{ ...steps[0]!, visas: [visaOf('k')] }, steps[1]!]), 1, 'k', 'k'), false)
    assert.equal(mayTake(seated([{ ...steps[0]!, visas: [visaOf('k')] }, steps[1]!]), 0, 'k', 'k'), true)
    assert.deepEqual(chairsFor(seated(steps, { authors: ['k'] }), 0, 'k', now), [])
  })

  it('did not hand it on, nor choose whoever handed it on since', () => {
    const reassignments = [handed('k', 'l', 'z'), handed('l', 'm', 'l')]
    assert.deepEqual([...handedBy({ reassignments, steps: [] }, 0, 'z')], ['l', 'm'])
    assert.deepEqual([...handedBy({ reassignments, steps: [] }, 0, 'l')], ['m'])
    assert.deepEqual([...handedBy({ reassignments, steps: [] }, 1, 'z')], [])
    assert.equal(mayTake(seated(steps, { reassignments }), 0, 'z', 'm'), false)
    assert.equal(mayTake(seated(steps, { reassignments }), 0, 'z', 'k'), true)
  })

  it('are enough people where each step keeps as many as it needs', () => {
    const of = (...panels: Panel[][]) => areEnough(panels.map(one => ({ panels: one })))
    assert.equal(of([panel(1, ['k'])], [panel(1, ['k'])]), false)
    assert.equal(of([panel(1, ['k'])], [panel(1, ['k', 'l'])]), true)
    assert.equal(of([panel(2, ['k', 'l'])], [panel(1, ['k', 'l'])]), false)
    assert.equal(of([panel(1, ['k', 'l'])], [panel(2, ['k', 'l', 'm'])]), true)
  })
})
