import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { Person } from '../../../../src/core/domain/actor.ts'
import { believedMs, managerBelievedMs, type Roots } from '../../../../src/core/domain/people/kept-person.ts'
import { keptFirst } from '../../../../src/core/use-cases/people/kept-first.ts'
import { followDirectory, readDirectory } from '../../../../src/core/use-cases/people/read-directory.ts'
import type { Ports } from '../../../../src/core/ports.ts'
import { account, FakeEntra } from '../../../fakes/entra.ts'
import { createFakePorts, settings } from '../../../fakes/ports.ts'
import { holds } from '../../../support/holds.ts'

const named = { commsGroupId: 'comms', adminGroupId: 'admins' }
const agents: Roots = { agents: 'agents', others: ['comms', 'admins'] }
const nobody: Roots = { agents: null, others: ['comms', 'admins'] }

const world = (roots: Roots = agents) => {
  const entra = new FakeEntra(roots)
  const ports = { ...createFakePorts(), directoryChanges: entra.changes() }
  for (const id of ['a', 'b', 'c', 'd']) {
    entra.set(account(id))
    if (roots.agents && id !== 'd') entra.join(roots.agents, id)
  }
  entra.join('comms', 'a')
  entra.join('admins', 'b')
  const graph = entra.directory()
  const directory = keptFirst(graph, ports, named)
  const read = async (): Promise<void> => {
    await readDirectory(ports, settings)
    // Whether it is believed is looked up once a second.
    ports.pass(1_000)
    entra.asked.length = 0
  }
  return { entra, ports, graph, directory, read }
}
const all = async (pages: AsyncIterable<Person[]>): Promise<Person[]> => {
  const people: Person[] = []
  for await (const page of pages) people.push(...page)
  return people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
const idsOf = (people: Iterable<Person>): string[] => [...people].map(({ id }) => id)

describe('the directory', () => {
  it('is Graph’s own until everybody was read, then answers without it', async () => {
    const { entra, ports, directory, read } = world()
    assert.deepEqual(await directory.roles('a'), ['agent', 'comms'])
    assert.deepEqual(entra.asked, ['roles'])
    await read()
    assert.deepEqual(ports.jobs.at(-1), { job: 'directory.read', data: {}, inMs: settings.directoryEveryMs })
    assert.deepEqual(await Promise.all(['a', 'b', 'd'].map(directory.roles)), [
      ['agent', 'comms'],
      ['agent', 'admin'],
      [],
    ])
    assert.deepEqual(idsOf(await all(directory.everyone())), ['a', 'b', 'c'])
    assert.deepEqual(idsOf(await directory.comms()), ['a'])
    assert.equal((await directory.person('A'))?.name, 'Zoé a')
    assert.equal((await directory.byMail('B@ville.example'))?.id, 'b')
    assert.equal((await directory.byMail('b@tenant.example'))?.id, 'b')
    assert.equal('signInName' in (await directory.person('a'))!, false)
    assert.deepEqual(entra.asked, [])
    assert.equal((await directory.person('d'))?.id, 'd', 'of no group: Graph knows them')
    assert.deepEqual(entra.asked, ['person'])
  })

  it('knows the data protection officer and the archivist by their groups', async () => {
    const { entra, ports, graph, read } = world({
      agents: 'agents',
      others: ['comms', 'admins', 'officers', 'records'],
    })
    entra.join('officers', 'c')
    entra.join('records', 'd')
    await read()
    const directory = keptFirst(graph, ports, { ...named, dpoGroupId: 'officers', archivistGroupId: 'records' })
    assert.deepEqual(await Promise.all(['c', 'd'].map(directory.roles)), [['agent', 'dpo'], ['archivist']])
    assert.deepEqual(idsOf(await directory.officers()), ['c'])
    assert.deepEqual(idsOf(await directory.archivists()), ['d'])
    assert.deepEqual(entra.asked, [])
  })

  it('asks at rest once for people and once for groups', async () => {
    const { entra, ports, read } = world()
    await read()
    await readDirectory(ports, settings)
    assert.deepEqual(entra.asked, ['people since', 'groups since'])
  })

  it('follows groups within groups by tokens of their own', async () => {
    const { entra, ports, directory, read } = world()
    entra.join('agents', 'nest', true)
    entra.join('nest', 'd')
    await read()
    assert.deepEqual(idsOf(await all(directory.everyone())), ['a', 'b', 'c', 'd'])
    entra.leave('nest', 'd')
    await followDirectory(ports)
    assert.deepEqual(idsOf(await all(directory.everyone())), ['a', 'b', 'c'])
    assert.deepEqual(entra.asked, ['people since', 'groups since', 'groups since'])
    entra.join('nest', 'deeper', true)
    assert.equal(await followDirectory(ports), 'start-over', 'whoever is in it was never read')
    entra.join('deeper', 'd')
    await read()
    assert.deepEqual(idsOf(await all(directory.everyone())), ['a', 'b', 'c', 'd'])
  })

  it('loses nothing of what changes while everybody is read', async () => {
    const { entra, ports, directory, read } = world()
    entra.meanwhile = () => {
      entra.set(account('a', { department: 'Culture' }))
      entra.join('agents', 'd')
      entra.leave('agents', 'b')
    }
    await read()
    await followDirectory(ports)
    assert.deepEqual(idsOf(await all(directory.everyone())), ['a', 'c', 'd'])
    assert.equal((await directory.person('a'))?.department, 'Culture')
  })

  it('asks for those of whom Graph does not tell everything', async () => {
    const { entra, ports, directory, read } = world()
    await read()
    for (const id of ['a', 'b', 'c']) entra.set(account(id, { department: 'Culture' }))
    await followDirectory(ports)
    assert.deepEqual(entra.asked, ['people since', 'groups since', 'named'])
    assert.equal((await directory.person('c'))?.department, 'Culture')
  })

  it('starts over when Graph forgot the token, and serves what it has meanwhile', async () => {
    const { entra, ports, directory, read } = world()
    await read()
    entra.forgetsTokens = true
    entra.set(account('a', { name: 'Zoé Neuve' }))
    entra.meanwhile = () => void directory.person('a').then(one => assert.equal(one?.name, 'Zoé a'))
    await readDirectory(ports, settings)
    ports.pass(1_000)
    assert.equal((await directory.person('a'))?.name, 'Zoé Neuve')
    entra.forgetsTokens = false
    entra.asked.length = 0
    await readDirectory(ports, settings)
    assert.deepEqual(entra.asked, ['people since', 'groups since'])
  })

  it('is read anew for other groups, and Graph answers until then', async () => {
    const { entra, ports, read } = world()
    await read()
    const changes = { ...entra.changes(), roots: { agents: 'agents', others: ['comms'] } }
    const other = keptFirst(entra.directory(), { ...ports, directoryChanges: changes }, { commsGroupId: 'comms' })
    await other.roles('a')
    assert.deepEqual(entra.asked, ['roles'])
    assert.equal(await followDirectory({ ...ports, directoryChanges: changes }), 'start-over')
  })

  it('goes on through an outage of Graph for hours, and asks Graph again after that', async () => {
    const { entra, ports, directory, read } = world()
    await read()
    entra.down = new Unavailable('graph-503')
    await assert.rejects(readDirectory(ports, settings), Unavailable)
    ports.pass(believedMs - 10_000)
    assert.deepEqual(await directory.roles('a'), ['agent', 'comms'])
    assert.equal((await all(directory.everyone())).length, 3)
    await assert.rejects(all(directory.everyone('now')), Unavailable, 'who gets it is never guessed')
    ports.pass(10_000)
    await assert.rejects(directory.roles('a'), Unavailable)
  })

  it('asks for what changed before it says who gets something now', async () => {
    const { entra, directory, read } = world()
    await read()
    entra.join('agents', 'd')
    entra.remove('c')
    assert.deepEqual(idsOf(await all(directory.everyone())), ['a', 'b', 'c'])
    assert.deepEqual(idsOf(await all(directory.everyone('now'))), ['a', 'b', 'd'])
    entra.set(account('a', { enabled: false }))
    assert.equal((await directory.people(['a'])).get('a')?.enabled, true)
    assert.equal((await directory.people(['a'], 'now')).get('a')?.enabled, false)
    entra.forgetsTokens = true
    entra.leave('agents', 'd')
    assert.deepEqual(idsOf(await all(directory.everyone('now'))), ['a', 'b'], 'of Graph itself, when the token is gone')
  })

  it('keeps a manager whom it asked for, until they change or a day has passed', async () => {
    const { entra, ports, directory, read } = world()
    entra.manage('b', 'a')
    await read()
    assert.equal((await directory.manager('b'))?.id, 'a')
    assert.equal((await directory.manager('b'))?.id, 'a')
    assert.equal(await directory.manager('a'), null)
    assert.equal(await directory.manager('a'), null)
    assert.deepEqual(entra.asked, ['manager', 'manager'])
    entra.manage('b', 'c')
    await followDirectory(ports)
    assert.equal((await directory.manager('b'))?.id, 'c')
    for (let passed = 0; passed <= managerBelievedMs; passed += believedMs / 2) {
      ports.pass(believedMs / 2)
      await followDirectory(ports)
    }
    entra.asked.length = 0
    assert.equal((await directory.manager('b'))?.id, 'c')
    assert.deepEqual(entra.asked, ['manager'])
  })

  it('knows again who comes back from the bin, though everybody was read meanwhile', async () => {
    const { entra, ports, directory, read } = world()
    await ports.conversations.remember({ person: 'c', conversationId: 'c', serviceUrl: 'https://s', locale: null })
    await read()
    entra.remove('c')
    entra.join('agents', 'nest', true)
    await read()
    assert.deepEqual(await directory.roles('c'), [])
    entra.restore('c')
    await read()
    assert.deepEqual(await directory.roles('c'), ['agent'])
    entra.set(account('f'))
    await readDirectory(ports, settings)
    assert.ok(!entra.asked.includes('members of agents'), 'who is new to Mary is in no group that says nothing')
  })

  it('answers as Graph does after every change, whatever changed', async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const group = fc.constantFrom('agents', 'comms', 'admins', 'nest')
    const more = fc.record({ enabled: fc.boolean(), guest: fc.boolean(), department: fc.constantFrom('Voirie', null) })
    type Step = (entra: FakeEntra) => void
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.tuple(id, more).map(
        ([one, how]): Step =>
          entra =>
            entra.set(account(one, how)),
      ),
      id.map(
        (one): Step =>
          entra =>
            entra.remove(one),
      ),
      id.map(
        (one): Step =>
          entra =>
            entra.restore(one),
      ),
      fc.tuple(id, fc.option(id)).map(
        ([one, over]): Step =>
          entra =>
            entra.manage(one, over),
      ),
      fc.tuple(group, id).map(
        ([one, who]): Step =>
          entra =>
            entra.members.has(one) && entra.join(one, who),
      ),
      fc.tuple(group, id).map(
        ([one, who]): Step =>
          entra =>
            entra.members.has(one) && entra.leave(one, who),
      ),
      fc.constant<Step>(entra => entra.members.has('agents') && entra.join('agents', 'nest', true)),
    )
    const rounds = fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 })
    const property = fc.asyncProperty(fc.constantFrom(agents, nobody), rounds, async (roots, steps) => {
      const { entra, ports, graph, directory, read } = world(roots)
      // Everybody has met Mary: whoever comes back from the bin is asked about again.
      for (const person of ['a', 'b', 'c', 'd', 'e', 'f'])
        await ports.conversations.remember({ person, conversationId: person, serviceUrl: 'https://s', locale: null })
      await read()
      for (const round of steps) {
        for (const one of round) one(entra)
        await readDirectory(ports, settings)
        ports.pass(1_000)
        assert.deepEqual(await answers(directory), await answers(graph))
      }
    })
    await holds(property, { numRuns: 60 })
  })
})

async function answers(directory: Ports['directory']): Promise<unknown> {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const people = await Promise.all(ids.map(directory.person))
  return {
    people,
    everyone: await all(directory.everyone('now')),
    comms: idsOf(await directory.comms()).toSorted(),
    roles: await Promise.all(ids.map(directory.roles)),
    agents: await Promise.all(people.map(async one => one && directory.isAgent(one))),
    managers: await Promise.all(ids.map(async id => (await directory.manager(id))?.id)),
    mails: [...(await directory.byMails(ids.map(id => `${id}@ville.example`))).keys()].toSorted(),
  }
}
