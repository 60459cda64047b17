import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Person } from '../../../../src/core/domain/actor.ts'
import type { Audience } from '../../../../src/core/domain/audiences/audience.ts'
import { asOfNow, countAudience, expandAudience } from '../../../../src/core/use-cases/audiences/expand-audience.ts'
import { digestOfPeople, type PeopleList } from '../../../../src/core/domain/audiences/people-list.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import {
  alice,
  camille,
  childcare,
  park,
  welcome,
  claude,
  diane,
  fanny,
  gaelle,
  gone,
  guest,
  hugo,
  karim,
  nobody,
  person,
} from '../../../fakes/town.ts'
import { holds } from '../../../support/holds.ts'

const everyone: Audience = { kind: 'everyone' }
const roads: Audience = { kind: 'department', name: 'Voirie' }
const group: Audience = { kind: 'group', ...childcare }
const team: Audience = { kind: 'team', ...park }

async function names(ports: FakePorts, audience: Audience): Promise<string[]> {
  const found: string[] = []
  for await (const page of expandAudience(ports, audience)) found.push(...page.map(({ name }) => name))
  return found.sort()
}
const of = (...people: Person[]): string[] => people.map(({ name }) => name).sort()

describe('expandAudience', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  it('asks Entra anew, and once, for what is about to be sent', async () => {
    const asked: unknown[] = []
    const { directory } = ports
    const { everyone: all, people } = directory
    directory.everyone = when => (asked.push(['everyone', when]), all(when))
    directory.people = (ids, when) => (asked.push(['people', when]), people(ids, when))
    const named: Audience = { kind: 'people', ids: Array.from({ length: 1_500 }, (_, n) => `stranger ${n}`) }
    await names(asOfNow(ports), named)
    assert.deepEqual(asked.splice(0), [
      ['people', 'now'],
      ['people', undefined],
    ])
    await names(asOfNow(ports), { kind: 'union', of: [everyone, named] })
    assert.deepEqual(asked.slice(0, 2), [
      ['everyone', 'now'],
      ['people', undefined],
    ])
  })

  it('means enabled members by « tous », no guests', async () => {
    assert.deepEqual(
      await names(ports, everyone),
      of(alice, hugo, diane, gaelle, camille, claude, karim, fanny, nobody),
    )
  })

  it('finds a department by its name and its aliases, whatever accents and case', async () => {
    assert.deepEqual(await names(ports, roads), of(alice, hugo, diane))
    assert.deepEqual(await names(ports, { kind: 'department', name: 'VOIRIE et Reseaux' }), of(alice, hugo, diane))
    assert.deepEqual(await names(ports, { kind: 'department', name: 'Service inconnu' }), [])
  })

  it('takes departments out of the agents only', async () => {
    ports.town.agents = [alice.id, claude.id]
    assert.deepEqual(await names(ports, roads), of(alice))
  })

  it('takes groups and named people from outside the agents too', async () => {
    ports.town.agents = [alice.id]
    assert.deepEqual(await names(ports, group), of(alice, nobody))
    assert.deepEqual(await names(ports, { kind: 'people', ids: [claude.id, gone.id, guest.id, 'unknown'] }), of(claude))
  })

  it('counts the owners of a team, whether or not they are members', async () => {
    assert.deepEqual(await names(ports, team), of(alice, hugo, fanny))
    assert.deepEqual(await names(ports, { ...team, kind: 'group' }), of(alice, hugo, fanny))
  })

  it('takes the people of a list, and asks for them together', async () => {
    const list = keep(ports, [claude, gone, alice])
    assert.deepEqual(await names(ports, list), of(alice, claude))
    assert.deepEqual(ports.directory.passes, { many: 1 })
    await names(ports, { kind: 'union', of: [everyone, list] })
    assert.equal(ports.directory.passes['many'], 2, 'only those who are not among everyone are asked for')
  })

  it('plans nobody when a list is not the one that was sealed', async () => {
    const list = keep(ports, [claude, alice])
    const altered = (change: Partial<PeopleList>): void =>
      ports.tamper('people_list', { ...listRow([claude, alice]), ...change })
    altered({ people: [claude.id, alice.id, hugo.id] })
    await assert.rejects(names(ports, list), { code: 'list-altered' })
    altered({ state: 'read' })
    await assert.rejects(names(ports, list), { code: 'list-altered' })
    await assert.rejects(names(ports, { ...list, id: 'another' } as Audience), { code: 'list-altered' })
  })

  it('says whom of the expression it leaves out, in the same reading', async () => {
    const left: string[] = []
    for await (const _ of expandAudience(ports, group, (person, why) => left.push(`${why} ${person.name}`)));
    assert.deepEqual(left.sort(), [`disabled ${gone.name}`, `guest ${guest.name}`, `shared ${welcome.name}`])
    assert.deepEqual(ports.directory.passes, { [childcare.id]: 1 })
  })

  it('gives each person once', async () => {
    assert.deepEqual(
      await names(ports, { kind: 'union', of: [roads, group, { kind: 'people', ids: [alice.id, fanny.id] }] }),
      of(alice, hugo, diane, nobody, fanny),
    )
  })

  it('intersects and excludes', async () => {
    assert.deepEqual(await names(ports, { kind: 'intersection', of: [roads, group] }), of(alice))
    assert.deepEqual(await names(ports, { kind: 'except', from: roads, without: group }), of(hugo, diane))
    assert.deepEqual(await names(ports, { kind: 'intersection', of: [] }), [])
    assert.deepEqual(await names(ports, { kind: 'union', of: [] }), [])
    const none: Audience = { kind: 'intersection', of: [] }
    assert.deepEqual(
      await names(ports, { kind: 'union', of: [roads, none] }),
      await names(ports, roads),
      'an intersection of nothing is nobody, not everybody',
    )
    assert.deepEqual(await names(ports, { kind: 'except', from: roads, without: none }), await names(ports, roads))
  })

  it('reads each source once, however long the expression', async () => {
    const general: Audience = { kind: 'department', name: 'DGS' }
    await names(ports, {
      kind: 'except',
      from: { kind: 'union', of: [roads, general, everyone, group, group] },
      without: roads,
    })
    assert.deepEqual(ports.directory.passes, { everyone: 1, [childcare.id]: 1 })
  })

  it('obeys the laws of sets', async () => {
    const people = Array.from({ length: 12 }, (_, index) =>
      person(`P${index} X`, index % 3 === 0 ? 'Voirie' : null, { enabled: index !== 5 }),
    )
    ports.town.people.splice(0, ports.town.people.length, ...people)
    ports.town.agents = people.slice(0, 8).map(({ id }) => id)
    ports.town.groups = [0, 1].map(shift => ({
      id: `g${shift}`,
      name: `g${shift}`,
      members: people.filter((_, at) => at % 2 === shift).map(({ id }) => id),
    }))
    ports.town.groups.push({
      id: 't0',
      name: 't0',
      team: true,
      members: [people[1]!.id],
      owners: [people[5]!.id, people[9]!.id],
    })
    const list = keep(ports, people.slice(4, 10))
    const { audience } = fc.letrec<{ audience: Audience }>(tie => ({
      audience: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        fc.constantFrom<Audience>(
          everyone,
          roads,
          { kind: 'group', id: 'g0', name: '' },
          { kind: 'group', id: 'g1', name: '' },
          { kind: 'team', id: 't0', name: '' },
          list,
          { kind: 'people', ids: [people[11]!.id] },
        ),
        fc.array(tie('audience'), { maxLength: 3 }).map<Audience>(of => ({ kind: 'union', of })),
        fc.array(tie('audience'), { minLength: 1, maxLength: 3 }).map<Audience>(of => ({ kind: 'intersection', of })),
        fc
          .tuple(tie('audience'), tie('audience'))
          .map<Audience>(([from, without]) => ({ kind: 'except', from, without })),
      ),
    }))
    await holds(
      fc.asyncProperty(audience, async one => {
        const found = await names(ports, one)
        assert.deepEqual(found, [...(await byHand(ports, one))].sort())
        assert.equal(await countAudience(ports, one), found.length)
      }),
    )
  })
})

