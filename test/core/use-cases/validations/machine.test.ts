import assert from 'node:assert/strict'
import fc from 'fast-check'
import { allFacets } from '../../../../src/core/domain/seal-facets.ts'
import { isComplete } from '../../../../src/core/domain/validations/chairs.ts'
import { standsFor } from '../../../../src/core/domain/validations/carry-visas.ts'
import { decide } from '../../../../src/core/domain/validations/decide.ts'
import type { Decision, DecisionKind } from '../../../../src/core/domain/validations/validation.ts'
import { changed, chairs, isBarred, type Model, stepCount, waits } from './model.ts'
import { type Facets, instant, type Lent, lent, people, submit, type Who, type World } from './world.ts'
import { holds } from '../../../support/holds.ts'

type Real = { world: World; past: World[] }
type Pressing = { by: Who; kind: DecisionKind; step: number; older: boolean; reason: string | null }

class Press implements fc.Command<Model, Real> {
  readonly pressing: Pressing
  constructor(pressing: Pressing) {
    this.pressing = pressing
  }
  check = () => true
  run(model: Model, real: Real): void {
    const { by, kind, step, older, reason } = this.pressing
    const { validation, versions } = real.world
    const seal = older ? (versions.at(-2)?.seal ?? 'never') : validation.seal
    const decided = decide(validation, {
      by: { id: by, name: by },
      kind,
      step,
      seal,
      reason,
      now: instant(model.minutes),
      sent: model.sent,
    })
    assert.equal(
      decided.kind === 'decided',
      this.mayBe(model, seal === validation.seal),
      `${this.toString()}: ${decided.kind}`,
    )
    if (decided.kind === 'already-decided' && validation.steps[step]!.visas.some(visa => visa.by.id === by))
      assert.equal(decided.by.id, by, 'one is told one’s own')
    if (decided.kind !== 'decided') return
    if (kind === 'approve') model.visas.push({ by, chairs: chairs(model, step, by), step, facets: model.facets })
    else if (kind === 'withdraw')
      model.visas = model.visas.filter(visa => visa.step < step || (visa.step === step && visa.by !== by))
    else model.ended = true
    real.world = { ...real.world, validation: decided.validation }
    keepsLaws(model, real)
  }
  private mayBe(model: Model, present: boolean): boolean {
    const { by, kind, step, reason } = this.pressing
    if (!present || step >= stepCount || model.ended || model.authors.has(by)) return false
    const given = model.visas.some(visa => visa.step === step && visa.by === by)
    if (kind === 'withdraw') return given && !model.sent
    return (
      !given &&
      !isBarred(model, by) &&
      step === waits(model) &&
      chairs(model, step, by).length > 0 &&
      (kind === 'approve' || Boolean(reason))
    )
  }
  toString = () => JSON.stringify(this.pressing)
}

/** The next of those who may: without them hardly a road would reach its end. */
class PressNext implements fc.Command<Model, Real> {
  readonly nth: number
  constructor(nth: number) {
    this.nth = nth
  }
  check = (model: Readonly<Model>) => candidates(model).length > 0
  run(model: Model, real: Real): void {
    const able = candidates(model)
    new Press({
      by: able[this.nth % able.length]!,
      kind: 'approve',
      step: waits(model),
      older: false,
      reason: null,
    }).run(model, real)
  }
  toString = () => `next ${this.nth}`
}

function candidates(model: Model): Who[] {
  const step = waits(model)
  if (model.ended || step === stepCount) return []
  const given = (one: Who) => model.visas.some(visa => visa.step === step && visa.by === one)
  return people.filter(
    one => !model.authors.has(one) && !given(one) && !isBarred(model, one) && chairs(model, step, one).length > 0,
  )
}

/** Somebody writes: what is new is asked for again, what is not stays. */
class Rewrite implements fc.Command<Model, Real> {
  readonly change: { facets: Partial<Facets>; author: string }
  constructor(change: { facets: Partial<Facets>; author: string }) {
    this.change = change
  }
  check = ({ sent }: Readonly<Model>) => !sent
  run(model: Model, real: Real): void {
    const facets = { ...model.facets, ...this.change.facets }
    changed(model, facets, this.change.author)
    const authors = [...model.authors]
    const before = real.world
    real.past.push(before)
    real.world = submit(
      { versions: before.versions, validation: before.validation, authors },
      facets,
      model.minutes,
      model.lent,
    )
    keepsLaws(model, real)
  }
  toString = () => `rewrite ${JSON.stringify(this.change)}`
}

class Lend implements fc.Command<Model, Real> {
  readonly lent: Lent
  constructor(one: Lent) {
    this.lent = one
  }
  check = () => this.lent.from !== this.lent.to
  run(model: Model, real: Real): void {
    model.lent.push(this.lent)
    const { validation } = real.world
    real.world = { ...real.world, validation: { ...validation, steps: lent(validation.steps, model.lent) } }
  }
  toString = () => `lend ${JSON.stringify(this.lent)}`
}

class Pass implements fc.Command<Model, Real> {
  readonly minutes: number
  constructor(minutes: number) {
    this.minutes = minutes
  }
  check = () => true
  run = (model: Model, real: Real): void => {
    model.minutes += this.minutes
    keepsLaws(model, real)
  }
  toString = () => `pass ${this.minutes}`
}

