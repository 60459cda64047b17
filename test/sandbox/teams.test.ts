import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { openConnector, type Connector, type Reply } from '../support/connector.ts'
import { startSandbox, type StartedSandbox } from '../support/sandbox.ts'

const card = (text = 'Bonjour') => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
})
const message = (text = 'Bonjour') => ({ type: 'message', summary: text, attachments: [card(text)] })
const idOf = (reply: Reply): string => (reply.body as { id: string }).id
const codeOf = (reply: Reply): string => (reply.body as { error: { code: string } }).error.code

describe('the sandbox: Teams service', () => {
  let sandbox: StartedSandbox
  let teams: Connector
  let well: Person

  const create = (person: Pick<Person, 'teamsId'>) =>
    teams.call('POST', '/v3/conversations', {
      isGroup: false,
      bot: { id: `28:${sandbox.variables['MicrosoftAppId']}` },
      members: [{ id: person.teamsId }],
      tenantId: sandbox.variables['MicrosoftAppTenantId'],
      channelData: { tenant: { id: sandbox.variables['MicrosoftAppTenantId'] } },
    })
  const send = (conversation: string, activity: unknown) =>
    teams.call('POST', `/v3/conversations/${encodeURIComponent(conversation)}/activities`, activity)
  const one = async (situation: Person['situation'], last?: RegExp): Promise<Person> => {
    const { people } = await sandbox.town.people({ situation, limit: 500 })
    const found = people.find(person => person.kind === 'person' && (last === undefined || last.test(person.id)))
    assert.ok(found, situation)
    return found
  }

  before(async () => {
    sandbox = await startSandbox({ SANDBOX_LIMITS: 'off' })
    teams = await openConnector(sandbox.variables, sandbox.ca)
    well = await one('well')
  })
  after(() => sandbox.close())

  it('refuses whoever carries no good token', async () => {
    for (const authorization of ['Bearer abc', `Basic ${teams.token}`, `Bearer ${teams.token.slice(0, -4)}AAAA`]) {
      const reply = await teams.bare('POST', '/v3/conversations', {}, { authorization })
      assert.equal(reply.status, 401)
    }
    assert.equal((await teams.bare('POST', '/v3/conversations', {})).status, 401)
    const authorization = `Bearer ${await sandbox.town.token()}`
    const reply = await teams.bare('GET', '/v3/conversations/x/members', undefined, { authorization })
    assert.equal(reply.status, 401, 'a token made for the bot opens nothing here')
  })

  it('gives a person the same chat every time, by Teams id or object id', async () => {
    const first = await create(well)
    assert.equal(first.status, 201)
    assert.equal(idOf(await create(well)), idOf(first))
    assert.equal(idOf(await create({ teamsId: well.id })), idOf(first))
    assert.equal((await sandbox.town.chat(well.id)).conversationId, idOf(first))
  })

  it('keeps, changes and deletes what is sent', async () => {
    const chat = idOf(await create(well))
    const sent = await send(chat, message('un'))
    assert.equal(sent.status, 201)
    const seen = async () => (await sandbox.town.chat(well.id)).activities.find(activity => activity.id === idOf(sent))
    assert.deepEqual((await seen())?.attachments, [card('un')])
    assert.equal((await seen())?.summary, 'un')
    const at = `/v3/conversations/${chat}/activities/${idOf(sent)}`
    assert.equal((await teams.call('PUT', at, message('deux'))).status, 200)
    assert.deepEqual((await seen())?.attachments, [card('deux')])
    assert.ok((await seen())?.edited)
    assert.equal((await teams.call('DELETE', at)).status, 200)
    assert.equal((await seen())?.deleted, true)
    assert.equal((await seen())?.attachments, undefined)
    assert.equal(codeOf(await teams.call('DELETE', at)), 'ActivityNotFoundInConversation')
    assert.equal((await teams.call('PUT', at, message())).status, 404)
  })

  it('splits text and card in two, and gives no id', async () => {
    const chat = idOf(await create(well))
    const before = (await sandbox.town.chat(well.id)).activities.length
    const sent = await send(chat, { ...message(), text: 'et du texte' })
    assert.equal(sent.status, 201)
    assert.equal((sent.body as { id?: string }).id, undefined)
    assert.equal((await sandbox.town.chat(well.id)).activities.length, before + 2)
  })

  it('takes a reply by its own address, and forgets that the bot types', async () => {
    const chat = idOf(await create(well))
    const first = idOf(await send(chat, message()))
    const reply = await teams.call('POST', `/v3/conversations/${chat}/activities/${first}`, message('réponse'))
    assert.equal(reply.status, 201)
    const { activities } = await sandbox.town.chat(well.id)
    assert.equal(activities.at(-1)?.replyToId, first)
    assert.equal((await send(chat, { type: 'typing' })).status, 201)
    assert.equal((await sandbox.town.chat(well.id)).activities.length, activities.length)
  })

  it('refuses what is malformed or too big', async () => {
    const chat = idOf(await create(well))
    for (const activity of [
      [],
      {},
      { type: 'message', attachments: [1] },
      { type: 'message', text: 3 },
      { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: {} }] },
    ]) {
      assert.equal((await send(chat, activity)).status, 400, JSON.stringify(activity))
    }
    assert.equal((await send(chat, { type: 'message', text: 'a'.repeat(50_900) })).status, 201)
    const big = await send(chat, { type: 'message', text: 'a'.repeat(51_300) })
    assert.equal(big.status, 413)
    assert.equal(codeOf(big), 'MessageSizeTooBig')
    // Two bytes in UTF-16, three in UTF-8: counted as Teams does.
    assert.equal((await send(chat, { type: 'message', text: '’'.repeat(50_900) })).status, 201)
  })

  it('answers by the situation of the person', async () => {
    const notInstalled = await create(await one('not-installed'))
    assert.deepEqual([notInstalled.status, codeOf(notInstalled)], [403, 'ForbiddenOperationException'])
    assert.equal((await create(await one('no-teams'))).status, 404)
    assert.equal((await create({ teamsId: '29:unknown' })).status, 400)
    const blocked = (await one('blocked')).id
    await sandbox.town.block(well.id)
    for (const id of [blocked, well.id]) {
      const { conversationId } = await sandbox.town.chat(id)
      const sent = await send(conversationId, message())
      assert.equal(sent.status, 403)
      assert.ok(['ConversationBlockedByUser', 'MessageWritesBlocked'].includes(codeOf(sent)))
    }
    await sandbox.town.unblock(well.id)
    await sandbox.town.uninstall(well.id)
    const { conversationId } = await sandbox.town.chat(well.id)
    assert.equal(codeOf(await send(conversationId, message())), 'BotNotInConversationRoster')
    await sandbox.town.install(well.id)
    assert.equal((await send(conversationId, message())).status, 201)
    assert.equal(codeOf(await send('a:1nobody', message())), 'ConversationNotFound')
  })

  it('shows the roster, by either id', async () => {
    const chat = idOf(await create(well))
    const all = await teams.call('GET', `/v3/conversations/${chat}/members`)
    for (const id of [well.id, well.teamsId]) {
      const member = await teams.call('GET', `/v3/conversations/${chat}/members/${encodeURIComponent(id)}`)
      assert.deepEqual([member.body], all.body)
    }
    const { aadObjectId, tenantId, email, userPrincipalName } = (all.body as Record<string, string>[])[0] ?? {}
    assert.deepEqual(
      { aadObjectId, tenantId, email, userPrincipalName },
      {
        aadObjectId: well.id,
        tenantId: sandbox.variables['MicrosoftAppTenantId'],
        email: well.mail,
        userPrincipalName: well.mail,
      },
    )
    const other = await teams.call('GET', `/v3/conversations/${chat}/members/${(await one('blocked')).id}`)
    assert.equal(codeOf(other), 'MemberNotFoundInConversation')
  })

  it('knows the team, its channels and its members in pages', async () => {
    const { team } = await sandbox.town.about()
    const found = await teams.call('GET', `/v3/teams/${encodeURIComponent(team.threadId)}`)
    assert.equal((found.body as { aadGroupId: string }).aadGroupId, team.id)
    const { conversations } = (await teams.call('GET', `/v3/teams/${encodeURIComponent(team.threadId)}/conversations`))
      .body as { conversations: { id: string; name?: string }[] }
    assert.ok(conversations.some(channel => channel.id === team.channelId && channel.name === team.channelName))
    const channel = `/v3/conversations/${encodeURIComponent(team.channelId)}`
    const paged = (await teams.call('GET', `${channel}/pagedmembers?pageSize=50`)).body as { members: unknown[] }
    assert.ok(paged.members.length > 0)
  })

  it('opens a thread in the channel, and takes replies and updates there', async () => {
    const channelId = sandbox.variables['COMMS_CHANNEL_ID'] ?? ''
    const made = await teams.call('POST', '/v3/conversations', {
      isGroup: true,
      activity: message('fil'),
      channelData: { channel: { id: channelId } },
      tenantId: sandbox.variables['MicrosoftAppTenantId'],
    })
    const { id, activityId } = made.body as { id: string; activityId: string }
    assert.equal(made.status, 201)
    assert.equal(id, `${channelId};messageid=${activityId}`)
    assert.equal((await send(id, message('suite'))).status, 201)
    const at = `/v3/conversations/${encodeURIComponent(id)}/activities/${activityId}`
    assert.equal((await teams.call('PUT', at, message('changé'))).status, 200)
    const root = await send(channelId, message('autre fil'))
    const { threads } = await sandbox.town.channel()
    assert.deepEqual(
      threads.map(thread => thread.activities.map(activity => activity.summary)),
      [['changé', 'suite'], ['autre fil']],
    )
    assert.equal(threads[1]?.id, idOf(root))
    assert.equal((await send(`${channelId};messageid=1`, message())).status, 404)
  })
})
