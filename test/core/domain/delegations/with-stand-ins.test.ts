import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Delegation, endOf } from '../../../../src/core/domain/delegations/delegation.ts'
import { aboutOf } from '../../../../src/core/use-cases/delegations/stand-ins-of.ts'
import { type About, withStandIns } from '../../../../src/core/domain/delegations/with-stand-ins.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { chairsFor, isComplete } from '../../../../src/core/domain/validations/chairs.ts'
import { decide } from '../../../../src/core/domain/validations/decide.ts'
import type { Panel, Step, Validation } from '../../../../src/core/domain/validations/validation.ts'
import { validation } from '../../../postgres/rows.ts'
import { approver, stepOf, visaOf } from '../../../support/steps-of.ts'
import { holds } from '../../../support/holds.ts'

const at = (hour: number): string => later('2026-11-25T00:00:00.000Z', hour * 3_600_000)

function lent(from: string, to: string, change: Partial<Delegation> = {}): Delegation {
  return {
    id: `${from}>${to}`,
    version: 1,
    from: { id: from, name: from },
    to: { id: to, name: to },
    since: at(0),
    until: at(24),
    scope: { circuits: [], departments: [] },
    reason: null,
    ended: null,
    createdBy: { id: from, name: from },
    createdAt: at(0),
    ...change,
  }
}

const about = (change: Partial<About> = {}): About => ({
  circuitId: 'c',
  out: new Set(),
  reassignments: [],
  now: at(1),
  ...change,
})
const panel = (people: string[], needs = 1, department: string | null = null): Panel => ({ department, people, needs })
const step = (panels: Panel[], rest: Partial<Step> = {}): Step =>
  stepOf(
    's',
    [...new Set(panels.flatMap(({ people }) => people))].map(id => approver(id)),
    { panels, ...rest },
  )
const delegatesOf = (one: Step, who = 'a') => one.approvers.find(({ id }) => id === who)!.standIns.map(({ id }) => id)
const reaches = (one: Step, delegation: Delegation, change: Partial<About> = {}) =>
  delegatesOf(withStandIns([one], [delegation], about(change))[0]!, delegation.from.id).length > 0