class FirstSend implements fc.Command<Model, Real> {
  check = (model: Readonly<Model>) => !model.ended && waits(model) === stepCount
  run = (model: Model, { world: { validation, versions } }: Real): void => {
    const standing = validation.steps.map(step => ({
      ...step,
      visas: step.visas.filter(visa => standsFor(step.facets, visa, versions, versions.at(-1)!)),
    }))
    assert.ok(standing.every(isComplete), 'visas of exactly what is sent')
    for (const facet of allFacets)
      assert.ok(
        standing.some(({ facets, visas }) => facets.includes(facet) && visas.length > 0),
        `somebody vouched for ${facet}`,
      )
    model.sent = true
  }
  toString = () => 'first send'
}

function keepsLaws(model: Model, { world: { validation, versions } }: Real): void {
  const { state, steps, current, decisions, authors, barred } = validation
  assert.equal(state === 'approved', !model.ended && waits(model) === stepCount, 'approved is all of them')
  if (state === 'waiting') assert.equal(current, waits(model), 'the first that lacks something waits')
  for (const [index, step] of steps.entries()) {
    const expected = model.visas.filter(visa => visa.step === index).map(({ by, chairs }) => [by, chairs])
    assert.deepEqual(
      step.visas.map(({ by, chairs }) => [by.id, chairs]),
      expected,
      `step ${index}`,
    )
    for (const visa of step.visas) {
      assert.ok(!authors.includes(visa.by.id), 'no author vouches')
      assert.ok(standsFor(step.facets, visa, versions, versions.at(-1)!), 'for what it was')
      covered(step.approvers, visa)
    }
  }
  const finals = new Map<string, Decision>()
  for (const decision of decisions) {
    const key = `${decision.step} ${decision.by.id}`
    const before = finals.get(key)
    assert.ok(
      !before || before.kind === 'withdraw' || decision.kind === 'withdraw' || laterVisaFell(decisions, decision),
      `one final decision: ${key}`,
    )
    finals.set(key, decision)
    assert.equal(decision.seal, validation.seal)
    assert.ok(decision.kind === 'approve' || decision.kind === 'withdraw' || decision.reason, 'a refusal has a reason')
    assert.ok(
      decision.kind === 'withdraw' ||
        barred.every(({ person, until }) => person !== decision.by.id || until <= decision.at),
      'nobody who changed the circuit',
    )
  }
}

/** A visa of a later step falls when an earlier one is taken back: it may be given anew. */
function laterVisaFell(decisions: Decision[], decision: Decision): boolean {
  const at = decisions.indexOf(decision)
  const last = decisions
    .slice(0, at)
    .findLastIndex(({ step, by }) => step === decision.step && by.id === decision.by.id)
  return decisions.slice(last + 1, at).some(({ kind, step }) => kind === 'withdraw' && step < decision.step)
}

/** Whoever decided in another's place held it at that very instant. */
function covered(approvers: World['validation']['steps'][number]['approvers'], visa: Decision): void {
  for (const chair of visa.chairs.filter(one => one !== visa.by.id)) {
    const standIns = approvers.find(({ id }) => id === chair)?.standIns ?? []
    assert.ok(
      standIns.some(
        ({ id, from, until }) => id === visa.by.id && from <= visa.at && (until === null || visa.at < until),
      ),
      `${visa.by.id} stood in for ${chair}`,
    )
  }
}

describe('the circuit, against a simple model', function () {
  this.timeout(60_000)
  const who = fc.constantFrom(...people)
  const facet = fc.nat({ max: 1 })
  const presses = fc.record({
    by: who,
    kind: fc.constantFrom<DecisionKind>(
      'approve',
      'approve',
      'approve',
      'approve',
      'approve',
      'withdraw',
      'changes',
      'refuse',
    ),
    step: fc.nat({ max: stepCount }),
    older: fc.constantFrom(false, false, false, false, true),
    reason: fc.constantFrom('motif', 'motif', null),
  })
  const rewrites = fc.record({
    facets: fc.record({ substance: facet, form: facet, reach: facet }, { requiredKeys: [] }),
    author: fc.constantFrom('author', 'author', 'author', ...people),
  })
  const loans = fc.record({ from: who, to: who, since: fc.nat({ max: 120 }), length: fc.integer({ min: 1, max: 120 }) })
  const commands = fc.commands(
    [
      presses.map(one => new Press(one)),
      fc.nat({ max: 5 }).map(nth => new PressNext(nth)),
      fc.nat({ max: 5 }).map(nth => new PressNext(nth)),
      fc.nat({ max: 5 }).map(nth => new PressNext(nth)),
      rewrites.map(one => new Rewrite(one)),
      loans.map(({ from, to, since, length }) => new Lend({ from, to, since, until: since + length })),
      fc.nat({ max: 60 }).map(minutes => new Pass(minutes)),
      fc.constant(new FirstSend()),
    ],
    { size: 'max', maxCommands: 60 },
  )

  it('does as the model does and keeps its laws, 2 000 times', function () {
    let sent = 0
    holds(
      fc.property(commands, run => {
        const first = { substance: 0, form: 0, reach: 0 }
        const world = submit({ versions: [], validation: null, authors: ['author'] }, first, 0, [])
        const model: Model = {
          facets: first,
          authors: new Set(['author']),
          visas: [],
          ended: false,
          sent: false,
          minutes: 0,
          lent: [],
        }
        fc.modelRun(() => ({ model, real: { world, past: [] } }), run)
        if (model.sent) sent++
      }),
      { numRuns: 2_000 },
    )
    assert.ok(sent > 50, `only ${sent} of the roads reached a sending`)
  })
})
