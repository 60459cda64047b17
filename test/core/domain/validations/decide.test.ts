import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Attempt, decide, drawnFor } from '../../../../src/core/domain/validations/decide.ts'
import { stepOf } from '../../../support/steps-of.ts'
import type { DecisionKind, Validation } from '../../../../src/core/domain/validations/validation.ts'
import { holds } from '../../../support/holds.ts'

const named = (id: string) => ({ id, name: id })
/** Zoé is an author whom somebody put among the approvers all the same. */
const fresh: Validation = {
  id: 'v',
  version: 1,
  postId: 'p',
  reference: 'PUB-2026-0001',
  title: 'T',
  postVersion: 1,
  seal: 'seal',
  state: 'waiting',
  circuit: { id: 'c', name: 'c', number: 1 },
  steps: [
    stepOf('department', ['hugo', 'zoe'], { openedAt: '' }),
    stepOf('communication', ['camille', 'claude', 'hugo']),
  ],
  current: 0,
  decisions: [],
  submittedBy: named('camille'),
  submittedAt: '',
  authors: ['zoe'],
  barred: [],
  deadline: null,
  urgent: false,
  shown: {},
  seenBefore: {},
  nudges: [],
  reassignments: [],
  escalations: [],
  missed: null,
  comments: [],
  proposals: [],
}
const attempt = (by: string, kind: DecisionKind, step: number, change: Partial<Attempt> = {}): Attempt => ({
  by: named(by),
  kind,
  step,
  seal: 'seal',
  reason: kind === 'approve' ? null : 'parce que',
  now: '2026-11-25T09:00:00.000Z',
  sent: false,
  ...change,
})

function after(...attempts: Attempt[]): Validation {
  return attempts.reduce((validation, one) => {
    const decided = decide(validation, one)
    assert.ok(decided.kind === 'decided', `${one.by.id} ${one.kind} ${one.step}: ${decided.kind}`)
    return decided.validation
  }, fresh)
}
const kindOf = (validation: Validation, one: Attempt) => decide(validation, one).kind

