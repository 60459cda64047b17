import assert from 'node:assert/strict'
import { openGraph, type OpenGraph, type Reply } from './open-graph.ts'

describe('Graph of the sandbox: apps and teams', function () {
  this.timeout(60_000)
  let graph: OpenGraph
  let apps: string
  let person: OpenGraph['town']['people'][number]
  beforeEach(async () => {
    graph = await openGraph({ people: 100 })
    person = graph.town.people.find(each => each.situation === 'not-installed') ?? assert.fail('nobody')
    apps = `/users/${person.id}/teamwork/installedApps`
  })
  afterEach(() => {
    graph.close()
    assert.deepEqual(graph.contract.violations, [])
  })

  const get = (path: string): Promise<Reply> => graph.call('GET', path)
  const install = (path = apps, id = graph.town.teamsAppId): Promise<Reply> =>
    graph.call('POST', path, {
      body: { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}` },
    })
  const installation = (): Promise<Reply> =>
    get(`${apps}?$expand=teamsApp&$filter=${encodeURIComponent(`teamsApp/id eq '${graph.town.teamsAppId}'`)}`)

  it('installs the app for a person, once, and gives the chat', async () => {
    assert.deepEqual((await installation()).body.value, [])
    const made = await install()
    assert.deepEqual([made.status, made.text], [201, ''])
    assert.ok(graph.installed.has(person.id))
    assert.deepEqual([(await install()).status, (await install()).body.error.code], [409, 'Conflict'])
    const [found] = (await installation()).body.value
    assert.equal((found?.teamsApp as { externalId: string }).externalId, graph.town.appId)
    const chat = await get(`${apps}/${encodeURIComponent(String(found?.id))}/chat`)
    assert.deepEqual([chat.body.id, chat.body.chatType], [`a:${person.id}`, 'oneOnOne'])
    assert.equal((await graph.call('DELETE', `${apps}/${encodeURIComponent(String(found?.id))}`)).status, 204)
    assert.deepEqual((await installation()).body.value, [])
    assert.equal((await get(`${apps}/${encodeURIComponent(String(found?.id))}/chat`)).status, 404)
  })

  it('refuses for who has no Teams, is unknown, or when it may not', async () => {
    const other = (situation: string): string =>
      `/users/${graph.town.people.find(each => each.situation === situation)?.id}/teamwork/installedApps`
    assert.equal((await install(other('no-teams'))).status, 403)
    assert.equal((await install(other('gone'))).status, 404)
    assert.equal((await install(`/users/${crypto.randomUUID()}/teamwork/installedApps`)).status, 404)
    assert.equal((await install(apps, crypto.randomUUID())).status, 404)
    graph.permissions.installApps = false
    assert.equal((await install()).body.error.code, 'Forbidden')
    assert.equal(graph.installed.size, 0)
  })

  it('finds the app in the catalogue by the id of its manifest', async () => {
    const by = async (id: string): Promise<unknown[]> => {
      const filter = encodeURIComponent(`externalId eq '${id}'`)
      return (await get(`/appCatalogs/teamsApps?$filter=${filter}`)).body.value.map(app => app.id)
    }
    assert.deepEqual(await by(graph.town.appId), [graph.town.teamsAppId])
    assert.deepEqual(await by(crypto.randomUUID()), [])
  })

  it('lists the channels of a team', async () => {
    const { commsTeamId, commsChannelId } = graph.town
    const channels = (await get(`/teams/${commsTeamId}/channels?$select=id,displayName`)).body.value
    assert.ok(channels.some(channel => channel.id === commsChannelId && channel.displayName === 'Publications'))
    assert.equal(
      (await get(`/teams/${commsTeamId}/channels/${encodeURIComponent(commsChannelId)}`)).body.displayName,
      'Publications',
    )
    assert.equal((await get(`/teams/${crypto.randomUUID()}/channels`)).status, 404)
  })
})
