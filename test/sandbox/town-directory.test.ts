import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Person } from '../../sandbox/town/town.ts'
import { openConnector, type Connector } from '../support/connector.ts'
import { startSandbox, type StartedSandbox } from '../support/sandbox.ts'

describe('the sandbox: what administrators do in Entra', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mary-town-'))
  let sandbox: StartedSandbox
  let graph: Connector
  let one: Person
  let other: Person

  const start = async (): Promise<void> => {
    sandbox = await startSandbox({ SANDBOX_DIR: folder, SANDBOX_PEOPLE: '300' })
    graph = await openConnector(sandbox.variables, sandbox.ca, sandbox.variables['GRAPH_URL'])
  }
  before(async () => {
    await start()
    const { people } = await sandbox.town.people({ role: 'agent', situation: 'well', limit: 200 })
    ;[one, other] = people.filter(({ roles }) => roles.length === 1) as [Person, Person]
  })
  after(async () => {
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  })
  afterEach(() => sandbox.town.reset())

  const ask = async (path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const headers = { authorization: `Bearer ${graph.token}`, consistencylevel: 'eventual' }
    const url = path.startsWith('https:') ? path : `/v1.0${path}`
    const { status, body } = await graph.bare('GET', url, undefined, headers)
    return { status, body: body as Record<string, unknown> }
  }
  const seen = async ({ id }: Person): Promise<Record<string, unknown>> =>
    (await ask(`/users/${id}?$select=displayName,givenName,department,accountEnabled&$expand=manager($select=id)`)).body
  const membersOf = async (group: string): Promise<unknown[]> => {
    const { body } = await ask(
      `/groups/${group}/transitiveMembers/microsoft.graph.user?$select=id&$count=true&$top=999`,
    )
    return (body['value'] as { id: string }[]).map(({ id }) => id)
  }

  it('moves, renames, and gives another manager; Graph shows it at once', async () => {
    const { town } = sandbox
    assert.deepEqual(await town.moveTo(one.id, 'Direction de la mer'), { changed: true })
    assert.deepEqual(await town.moveTo(one.id, 'Direction de la mer'), { changed: false })
    await town.rename(one.id, 'Nadia', 'Benali')
    await town.setManager(one.id, other.id)
    const { displayName, givenName, department, manager } = await seen(one)
    assert.deepEqual([displayName, givenName, department], ['Nadia Benali', 'Nadia', 'Direction de la mer'])
    assert.equal((manager as { id: string }).id, other.id)
    await assert.rejects(town.setManager(one.id, crypto.randomUUID()), /409/)
    await town.reset()
    assert.deepEqual((await seen(one))['department'], one.department, 'as on the first day')
  })

  it('takes Teams from whoever leaves, and gives it back to whoever returns', async () => {
    const { town } = sandbox
    const reach = async (): Promise<[boolean, boolean, string]> => {
      const { hasTeams, installed, standing } = await town.person(one.id)
      return [hasTeams, installed, standing]
    }
    await town.disable(one.id)
    assert.deepEqual([await reach(), (await seen(one))['accountEnabled']], [[false, false, 'there'], false])
    await town.enable(one.id)
    assert.deepEqual(await reach(), [true, true, 'there'])
    await town.remove(one.id)
    assert.deepEqual([await reach(), (await ask(`/users/${one.id}`)).status], [[false, false, 'binned'], 404])
    assert.ok(!(await town.people({ limit: 1_000 })).people.some(({ id }) => id === one.id))
    await town.restore(one.id)
    assert.deepEqual(await reach(), [true, true, 'there'])
    await town.purge(one.id)
    await assert.rejects(town.restore(one.id), /purged/)
    const gone = (await town.people({ situation: 'gone' })).people[0]!
    await town.enable(gone.id)
    assert.equal((await town.person(gone.id)).hasTeams, true, 'works here again')
  })

  it('puts people into groups, and takes them out of those within, too', async () => {
    const { town } = sandbox
    const { groups } = await town.about()
    assert.ok((await membersOf(groups.agents)).includes(one.id))
    assert.deepEqual(await town.leave(one.id, groups.agents), { changed: true })
    assert.ok(!(await membersOf(groups.agents)).includes(one.id))
    await town.join(one.id, groups.agents)
    assert.ok((await membersOf(groups.agents)).includes(one.id))
    await town.join(one.id, groups.comms)
    assert.ok((await membersOf(groups.comms)).includes(one.id))
    await town.reset()
    assert.ok(!(await membersOf(groups.comms)).includes(one.id))
  })

  it('renames a department for all its people, under whatever name they were in it', async () => {
    const { town } = sandbox
    const { name, people } = (await town.about()).departments[0]!
    const link = String((await ask('/users/delta?$select=department&$deltatoken=latest')).body['@odata.deltaLink'])
    assert.equal(await town.renameDepartment(name, 'Pôle nouveau'), people)
    assert.equal((await town.people({ department: 'Pôle nouveau' })).total, people)
    const { body } = await ask(link)
    const told = body['value'] as { department: string }[]
    assert.equal(told.length, people)
    assert.ok(told.every(({ department }) => department === 'Pôle nouveau'))
  })

  it('has tokens grow old, be forgotten, and changes told late', async () => {
    const { town } = sandbox
    const latest = async (): Promise<string> =>
      String((await ask('/users/delta?$select=department&$deltatoken=latest')).body['@odata.deltaLink'])
    const statuses: number[] = []
    const link = await latest()
    await town.ageDeltaTokens(7)
    statuses.push((await ask(link)).status)
    const fresh = await latest()
    statuses.push((await ask(fresh)).status)
    await town.forgetDeltaTokens()
    statuses.push((await ask(fresh)).status)
    assert.deepEqual(statuses, [400, 200, 410])
    await town.delayDelta(3_600_000)
    const late = await latest()
    await town.moveTo(one.id, 'Ailleurs')
    assert.deepEqual((await ask(late)).body['value'], [])
    await town.delayDelta(0)
    assert.equal(((await ask(late)).body['value'] as unknown[]).length, 1)
  })

  it('still knows all of it after it was started anew', async () => {
    const { agents } = (await sandbox.town.about()).groups
    await sandbox.town.moveTo(one.id, 'Direction de la mer')
    await sandbox.town.remove(other.id)
    await sandbox.town.leave(one.id, agents)
    await sandbox.close()
    await start()
    assert.equal((await seen(one))['department'], 'Direction de la mer')
    assert.equal((await sandbox.town.person(other.id)).standing, 'binned')
    assert.ok(!(await membersOf(agents)).includes(one.id))
    await sandbox.town.reset()
    assert.deepEqual([(await seen(one))['department'], (await seen(other))['accountEnabled']], [one.department, true])
  })
})