describe('decide', () => {
  const first = attempt('hugo', 'approve', 0)
  const second = attempt('camille', 'approve', 1)

  it('passes step after step to approved', () => {
    assert.deepEqual([after(first).state, after(first).current], ['waiting', 1])
    assert.deepEqual([after(first, second).state, after(first, second).current], ['approved', 2])
  })

  it('answers the same click, and the contrary one, with the decision that stands', () => {
    const validation = after(first)
    for (const kind of ['approve', 'refuse', 'changes'] as const) {
      const again = decide(validation, attempt('hugo', kind, 0, { now: 'later' }))
      assert.deepEqual(again, {
        kind: 'already-decided',
        by: named('hugo'),
        at: first.now,
        decision: validation.decisions[0],
      })
    }
    const refused = after(first, attempt('camille', 'refuse', 1))
    assert.equal(kindOf(refused, attempt('claude', 'approve', 1)), 'already-decided')
    assert.equal(kindOf(refused, attempt('camille', 'refuse', 1)), 'already-decided')
  })

  it('takes the click of a card once: the very same one gives no visa again, and takes none back again', () => {
    const approve = attempt('hugo', 'approve', 0, { drawn: drawnFor(fresh, 'hugo') })
    const given = after(approve)
    assert.equal(kindOf(given, approve), 'already-decided')
    const withdraw = attempt('hugo', 'withdraw', 0, { drawn: drawnFor(given, 'hugo') })
    const taken = after(approve, withdraw)
    assert.deepEqual(
      [kindOf(taken, approve), kindOf(taken, withdraw), taken.state],
      ['stale', 'already-decided', 'waiting'],
    )
    const again = attempt('hugo', 'approve', 0, { drawn: drawnFor(taken, 'hugo') })
    const twice = after(approve, withdraw, again)
    assert.deepEqual([kindOf(twice, withdraw), kindOf(twice, approve)], ['stale', 'already-decided'])
    // The same bytes submitted once more are another version, and another question.
    assert.equal(kindOf({ ...fresh, postVersion: 2 }, approve), 'stale')
    // What others decided meanwhile is no matter of this card.
    assert.equal(kindOf(given, attempt('camille', 'approve', 1, { drawn: drawnFor(fresh, 'camille') })), 'decided')
  })

  it('knows whom it asked', () => {
    assert.equal(kindOf(fresh, attempt('camille', 'approve', 0)), 'not-an-approver')
    assert.equal(kindOf(fresh, attempt('zoe', 'approve', 0)), 'not-an-approver', 'an author never')
  })

  it('takes nothing for another version, another step, or no step', () => {
    assert.equal(kindOf(fresh, { ...first, seal: 'other' }), 'stale')
    assert.equal(kindOf(fresh, second), 'stale')
    for (const step of [-1, 2, 0.5, NaN]) assert.equal(kindOf(fresh, { ...first, step }), 'stale')
  })

  it('wants a reason for refusals and changes', () => {
    for (const kind of ['refuse', 'changes'] as const) {
      assert.equal(kindOf(fresh, attempt('hugo', kind, 0, { reason: null })), 'reason-missing')
      assert.equal(kindOf(fresh, attempt('hugo', kind, 0, { reason: 'x'.repeat(501) })), 'too-long')
      assert.equal(kindOf(fresh, attempt('hugo', kind, 0, { reason: 'x'.repeat(500) })), 'decided')
    }
  })

  it('keeps no reason for a visa, nor an empty one for taking it back', () => {
    const [visa] = after(attempt('hugo', 'approve', 0, { reason: 'parfait' })).decisions
    const back = after(first, attempt('hugo', 'withdraw', 0, { reason: '' })).decisions.at(-1)
    assert.deepEqual([visa?.reason, back?.reason], [null, null])
  })

  it('is closed once ended elsewhere or void', () => {
    assert.equal(kindOf({ ...fresh, state: 'void' }, first), 'closed')
    assert.equal(kindOf({ ...after(first), state: 'void' }, first), 'closed', 'also for whoever gave their visa')
    assert.equal(kindOf(after(attempt('hugo', 'refuse', 0)), second), 'closed')
  })

  it('waits at a step since it opened, however many of its visas are given; the next one, and one taken back, wait anew', () => {
    const opened = '2026-11-24T09:00:00.000Z'
    const panels = [{ department: null, people: ['hugo', 'diane', 'gaelle'], needs: 2 }]
    const quorum: Validation = {
      ...fresh,
      steps: [
        stepOf('department', ['hugo', 'diane', 'gaelle'], {
          panels,
          openedAt: opened,
          due: '2026-11-26T09:00:00.000Z',
        }),
        fresh.steps[1]!,
      ],
    }
    const give = (validation: Validation, one: Attempt) => {
      const decided = decide(validation, one)
      assert.ok(decided.kind === 'decided', decided.kind)
      return decided.validation
    }
    const one = give(quorum, first)
    assert.deepEqual(
      [one.current, one.steps[0]!.openedAt, one.steps[0]!.due, one.steps[1]!.openedAt],
      [0, opened, '2026-11-26T09:00:00.000Z', null],
    )
    const two = give(one, attempt('diane', 'approve', 0))
    assert.deepEqual([two.current, two.steps[0]!.openedAt, two.steps[1]!.openedAt], [1, opened, first.now])
    const back = give(two, attempt('diane', 'withdraw', 0, { now: '2026-11-25T10:00:00.000Z' }))
    assert.deepEqual(
      [back.current, back.steps[0]!.openedAt, back.steps[0]!.visas.map(({ by }) => by.id)],
      [0, '2026-11-25T10:00:00.000Z', ['hugo']],
    )
  })

  it('lets whoever is barred since, or stands in no more, take their own visa back and nothing else', () => {
    const until = '2026-11-25T12:00:00.000Z'
    const barred = {
      ...after(first),
      barred: [
        { person: 'hugo', until },
        { person: 'claude', until },
      ],
    }
    assert.deepEqual(
      ['approve', 'refuse', 'changes'].map(kind => kindOf(barred, attempt('claude', kind as DecisionKind, 1))),
      ['barred', 'barred', 'barred'],
    )
    assert.equal(kindOf(barred, attempt('claude', 'approve', 1, { now: until })), 'decided', 'until then')
    assert.equal(kindOf(barred, attempt('hugo', 'withdraw', 0)), 'decided')
    const gone = {
      ...after(first),
      steps: after(first).steps.map(step => ({ ...step, approvers: step.approvers.filter(({ id }) => id !== 'hugo') })),
    }
    assert.equal(kindOf(gone, attempt('hugo', 'withdraw', 0)), 'decided')
    assert.equal(kindOf(gone, attempt('hugo', 'refuse', 1)), 'not-an-approver')
  })

  it('gives a visa back until the first send; its step waits again, later visas fall', () => {
    const validation = after(first, second)
    const withdrawal = attempt('hugo', 'withdraw', 0)
    assert.equal(kindOf(validation, { ...withdrawal, sent: true }), 'too-late')
    assert.equal(kindOf(validation, attempt('claude', 'withdraw', 1)), 'already-decided', "another one's visa")
    const withdrawn = after(first, second, withdrawal)
    assert.deepEqual(
      [withdrawn.state, withdrawn.current, withdrawn.steps.map(({ visas }) => visas)],
      ['waiting', 0, [[], []]],
    )
    assert.equal(kindOf(withdrawn, withdrawal), 'already-decided')
    assert.equal(after(first, second, withdrawal, first, second).state, 'approved')
    assert.equal(kindOf(fresh, withdrawal), 'stale', 'no visa to give back')
  })
})