describe('who stands in', () => {
  it('is nobody who lent that place for the approver, whatever they lent of it and to whom', () => {
    const by = (from: string, to: string, lender: string, change: Partial<Delegation> = {}) =>
      lent(from, to, { id: `${from}>${to} by ${lender}`, createdBy: { id: lender, name: lender }, ...change })
    const one = step([panel(['a'])])
    const standing = (...delegations: Delegation[]) => delegatesOf(withStandIns([one], delegations, about())[0]!)
    assert.deepEqual(standing(by('a', 'y', 'x'), by('a', 'x', 'y')), [], 'they lend it to each other')
    assert.deepEqual(standing(by('a', 'y', 'x'), by('a', 'z', 'y'), by('a', 'x', 'z')), [], 'a longer ring')
    const elsewhere = { scope: { circuits: [{ id: 'other', name: 'other' }], departments: [] } }
    assert.deepEqual(standing(by('a', 'y', 'x', elsewhere), by('a', 'x', 'y')), [], 'of another circuit')
    assert.deepEqual(standing(by('a', 'y', 'x', { since: at(5) }), by('a', 'x', 'y')), [], 'from later on')
    assert.deepEqual(standing(by('a', 'y', 'x'), by('b', 'x', 'y')), ['y'], 'of another approver')
    assert.deepEqual(standing(lent('a', 'y'), by('a', 'x', 'z')), ['y', 'x'], 'the approver may')
    const before = withStandIns([one], [by('a', 'y', 'x')], about())
    const cut = withStandIns(before, [by('a', 'y', 'x'), by('a', 'z', 'y')], about())[0]!.approvers[0]!.standIns
    assert.deepEqual(
      cut.map(({ id, until, by: lender }) => [id, until, lender]),
      [
        ['y', at(0), 'x'],
        ['z', at(24), 'y'],
      ],
      'whoever held it and lends it on holds it no longer',
    )
  })

  it('is nobody who sits in the panel, wrote it, is barred, or where the visa is given', () => {
    const one = step([panel(['a', 'b'])])
    assert.ok(reaches(one, lent('a', 'd')))
    assert.ok(!reaches(one, lent('a', 'b')), 'one person counts once')
    assert.ok(!reaches(one, lent('a', 'd'), { out: new Set(['d']) }))
    assert.ok(!reaches(step([panel(['a', 'b'], 2)], { visas: [visaOf('a')] }), lent('a', 'd')))
    assert.ok(!reaches(step([panel(['a', 'b'])], { visas: [visaOf('b')] }), lent('a', 'd')))
    assert.ok(!reaches(one, lent('a', 'd', { since: at(2) })), 'not yet')
    assert.ok(!reaches(one, lent('a', 'd', { ended: { by: { id: 'a', name: 'a' }, at: at(1) } })), 'no more')
  })

  it('is bound by what was lent: a place in two panels only where both are', () => {
    const scope = { circuits: [], departments: ['Voirie'] }
    assert.ok(reaches(step([panel(['a'], 1, 'Voirie'), panel(['b'], 1, 'Culture')]), lent('a', 'd', { scope })))
    assert.ok(!reaches(step([panel(['a'], 1, 'Voirie'), panel(['a'], 1, 'Culture')]), lent('a', 'd', { scope })))
    assert.ok(!reaches(step([panel(['a'])]), lent('a', 'd', { scope })), 'a step of no department')
    assert.ok(
      reaches(step([panel(['a'])]), lent('a', 'd', { scope: { ...scope, circuits: [{ id: 'c', name: 'c' }] } })),
    )
  })

  it('is nobody who lent the place to themselves for another, also where the database says that they stand in already', () => {
    const own = lent('a', 'd', { createdBy: { id: 'd', name: 'd' } })
    const one = step([panel(['a'])])
    assert.ok(!reaches(one, own))
    const standing = {
      ...one,
      approvers: [
        approver('a', {
          standIns: [{ id: 'd', name: 'd', because: 'delegation', from: at(0), until: at(24), delegationId: own.id }],
        }),
      ],
    }
    const [cut] = withStandIns([standing], [own], about())
    assert.deepEqual(
      cut!.approvers[0]!.standIns.map(({ until }) => until),
      [at(0)],
    )
  })

  it('is barred no longer than the bar lasts', () => {
    const judged = {
      circuit: { id: 'c' },
      authors: ['z'],
      barred: [
        { person: 'd', until: at(1) },
        { person: 'e', until: at(2) },
      ],
      reassignments: [],
    }
    assert.deepEqual([...aboutOf(judged, at(1)).out], ['z', 'e'])
  })

  it('changes nothing, not even the object, where there is nothing to change', () => {
    const steps = [step([panel(['a'])]), step([panel(['b'])])]
    assert.equal(withStandIns(steps, [lent('c', 'd')], about())[0], steps[0])
    const once = withStandIns(steps, [lent('a', 'd')], about())
    assert.equal(once[1], steps[1])
    assert.equal(withStandIns(once, [lent('a', 'd')], about())[0], once[0])
  })

  it('takes one place of a panel, the one that helps most', () => {
    const lentAll = [lent('a', 'd'), lent('b', 'd')]
    const chairs = (panels: Panel[]) =>
      chairsFor(validation({ authors: [], steps: withStandIns([step(panels)], lentAll, about()) }), 0, 'd', at(1))
    assert.deepEqual(chairs([panel(['a', 'b'], 2, 'Voirie'), panel(['b'], 1, 'Culture')]), ['b'])
    assert.deepEqual(chairs([panel(['d', 'b'], 2, 'Voirie'), panel(['a'], 1, 'Culture')]), ['d', 'a'])
    assert.deepEqual(
      chairs([panel(['d', 'b'], 2), panel(['a'])]),
      ['d'],
      'where the fallback group sits beside the others, that is one quorum',
    )
  })

  it('takes no place that is taken', () => {
    const taken = validation({
      authors: [],
      steps: withStandIns([step([panel(['a', 'b', 'c'], 2)])], [lent('a', 'd')], about()),
    })
    const [open] = taken.steps
    assert.deepEqual(chairsFor(taken, 0, 'd', at(1)), ['a'])
    assert.deepEqual(chairsFor({ ...taken, steps: [{ ...open!, visas: [visaOf('a')] }] }, 0, 'd', at(1)), [])
  })

  it('is neither whoever handed that place on, nor whoever lent it for another to themselves', () => {
    const one = step([panel(['a'])])
    const handed = [
      {
        step: 0,
        from: { id: 'z', name: 'z' },
        to: { id: 'a', name: 'a' },
        by: { id: 'd', name: 'd' },
        at: at(0),
        reason: 'r',
      },
    ]
    assert.ok(!reaches(one, lent('a', 'd'), { reassignments: handed }))
    assert.ok(reaches(one, lent('a', 'e'), { reassignments: handed }))
    assert.ok(!reaches(one, lent('a', 'd', { createdBy: { id: 'd', name: 'd' } })))
    assert.ok(reaches(one, lent('a', 'd', { createdBy: { id: 'e', name: 'e' } })))
  })

  it('law: every decision in another’s place lies within a delegation of that person, and no panel counts anybody twice', () => {
    const people = ['a', 'b', 'c', 'd', 'e']
    const who = fc.constantFrom(...people)
    const delegation = fc.record({
      from: who,
      to: who,
      since: fc.nat(20),
      hours: fc.integer({ min: 1, max: 10 }),
      ended: fc.option(fc.nat(30)),
    })
    const panels = fc.array(
      fc.record({ people: fc.uniqueArray(who, { minLength: 1, maxLength: 4 }), needs: fc.integer({ min: 1, max: 3 }) }),
      { minLength: 1, maxLength: 3 },
    )
    const moves = fc.array(fc.oneof(fc.record({ apply: fc.nat(30) }), fc.record({ press: who, at: fc.nat(30) })), {
      maxLength: 25,
    })
    holds(
      fc.property(fc.array(delegation, { maxLength: 6 }), panels, moves, (all, given, road) => {
        const delegations = all.map(({ from, to, since, hours, ended }, index) =>
          lent(from, to, {
            id: String(index),
            since: at(since),
            until: at(since + hours),
            ended: ended === null ? null : { by: { id: from, name: from }, at: at(ended) },
          }),
        )
        let present: Validation = validation({
          authors: ['e'],
          steps: [step(given.map(one => panel(one.people, Math.min(one.needs, one.people.length))))],
        })
        const sorted = road.toSorted(
          (one, other) => ('apply' in one ? one.apply : one.at) - ('apply' in other ? other.apply : other.at),
        )
        for (const move of sorted) {
          if ('apply' in move) {
            present = {
              ...present,
              steps: withStandIns(present.steps, delegations, about({ now: at(move.apply), out: new Set(['e']) })),
            }
            continue
          }
          // As the use case does: what was ended a moment ago lends nothing.
          present = {
            ...present,
            steps: withStandIns(present.steps, delegations, about({ now: at(move.at), out: new Set(['e']) })),
          }
          const { id, seal } = { id: move.press, seal: present.seal }
          const decided = decide(present, {
            by: { id, name: id },
            kind: 'approve',
            step: 0,
            seal,
            reason: null,
            now: at(move.at),
            sent: false,
          })
          if (decided.kind === 'decided') present = decided.validation
        }
        const [only] = present.steps as [Step]
        for (const visa of only.visas) {
          assert.notEqual(visa.by.id, 'e')
          for (const chair of visa.chairs.filter(one => one !== visa.by.id))
            assert.ok(
              delegations.some(
                one =>
                  one.from.id === chair && one.to.id === visa.by.id && one.since <= visa.at && visa.at < endOf(one),
              ),
              JSON.stringify(visa),
            )
          for (const { people: sitting } of only.panels)
            assert.ok(visa.chairs.filter(chair => sitting.includes(chair)).length <= 1)
        }
        assert.equal(new Set(only.visas.map(({ by }) => by.id)).size, only.visas.length)
        if (present.state === 'approved') assert.ok(isComplete(only))
      }),
      { numRuns: 2000 },
    )
  })
})