function listRow(people: Person[]): PeopleList {
  const ids = people.map(({ id }) => id).sort()
  return {
    id: 'list',
    version: 1,
    state: 'kept',
    name: 'agents.csv',
    fileId: 'f',
    source: { url: '', needsToken: false },
    people: ids,
    digest: digestOfPeople(ids),
    reading: null,
    addedBy: { id: camille.id, name: camille.name },
    addedAt: '2026-11-25T09:00:00.000Z',
  }
}

function keep(ports: FakePorts, people: Person[]): Audience {
  const row = listRow(people)
  ports.tamper('people_list', row)
  return { kind: 'list', id: row.id, name: row.name, people: people.length, digest: row.digest }
}

/** The plain meaning, leaf by leaf. */
async function byHand(ports: FakePorts, audience: Audience): Promise<Set<string>> {
  const parts = async (of: Audience[]): Promise<Set<string>[]> => Promise.all(of.map(part => byHand(ports, part)))
  switch (audience.kind) {
    case 'union':
      return new Set((await parts(audience.of)).flatMap(part => [...part]))
    case 'intersection': {
      const [first, ...others] = await parts(audience.of)
      return new Set([...(first ?? [])].filter(name => others.every(part => part.has(name))))
    }
    case 'except': {
      const without = await byHand(ports, audience.without)
      return new Set([...(await byHand(ports, audience.from))].filter(name => !without.has(name)))
    }
    default:
      return new Set(await names(ports, audience))
  }
}
