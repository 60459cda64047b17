import assert from 'node:assert/strict'
import { generateTown } from '../../sandbox/town/generate.ts'
import type { Person } from '../../sandbox/town/town.ts'
import { cpuMs } from '../support/cpu-ms.ts'

describe('the generated town', () => {
  const town = generateTown({ people: 1200 })
  const agents = town.people.filter(person => person.roles.includes('agent'))
  const person = new Map(town.people.map(each => [each.id, each]))

  const within = (groupId: string): Set<string> => {
    const groups = new Map(town.groups.map(group => [group.id, group]))
    const collect = (id: string): string[] =>
      groups.get(id)?.members.flatMap(each => (groups.has(each) ? collect(each) : [each])) ?? []
    return new Set(collect(groupId))
  }

  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(generateTown({ people: 1200 }), town)
    assert.notDeepEqual(generateTown({ people: 1200, seed: 7 }).people[0], town.people[0])
  })

  it('is in good health when a measurement needs it so', () => {
    const { people } = generateTown({ people: 200, situations: false })
    assert.deepEqual(
      people.filter(({ roles, situation }) => roles.includes('agent') && situation !== 'well'),
      [],
    )
  })

  it('has that many agents, in fourteen departments', () => {
    assert.equal(agents.length, 1200)
    assert.equal(town.departments.length, 14)
    const spellings = new Set(town.departments.flatMap(({ name, aliases }) => [name, ...aliases]))
    assert.equal(agents.filter(each => each.department === null).length, 14)
    assert.deepEqual(
      agents.filter(each => each.department !== null && !spellings.has(each.department)),
      [],
    )
    assert.ok(
      agents.some(each => each.department !== null && !town.departments.some(({ name }) => name === each.department)),
    )
  })

  it('holds the agents in nested groups, and closed accounts among them, a shared desk too, but neither elected members nor rooms', () => {
    const members = within(town.agentsGroupId)
    assert.ok(agents.every(each => members.has(each.id)))
    const others = [...members]
      .map(id => person.get(id))
      .filter(each => each !== undefined)
      .filter(each => !each.roles.includes('agent'))
    const closed = others.filter(each => each.kind === 'person')
    assert.equal(closed.length, 6)
    assert.ok(closed.every(each => each.accountEnabled === false))
    assert.deepEqual(
      others.filter(each => !closed.includes(each)).map(each => each.displayName),
      ['Borne de la médiathèque'],
    )
    const direct = town.groups.find(group => group.id === town.agentsGroupId)?.members.length ?? 0
    assert.ok(direct < 100, 'most are in through a nested group')
  })

  it('gives everyone ids and a mail of their own, and a chain of managers that ends', () => {
    for (const key of ['id', 'teamsId', 'mail'] as const) {
      assert.equal(new Set(town.people.map(each => each[key])).size, town.people.length)
    }
    const steps = (from: Person, count = 0): number => {
      const manager = from.managerId === null ? undefined : person.get(from.managerId)
      return manager === undefined || count > 10 ? count : steps(manager, count + 1)
    }
    assert.ok(town.people.every(each => steps(each) <= 5))
  })

  it('has people out of reach in each way, and nobody who holds an office among them', () => {
    for (const situation of ['no-teams', 'not-installed', 'blocked', 'on-leave'] as const) {
      const those = agents.filter(each => each.situation === situation)
      assert.ok(those.length >= 6, situation)
      assert.ok(those.every(each => each.roles.length === 1))
    }
  })

  it('has its comms, its administrators, its fallback approvers, its officers and its channel', () => {
    assert.equal(within(town.commsGroupId).size, 8)
    assert.equal(within(town.adminGroupId).size, 2)
    assert.equal(within(town.fallbackGroupId).size, 3)
    assert.equal(within(town.dpoGroupId).size, 1)
    assert.equal(within(town.archivistGroupId).size, 1)
    const team = town.teams.find(each => each.id === town.commsTeamId)
    assert.equal(team?.channels.find(channel => channel.id === town.commsChannelId)?.displayName, 'Publications')
    for (const { headId, deputyId, correspondentId } of town.departments) {
      assert.ok(person.has(headId) && person.has(correspondentId) && (deputyId === null || person.has(deputyId)))
    }
  })

  it('is whole when it is small, and grows to fifty thousand in less than two seconds', async () => {
    const small = generateTown({ people: 100 })
    assert.equal(small.people.filter(each => each.roles.includes('agent')).length, 100)
    for (const office of ['dpo', 'archivist'] as const)
      assert.equal(small.people.filter(each => each.roles.includes(office)).length, 1, office)
    let agents = 0
    const cost = await cpuMs(
      () => (agents = generateTown({ people: 50_000 }).people.filter(each => each.roles.includes('agent')).length),
    )
    assert.ok(cost < 2000, `${cost} ms`)
    assert.equal(agents, 50_000)
  })
})