/** The simplest thing that says what should be: per step who gave the visa, and whether it has ended. */
type Model = { visas: (string | null)[]; ended: boolean; sent: boolean }
type Real = { validation: Validation; log: Validation[] }

class Press implements fc.Command<Model, Real> {
  readonly attempt: Attempt
  constructor(attempt: Attempt) {
    this.attempt = attempt
  }
  check = () => true
  run(model: Model, real: Real): void {
    const { by, kind, step, seal, reason } = this.attempt
    const decided = decide(real.validation, { ...this.attempt, sent: model.sent })
    const waits = model.visas.indexOf(null)
    const asked = step < 2 && (fresh.steps[step]?.approvers.some(({ id }) => id === by.id) ?? false) && by.id !== 'zoe'
    const may = asked && seal === 'seal' && !model.ended
    const elsewhere = model.visas.some((visa, index) => visa === by.id && index !== step)
    const gives =
      kind === 'withdraw'
        ? model.visas[step] === by.id && !model.sent
        : step === waits && !elsewhere && (kind === 'approve' || Boolean(reason))
    assert.equal(decided.kind === 'decided', may && gives, `${by.id} ${kind} ${step} ${seal}: ${decided.kind}`)
    if (decided.kind !== 'decided') return
    if (kind === 'approve') model.visas[step] = by.id
    else if (kind === 'withdraw') model.visas = model.visas.map((visa, index) => (index >= step ? null : visa))
    else model.ended = true
    real.log.push(decided.validation)
    real.validation = decided.validation
  }
  toString = () =>
    `${this.attempt.by.id} ${this.attempt.kind} ${this.attempt.step} (${this.attempt.seal}, ${this.attempt.reason})`
}

class FirstSend implements fc.Command<Model, Real> {
  check = ({ visas, ended }: Readonly<Model>) => !ended && !visas.includes(null)
  run = (model: Model): void => void (model.sent = true)
  toString = () => 'first send'
}

describe('the validation machine', () => {
  const presses = fc
    .record({
      by: fc.constantFrom('hugo', 'zoe', 'camille', 'claude', 'stranger'),
      kind: fc.constantFrom<DecisionKind>('approve', 'approve', 'approve', 'withdraw', 'changes', 'refuse'),
      step: fc.nat({ max: 2 }),
      seal: fc.constantFrom('seal', 'seal', 'seal', 'seal', 'older'),
      reason: fc.option(fc.constant('motif')),
    })
    .map(({ by, kind, step, ...rest }) => new Press(attempt(by, kind, step, rest)))
  const commands = fc.commands([presses, fc.constant(new FirstSend())], { size: 'max', maxCommands: 40 })

  it('does as the model does, and keeps its laws all the way', () => {
    holds(
      fc.property(commands, run => {
        const real: Real = { validation: fresh, log: [] }
        fc.modelRun(() => ({ model: { visas: [null, null], ended: false, sent: false }, real }), run)
        for (const validation of real.log) keepsLaws(validation)
      }),
      { numRuns: 300 },
    )
  })
})

function keepsLaws({ state, steps, decisions, authors, seal, current }: Validation): void {
  for (const decision of decisions) {
    assert.ok(!authors.includes(decision.by.id), 'no author decides')
    assert.ok(
      steps[decision.step]?.approvers.some(({ id }) => id === decision.by.id),
      'nobody else decides',
    )
    assert.equal(decision.seal, seal)
    if (decision.kind === 'refuse' || decision.kind === 'changes') assert.ok(decision.reason)
  }
  const complete = steps.every(({ visas }) => visas.some(visa => visa.kind === 'approve' && visa.seal === seal))
  assert.equal(state === 'approved', complete, 'approved is visas of that seal at every step')
  for (const [index, { visas }] of steps.entries()) {
    const [visa] = visas
    assert.equal(visas.length, index < current ? 1 : 0, 'visas come in order')
    const last = decisions.findLast(({ step }) => step === index)
    if (visa) assert.equal(last, visa, 'one final decision a step')
  }
  assert.ok(decisions.filter(({ kind }) => kind === 'refuse' || kind === 'changes').length <= 1, 'ended once')
}
