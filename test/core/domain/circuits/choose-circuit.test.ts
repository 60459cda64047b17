import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Audience } from '../../../../src/core/domain/audiences/audience.ts'
import { choosesByDepartment, chooseCircuit, reachOf } from '../../../../src/core/domain/circuits/choose-circuit.ts'
import { shippedCircuits, withShipped } from '../../../../src/core/domain/circuits/shipped-circuits.ts'
import { emptyContent } from '../../../../src/core/domain/posts/draft/new-draft.ts'
import type { PostContent } from '../../../../src/core/domain/posts/post.ts'
import { childcare, park } from '../../../fakes/town.ts'
import { aCircuit, aStep, open } from '../../use-cases/circuits/a-circuit.ts'
import { holds } from '../../../support/holds.ts'

const everyone: Audience = { kind: 'everyone' }
const roads: Audience = { kind: 'department', name: 'Voirie' }
const culture: Audience = { kind: 'department', name: 'Culture' }
const group: Audience = { kind: 'group', ...childcare }
const team: Audience = { kind: 'team', ...park }
const people: Audience = { kind: 'people', ids: ['a'] }

describe('whom an audience reaches', () => {
  const department: Audience[] = [
    roads,
    { kind: 'union', of: [roads, roads] },
    { kind: 'except', from: roads, without: group },
    { kind: 'except', from: roads, without: everyone },
    { kind: 'intersection', of: [everyone, roads] },
    { kind: 'intersection', of: [roads, group] },
    { kind: 'intersection', of: [culture, roads] },
    {
      kind: 'union',
      of: [
        { kind: 'except', from: roads, without: people },
        { kind: 'intersection', of: [roads, team] },
      ],
    },
    { kind: 'intersection', of: [{ kind: 'union', of: [roads, culture] }, roads] },
  ]
  const authority: Audience[] = [
    everyone,
    group,
    team,
    people,
    { kind: 'union', of: [roads, culture] },
    { kind: 'union', of: [roads, people] },
    { kind: 'union', of: [] },
    { kind: 'except', from: everyone, without: roads },
    { kind: 'except', from: { kind: 'union', of: [roads, culture] }, without: culture },
    { kind: 'intersection', of: [group, team] },
    { kind: 'intersection', of: [{ kind: 'union', of: [roads, culture] }, group] },
  ]

  it('one department, whatever is taken away from it', () => {
    assert.deepEqual(
      department.map(reachOf),
      department.map(() => 'department'),
    )
  })

  it('more than one, or perhaps more: the authority', () => {
    assert.deepEqual(
      authority.map(reachOf),
      authority.map(() => 'authority'),
    )
  })

  it('never says one department of an expression that may hold people of two', () => {
    const leaf = fc.constantFrom(everyone, roads, culture, group, people)
    const { audience } = fc.letrec<{ audience: Audience }>(tie => ({
      audience: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({
          kind: fc.constant('union' as const),
          of: fc.array(tie('audience'), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({
          kind: fc.constant('intersection' as const),
          of: fc.array(tie('audience'), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({ kind: fc.constant('except' as const), from: tie('audience'), without: leaf }),
      ),
    }))
    holds(
      fc.property(audience, expression => {
        const worst = ['Voirie', 'Culture', 'elsewhere'].filter(home => mayHold(expression, home))
        assert.ok(reachOf(expression) === 'authority' || worst.length <= 1, JSON.stringify(expression))
      }),
      { numRuns: 500 },
    )
  })
})

/** Whether somebody of that department may be in it: what is not a department may hold anybody. */
function mayHold(audience: Audience, home: string): boolean {
  switch (audience.kind) {
    case 'department':
      return audience.name === home
    case 'union':
      return audience.of.some(one => mayHold(one, home))
    case 'intersection':
      return audience.of.every(one => mayHold(one, home))
    case 'except':
      return mayHold(audience.from, home)
    default:
      return true
  }
}

describe('which circuit a post goes through', () => {
  const news: PostContent = emptyContent('fr')
  const event: PostContent = { ...news, kind: 'event', section: 'agenda' }
  const circuit = (id: string, scope: Partial<typeof open>, active = true) =>
    aCircuit([aStep()], { id, scope: { ...open, ...scope }, active })
  const chosen = (kept: ReturnType<typeof circuit>[], content = news, audience: Audience = everyone) =>
    chooseCircuit(withShipped(kept), { content, audience })?.id ?? null

  it('the default one, where no other is meant', () => {
    assert.equal(chosen([]), 'department-communication')
    assert.equal(
      chosen([
        circuit('events', { kinds: ['event'] }),
        circuit('agenda', { sections: ['agenda'] }),
        circuit('retired', {}, false),
      ]),
      'department-communication',
    )
  })

  it('by kind, by section, by reach', () => {
    const kept = [
      circuit('events', { kinds: ['event'] }),
      circuit('agenda', { sections: ['agenda', 'social'] }),
      circuit('own', { reach: 'department' }),
      circuit('all', { reach: 'authority' }),
    ]
    assert.equal(chosen([kept[0]!], event), 'events')
    assert.equal(chosen([kept[1]!], event), 'agenda')
    assert.equal(chosen([kept[1]!], { ...news, section: null }), 'department-communication')
    assert.equal(chosen([kept[2]!], news, roads), 'own')
    assert.equal(chosen([kept[2]!], news, everyone), 'department-communication')
    assert.equal(chosen([kept[3]!], news, everyone), 'all')
    // A section is closer than a kind, a kind than a reach.
    assert.equal(chosen(kept, event, roads), 'agenda')
    assert.equal(chosen(kept, { ...event, section: 'projects' }, roads), 'events')
    assert.equal(chosen(kept, news, roads), 'own')
    assert.equal(chosen([...kept, circuit('both', { kinds: ['event'], sections: ['agenda'] })], event, roads), 'both')
  })

  it('of equals the one that was made first; one as wide as the default is meant instead of it', () => {
    assert.equal(chosen([circuit('a', { kinds: ['event'] }), circuit('b', { kinds: ['event', 'news'] })], event), 'a')
    assert.equal(chosen([circuit('b', { kinds: ['event', 'news'] }), circuit('a', { kinds: ['event'] })], event), 'b')
    assert.equal(chosen([circuit('mine', {})]), 'mine')
    assert.equal(chosen([circuit('mine', {}), circuit('later', {})]), 'mine')
    const management = { ...shippedCircuits[1]!, versions: [{ ...shippedCircuits[1]!.versions[0]!, active: true }] }
    assert.equal(chosen([management]), 'communication-management')
  })

  it('none, where the default one was set aside and no other is open', () => {
    assert.equal(
      chosen([circuit('department-communication', {}, false), circuit('events', { kinds: ['event'] })]),
      null,
    )
  })

  it('by department before all else, where the post touches one of them', () => {
    const kept = [
      circuit('agenda', { sections: ['agenda'], kinds: ['event'] }),
      circuit('roads', { departments: ['Voirie', 'Habitat'] }),
      circuit('roads-news', { departments: ['Voirie'], kinds: ['news'] }),
    ]
    const touching = (content: PostContent, ...touched: string[]) =>
      chooseCircuit(withShipped(kept), { content, audience: everyone }, touched)?.id
    assert.deepEqual(
      [touching(event, 'Culture', 'Habitat'), touching(event, 'Culture'), touching(event), touching(news, 'Voirie')],
      ['roads', 'agenda', 'agenda', 'roads-news'],
    )
    assert.deepEqual([choosesByDepartment(withShipped(kept)), choosesByDepartment(withShipped([]))], [true, false])
  })
})
