import assert from 'node:assert/strict'
import type { Group, Person } from '../../../sandbox/town/town.ts'
import { openGraph, type Json, type OpenGraph, type Reply } from './open-graph.ts'

type Row = Json['value'][number]
type Link = { id: string; '@removed'?: { reason: string } }

const people = '/users/delta?$select=displayName,department,accountEnabled,manager'
const memberships = '/groups/delta?$select=displayName,members'
const dayMs = 86_400_000

describe('Graph of the sandbox: what changed in the directory', () => {
  let graph: OpenGraph
  let agents: Person[]
  before(async () => {
    graph = await openGraph({ people: 500 })
    agents = graph.town.people.filter(each => each.roles.length === 1 && each.situation === 'well')
  })
  after(() => graph.close())
  afterEach(() => {
    graph.register.reset()
    assert.deepEqual(graph.contract.violations.splice(0), [])
  })

  const get = (path: string, headers = {}): Promise<Reply> => graph.call('GET', path, { headers })
  /** All pages of a round, and the link to the next one. */
  const round = async (path: string, headers = {}): Promise<{ rows: Row[]; pages: Row[][]; next: string }> => {
    const pages: Row[][] = []
    let link = path
    for (;;) {
      const { status, body } = await get(link, headers)
      assert.equal(status, 200, JSON.stringify(body))
      pages.push(body.value)
      const [next, delta] = [body['@odata.nextLink'], body['@odata.deltaLink']]
      assert.notEqual(next === undefined, delta === undefined, 'either one link or the other')
      if (typeof delta === 'string') return { rows: pages.flat(), pages, next: delta }
      link = String(next)
    }
  }
  const latest = async (path: string): Promise<string> => (await round(`${path}&$deltatoken=latest`)).next
  const refused = async (path: string): Promise<[number, string]> => {
    const { status, body } = await get(path)
    graph.contract.violations.length = 0
    return [status, body.error.code]
  }
  const links = (row: Row | undefined, name: string): Link[] => (row?.[name] ?? []) as Link[]

  it('gives everyone in pages of 200, some twice, then the link to what is new: nothing', async () => {
    const { rows, pages, next } = await round(people)
    assert.deepEqual(new Set(rows.map(row => row['id'])), new Set(graph.town.people.map(each => each.id)))
    assert.ok(rows.length > graph.town.people.length, 'whoever counts the rows counts wrongly')
    assert.ok(pages.length === 3 && pages.every(page => page.length <= 201))
    const chief = rows.find(row => row['id'] === graph.town.people[0]?.id)
    assert.ok(chief !== undefined && !('manager@delta' in chief), 'nobody above')
    const lost = graph.town.people.find(each => each.department === null && each.userType === 'Member')
    assert.ok(!('department' in rows.find(row => row['id'] === lost?.id)!), 'what was never set is not there')
    assert.deepEqual((await round(next)).rows, [])
  })

  it('tells from now on, without anybody of before', async () => {
    const first = await round(`${people}&$deltatoken=latest`)
    assert.deepEqual([first.rows, first.pages.length], [[], 1])
    graph.register.write(agents[0]!, { department: 'Direction de la mer' })
    const [row, ...others] = (await round(first.next)).rows
    assert.deepEqual([row?.['id'], row?.['department'], others], [agents[0]!.id, 'Direction de la mer', []])
  })

  it('tells only what was asked for, all of it or what changed of it', async () => {
    const [one, other] = agents as [Person, Person]
    const link = await latest('/users/delta?$select=displayName,department')
    graph.register.write(one, { managerId: other.id, accountEnabled: false })
    assert.deepEqual((await round(link)).rows, [])
    graph.register.write(one, { department: null })
    graph.register.write(other, { lastName: 'Autre', displayName: `${other.firstName} Autre` })
    assert.deepEqual((await round(link)).rows, [
      { id: one.id, displayName: one.displayName, department: null },
      { id: other.id, displayName: other.displayName, department: other.department },
    ])
    assert.deepEqual((await round(link, { prefer: 'return=minimal' })).rows, [
      { id: one.id, department: null },
      { id: other.id, displayName: other.displayName },
    ])
  })

  it('names the manager of now and those of before, and no manager where another thing changed', async () => {
    const [one, other, third] = agents as [Person, Person, Person]
    const before = one.managerId
    const link = await latest(people)
    graph.register.write(one, { managerId: third.id })
    graph.register.write(other, { department: 'Ailleurs' })
    const { rows, next } = await round(link)
    const managers = links(
      rows.find(({ id }) => id === one.id),
      'manager@delta',
    )
    assert.deepEqual(
      managers.filter(each => each['@removed'] === undefined).map(({ id }) => id),
      [third.id],
    )
    assert.deepEqual(
      managers.filter(each => each['@removed']).map(({ id }) => id),
      [before],
    )
    assert.ok(!('manager@delta' in rows.find(({ id }) => id === other.id)!))
    graph.register.write(one, { managerId: null })
    const removed = links(
      (await round(next)).rows.find(({ id }) => id === one.id),
      'manager@delta',
    )
    assert.ok(removed.length > 0 && removed.every(each => each['@removed']?.reason === 'deleted'))
  })

  it('tells why somebody is gone, and shows them whole when they are back', async () => {
    const [one] = agents as [Person]
    const link = await latest(people)
    graph.register.stand(one, 'binned')
    assert.deepEqual((await round(link)).rows, [{ id: one.id, '@removed': { reason: 'changed' } }])
    assert.equal((await get(`/users/${one.id}`)).status, 404)
    const listed = (await get(`/users?$filter=id eq '${one.id}'`)).body.value
    assert.deepEqual(listed, [])
    graph.register.stand(one, 'there')
    const [row] = (await round(link)).rows
    assert.deepEqual([row?.['displayName'], row?.['department']], [one.displayName, one.department])
    assert.equal((await get(`/users/${one.id}`)).status, 200)
    graph.register.stand(one, 'purged')
    assert.deepEqual((await round(link)).rows.at(-1), { id: one.id, '@removed': { reason: 'deleted' } })
    assert.deepEqual((await round(people)).rows.find(({ id }) => id === one.id)?.['@removed'], { reason: 'deleted' })
  })

  it('tells the end of each round once more, and then no more', async () => {
    const moved = agents.slice(0, 8)
    const link = await latest(people)
    for (const person of moved) graph.register.write(person, { department: 'Ailleurs' })
    const first = await round(link)
    assert.deepEqual(
      first.rows.map(({ id }) => id),
      moved.map(({ id }) => id),
    )
    const second = await round(first.next)
    assert.deepEqual(
      second.rows.map(({ id }) => id),
      moved.slice(-5).map(({ id }) => id),
    )
    assert.deepEqual((await round(second.next)).rows, [])
  })

  it('tells many changes in pages of 200', async () => {
    const link = await latest(people)
    const moved = graph.town.people.filter(person => graph.register.write(person, { department: 'Ailleurs' }))
    const { rows, pages } = await round(link)
    assert.deepEqual(
      rows.map(({ id }) => id),
      moved.map(({ id }) => id),
    )
    assert.deepEqual(
      pages.map(page => page.length),
      [200, 200, moved.length - 400],
    )
  })

  it('tells late what changed, when the service lags behind', async () => {
    graph.register.lateMs = 60_000
    const link = await latest(people)
    graph.register.write(agents[0]!, { department: 'Ailleurs' })
    assert.equal((await get(`/users/${agents[0]!.id}?$select=department`)).body['department'], 'Ailleurs')
    const early = await round(link)
    assert.deepEqual(early.rows, [])
    graph.register.lateMs = 0
    assert.equal((await round(early.next)).rows.length, 1)
  })

  it('takes ids and nothing else to filter by, and refuses what is not for changes', async () => {
    const [one, other] = agents as [Person, Person]
    const { rows, next } = await round(`${people}&$filter=id eq '${one.id}' or id eq '${other.id}'`)
    assert.deepEqual(
      rows.map(({ id }) => id),
      [one.id, other.id],
    )
    for (const person of agents.slice(1, 3)) graph.register.write(person, { department: 'Ailleurs' })
    assert.deepEqual(
      (await round(next)).rows.map(({ id }) => id),
      [other.id],
    )
    const many = agents.slice(0, 51).map(({ id }) => `id eq '${id}'`)
    for (const option of [
      '$top=5',
      '$orderby=displayName',
      '$expand=manager',
      '$count=true',
      `$filter=department eq 'DRH'`,
      `$filter=id eq '${one.id}' and id eq '${other.id}'`,
      `$filter=${many.join(' or ')}`,
    ]) {
      assert.deepEqual(await refused(`/users/delta?${option}`), [400, 'Request_UnsupportedQuery'], option)
    }
    assert.equal((await refused('/users/delta?$select=nickname'))[0], 400)
    assert.equal((await refused(`${next}&$select=mail`))[0], 400, 'what was asked at first cannot be changed')
  })

  it('has one start over: 410 where it forgot, another status where the token is too old', async () => {
    const link = await latest(people)
    assert.equal((await get(link)).status, 200)
    graph.register.aheadMs = 7 * dayMs
    assert.deepEqual(await refused(link), [400, 'syncStateNotFound'])
    graph.register.aheadMs = 7 * dayMs - 60_000
    assert.equal((await get(link)).status, 200)
    graph.register.forget()
    const gone = await get(link)
    assert.deepEqual([gone.status, gone.body.error.code], [410, 'syncStateNotFound'])
    const again = await round(String(gone.headers.get('location')))
    assert.ok(again.rows.length >= graph.town.people.length && 'displayName' in again.rows[0]!)
    assert.deepEqual(await refused('/users/delta?$deltatoken=xyz'), [410, 'syncStateNotFound'])
    assert.deepEqual(await refused('/users/delta?$skiptoken=xyz'), [400, 'Directory_ExpiredPageToken'])
  })

  describe('groups', () => {
    const merge = (rows: Row[]): Map<string, Set<string>> => {
      const found = new Map<string, Set<string>>()
      for (const row of rows) {
        const members = found.get(String(row['id'])) ?? new Set()
        found.set(String(row['id']), members)
        for (const link of links(row, 'members@delta')) {
          if (link['@removed']) members.delete(link.id)
          else members.add(link.id)
        }
      }
      return found
    }
    const real = (): Map<string, Set<string>> =>
      new Map(graph.town.groups.map(({ id, members }) => [id, new Set(members)]))
    const nested = (): Group => graph.town.groups.find(({ displayName }) => displayName.startsWith('Agents – '))!

    it('come with their direct members, the same group on several pages', async () => {
      for (const { id } of graph.town.people) graph.register.put(nested(), id, true)
      const { rows, pages, next } = await round(memberships)
      assert.deepEqual(merge(rows), real())
      assert.ok(pages.every(page => page.flatMap(row => links(row, 'members@delta')).length <= 200))
      assert.ok(pages.length > 2 && rows.length > graph.town.groups.length)
      const all = rows.filter(({ id }) => id === graph.town.agentsGroupId).flatMap(row => links(row, 'members@delta'))
      assert.equal(all.filter(each => (each as Row)['@odata.type'] === '#microsoft.graph.group').length, 14)
      assert.deepEqual((await round(next)).rows, [])
    })

    it('tell who came and who went, and lose nobody who moves while they are read', async () => {
      const [group, chief] = [nested(), graph.town.people[0]!]
      const members = [...group.members].sort()
      const first = await get(memberships)
      graph.register.put(group, members[0]!, false)
      graph.register.put(group, chief.id, true)
      const rest = await round(String(first.body['@odata.nextLink']))
      const after = await round(rest.next)
      assert.deepEqual(merge([...first.body.value, ...rest.rows, ...after.rows]), real())
      const moved = links(after.rows[0], 'members@delta')
      assert.deepEqual(
        moved.map(({ id, ...each }) => [id, each['@removed']?.reason]),
        [
          [members[0], 'deleted'],
          [chief.id, undefined],
        ],
      )
      const anew = (await round(memberships)).rows.filter(({ id }) => id === group.id)
      const past = anew.flatMap(row => links(row, 'members@delta')).find(({ id }) => id === members[0])
      assert.ok(past?.['@removed'], 'whoever was in it once is named as removed, from the beginning')
    })

    it('say nothing of who lies in the bin, who is back in them when restored, and let go who is purged', async () => {
      const group = nested()
      const one = graph.town.people.find(({ id }) => id === group.members[3])!
      const within = `/groups/${group.id}/members?$select=id&$top=999`
      const isIn = async (): Promise<boolean> => (await get(within)).body.value.some(({ id }) => id === one.id)
      const link = await latest(memberships)
      graph.register.stand(one, 'binned')
      assert.deepEqual([(await round(link)).rows, await isIn()], [[], false])
      graph.register.stand(one, 'there')
      assert.deepEqual([(await round(link)).rows, await isIn()], [[], true])
      graph.register.stand(one, 'purged')
      const [row] = (await round(link)).rows
      assert.deepEqual(
        links(row, 'members@delta').map(({ id }) => id),
        [one.id],
      )
      assert.ok(links(row, 'members@delta')[0]?.['@removed'])
    })

    it('are not told of where their members are not asked for', async () => {
      const link = await latest('/groups/delta?$select=displayName')
      graph.register.put(nested(), graph.town.people[0]!.id, true)
      assert.deepEqual((await round(link)).rows, [])
    })
  })

  it('lists everyone page by page although somebody leaves meanwhile', async () => {
    const first = await get('/users?$top=100&$select=id')
    const given = first.body.value.map(({ id }) => id)
    graph.register.stand(
      graph.town.people.find(({ id }) => id === given[3])!,
      'binned',
    )
    const second = await get(String(first.body['@odata.nextLink']))
    assert.equal(second.body.value[0]?.['id'], graph.town.people[100]?.id)
    graph.register.stand(
      graph.town.people.find(({ id }) => id === given[99])!,
      'binned',
    )
    const again = (await get(String(first.body['@odata.nextLink']))).body.value.map(({ id }) => id)
    assert.ok(again.includes(graph.town.people[100]?.id), 'nobody is left out')
  })
})
