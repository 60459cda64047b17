import assert from 'node:assert/strict'
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import type { Person } from '../../sandbox/town/town.ts'
import { openConnector, type Connector } from '../support/connector.ts'
import { startFakeBot, type Activity } from '../support/fake-bot.ts'
import { startSandbox, type StartedSandbox } from '../support/sandbox.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'
const input = (id: string, more: object = {}) => ({ type: 'Input.Text', id, ...more })
const execute = (title: string, verb: string) => ({
  type: 'Action.Execute',
  title,
  verb,
  data: { id: '42' },
  fallback: { type: 'Action.Submit', title, data: { verb, id: '42' } },
})

/** A card with every kind of button that Teams knows. */
const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    input('title', { isRequired: true }),
    input('text', { value: 'tel quel' }),
    { type: 'Input.Toggle', id: 'agreed', title: 'D’accord' },
    { type: 'Input.Date', id: 'date' },
    { type: 'ActionSet', actions: [execute('Envoyer', 'form.send')] },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Ancien', data: { verb: 'old.send' } },
    { type: 'Action.Submit', title: 'Dialogue', data: { verb: 'dialog.open', msteams: { type: 'task/fetch' } } },
    {
      type: 'Action.Submit',
      title: 'Dire',
      data: { msteams: { type: 'messageBack', text: 'aide', displayText: 'Aide !' } },
    },
    { type: 'Action.OpenUrl', title: 'Site', url: 'https://example.org' },
    {
      type: 'Action.ShowCard',
      title: 'Refuser',
      card: { type: 'AdaptiveCard', body: [input('reason')], actions: [execute('Refuser', 'refuse')] },
    },
    {
      type: 'Action.ShowCard',
      title: 'Autre',
      card: { type: 'AdaptiveCard', body: [input('other')], actions: [execute('Envoyer', 'other.send')] },
    },
  ],
}

describe('the sandbox: /town API', () => {
  let bot: Awaited<ReturnType<typeof startFakeBot>>
  let sandbox: StartedSandbox
  let teams: Connector
  let well: Person
  let comms: Person

  before(async () => {
    bot = await startFakeBot()
    sandbox = await startSandbox({ BOT_URL: bot.url, SANDBOX_LIMITS: 'off' })
    teams = await openConnector(sandbox.variables, sandbox.ca)
    well = (await sandbox.town.people({ situation: 'well', limit: 1 })).people[0] ?? assert.fail()
    comms = (await sandbox.town.people({ role: 'comms', situation: 'well', limit: 1 })).people[0] ?? assert.fail()
  })
  beforeEach(() => {
    bot.heard.length = 0
    bot.answer = () => undefined
  })
  after(async () => {
    await sandbox.close()
    bot.close()
  })

  const heard = (): Activity => bot.heard.at(-1)?.activity ?? assert.fail('nothing was heard')
  const post = async (content: object = card, conversation?: string): Promise<string> => {
    const id = conversation ?? (await sandbox.town.chat(well.id)).conversationId
    const reply = await teams.call('POST', `/v3/conversations/${encodeURIComponent(id)}/activities`, {
      type: 'message',
      attachments: [{ contentType: cardType, content }],
    })
    return (reply.body as { id: string }).id
  }
  const seen = async (activityId: string) =>
    (await sandbox.town.chat(well.id)).activities.find(activity => activity.id === activityId) ?? assert.fail()

  it('tells what the town is', async () => {
    const about = await sandbox.town.about()
    assert.equal(about.appId, sandbox.variables['MicrosoftAppId'])
    assert.equal(about.departments.length, 14)
    assert.deepEqual(about.bot, { url: bot.url, up: true })
    assert.equal(about.urls.teams, sandbox.variables['TEAMS_SERVICE_URL'])
  })

  it('finds people whatever the accents and the case, by department, role and situation', async () => {
    const plain = well.displayName.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
    const found = await sandbox.town.people({ search: plain })
    assert.ok(found.people.some(person => person.id === well.id))
    const { departments } = await sandbox.town.about()
    const department = departments[0] ?? assert.fail()
    assert.equal((await sandbox.town.people({ department: department.name, limit: 0 })).total, department.people)
    assert.ok((await sandbox.town.people({ role: 'comms' })).people.every(person => person.roles.includes('comms')))
    const paged = await sandbox.town.people({ offset: 3, limit: 2 })
    assert.equal(paged.people.length, 2)
    await assert.rejects(sandbox.town.person('nobody'), /404/)
    assert.equal((await sandbox.town.person(well.mail)).id, well.id)
  })

  it('says things to the bot with a token that Microsoft could have signed', async () => {
    const done = await sandbox.town.say(well.id, 'proposer')
    assert.equal(done.status, 200)
    const { authorization = '', activity } = bot.heard[0] ?? assert.fail()
    const keys = (await teams.bare('GET', '/v1/.well-known/keys')).body as JSONWebKeySet
    const { payload } = await jwtVerify(authorization.replace('Bearer ', ''), createLocalJWKSet(keys), {
      audience: sandbox.variables['MicrosoftAppId'] ?? '',
      issuer: 'https://api.botframework.com',
    })
    assert.equal(payload['serviceurl'], activity.serviceUrl)
    assert.deepEqual((keys.keys[0] as { endorsements?: string[] }).endorsements, ['msteams'])
    assert.deepEqual(activity.from, { id: well.teamsId, aadObjectId: well.id, name: well.displayName })
    assert.equal(activity.text, 'proposer')
    assert.match(String(activity['localTimestamp']), /^\d{4}-\d\d-\d\dT[\d:.]+[+]0[12]:00$/)
    assert.deepEqual(activity.conversation, {
      conversationType: 'personal',
      tenantId: sandbox.variables['MicrosoftAppTenantId'],
      id: (await sandbox.town.chat(well.id)).conversationId,
    })
    assert.equal((await sandbox.town.chat(well.id)).activities.at(-1)?.text, 'proposer')
  })

  it('mentions the bot in the channel, for members of the team only', async () => {
    await sandbox.town.say(comms.id, { text: 'propositions', in: 'channel' })
    assert.equal(heard().text, '<at>Mary</at> propositions')
    const [mention] = heard()['entities'] as { type: string; text: string }[]
    assert.deepEqual([mention?.type, mention?.text], ['mention', '<at>Mary</at>'])
    assert.match(heard().conversation.id, /^19:.*;messageid=\d+$/)
    const { people } = await sandbox.town.people({ situation: 'well', limit: 500 })
    const outsider = people.find(({ roles }) => !roles.includes('comms') && !roles.includes('admin')) ?? assert.fail()
    await assert.rejects(sandbox.town.say(outsider.id, { text: 'a', in: 'channel' }), /not-a-member/)
  })

  it('sends files and pasted pictures by their two roads', async () => {
    const base64 = Buffer.from('des octets').toString('base64')
    await sandbox.town.say(well.id, {
      text: 'voici',
      files: [
        { name: 'été 1.pdf', contentType: 'application/pdf', base64 },
        { name: 'image.png', contentType: 'image/png', base64, inline: true },
      ],
    })
    const [file, picture, html] = heard()['attachments'] as {
      contentType: string
      contentUrl: string
      name?: string
      content: { downloadUrl: string; fileType: string }
    }[]
    assert.equal(file?.contentType, 'application/vnd.microsoft.teams.file.download.info')
    assert.equal(file?.content.fileType, 'pdf')
    assert.deepEqual((await teams.bare('GET', file?.content.downloadUrl ?? '')).body, Buffer.from('des octets'))
    assert.equal(picture?.contentType, 'image/*')
    assert.equal((await teams.bare('GET', picture?.contentUrl ?? '')).status, 401)
    const got = await teams.call('GET', picture?.contentUrl ?? '')
    assert.deepEqual([got.body, got.headers['content-type']], [Buffer.from('des octets'), 'image/png'])
    assert.equal(html?.contentType, 'text/html')
    const shown = (await sandbox.town.chat(well.id)).activities.at(-1)?.attachments
    const desk = await fetch(sandbox.desk + shown?.[1]?.contentUrl)
    assert.equal(desk.headers.get('content-type'), 'image/png')
  })

  it('presses Action.Execute with its inputs, and shows the answer to that person alone', async () => {
    const id = await post()
    const answer = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Reçu' }] }
    bot.answer = () => ({ status: 200, body: { statusCode: 200, type: cardType, value: answer } })
    const done = await sandbox.town.press(well.id, { activityId: id, button: 'Envoyer', inputs: { title: 'Bonjour' } })
    assert.deepEqual(done.body, { statusCode: 200, type: cardType, value: answer })
    assert.equal(heard().type, 'invoke')
    assert.equal(heard().name, 'adaptiveCard/action')
    assert.equal(heard().replyToId, id)
    assert.deepEqual(heard().value, {
      action: {
        type: 'Action.Execute',
        title: 'Envoyer',
        verb: 'form.send',
        data: { id: '42', title: 'Bonjour', text: 'tel quel', agreed: 'false' },
      },
      trigger: 'manual',
    })
    assert.deepEqual((await seen(id)).mine, answer)
    assert.deepEqual((await seen(id)).attachments?.[0]?.content, card)
    await assert.rejects(sandbox.town.press(well.id, { activityId: id, button: 'Envoyer' }), /no-button/)
    const at = `/v3/conversations/${(await sandbox.town.chat(well.id)).conversationId}/activities/${id}`
    await teams.call('PUT', at, { type: 'message', attachments: [{ contentType: cardType, content: card }] })
    assert.equal((await seen(id)).mine, undefined, 'an update is for everyone')
  })

  it('shows messages, errors and failures as notes', async () => {
    const id = await post()
    const inputs = { reason: 'non', title: 'x' }
    const press = () => sandbox.town.press(well.id, { activityId: id, button: 'Refuser', inputs })
    for (const [body, note] of [
      [{ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'C’est noté' }, 'C’est noté'],
      [{ statusCode: 400, type: 'application/vnd.microsoft.error', value: { message: 'Impossible' } }, 'Impossible'],
      [{ statusCode: 500 }, 'Un problème s’est produit. Veuillez réessayer.'],
    ] as const) {
      bot.answer = () => ({ status: 200, body })
      await press()
      assert.equal((await seen(id)).note, note)
    }
    assert.deepEqual((heard().value as { action: { data: object } }).action.data, {
      id: '42',
      reason: 'non',
      title: 'x',
      text: 'tel quel',
      agreed: 'false',
    })
    bot.answer = () => ({ status: 500 })
    assert.equal((await press()).status, 500)
  })

  it('finds folded buttons by their path, and names wrong buttons, inputs and empty fields', async () => {
    const id = await post()
    const press = (button: string, inputs: Record<string, unknown>) =>
      sandbox.town.press(well.id, { activityId: id, button, inputs })
    await press('Autre > Envoyer', { other: 'o', title: 'x' })
    assert.equal((heard().value as { action: { verb: string } }).action.verb, 'other.send')
    bot.heard.length = 0
    await assert.rejects(press('Rien', {}), /no-button.*« Rien ».*Envoyer · Ancien · Dialogue/)
    await assert.rejects(press('Envoyer', { title: 'x', reason: 'y' }), /no-input.*reason/)
    await assert.rejects(press('Envoyer', {}), /missing-input.*title/)
    await assert.rejects(press('Site', { title: 'x' }), /sends-nothing/)
    assert.equal(bot.heard.length, 0)
  })

  it('sends Action.Submit as a message, the fallback of old clients too', async () => {
    const id = await post()
    await sandbox.town.press(well.id, { activityId: id, button: 'Ancien', inputs: { title: 'x' } })
    assert.equal(heard().type, 'message')
    assert.deepEqual(heard().value, { verb: 'old.send', title: 'x', text: 'tel quel', agreed: 'false' })
    assert.equal(heard().replyToId, id)
    await sandbox.town.press(well.id, { activityId: id, button: 'Envoyer', inputs: { title: 'x' }, client: 'old' })
    assert.deepEqual(heard().value, { verb: 'form.send', id: '42', title: 'x', text: 'tel quel', agreed: 'false' })
    await sandbox.town.press(well.id, { activityId: id, button: 'Dire', inputs: { title: 'x' } })
    assert.equal(heard().text, 'aide')
    assert.equal((await sandbox.town.chat(well.id)).activities.at(-1)?.text, 'Aide !')
  })

  it('opens dialogs, submits them, and follows from one to the next', async () => {
    const id = await post()
    const submit = { type: 'Action.Submit', title: 'OK', data: { verb: 'done' } }
    const inner = { type: 'AdaptiveCard', body: [input('why')], actions: [submit] }
    const dialog = { title: 'Pourquoi ?', card: { contentType: cardType, content: inner } }
    bot.answer = () => ({ status: 200, body: { task: { type: 'continue', value: dialog } } })
    const opened = await sandbox.town.press(well.id, { activityId: id, button: 'Dialogue', inputs: { title: 'x' } })
    assert.deepEqual(opened.dialog, dialog)
    assert.equal(heard().name, 'task/fetch')
    const fetched = heard().value as { data: object; context: object }
    assert.deepEqual(fetched.context, { theme: 'default' })
    assert.deepEqual(fetched.data, {
      verb: 'dialog.open',
      msteams: { type: 'task/fetch' },
      title: 'x',
      text: 'tel quel',
      agreed: 'false',
    })
    bot.answer = () => ({ status: 200, body: { task: { type: 'message', value: 'Merci' } } })
    const inputs = { why: 'parce que' }
    const done = await sandbox.town.dialog(well.id, { activityId: id, card: inner, button: 'OK', inputs })
    assert.equal(done.dialog, undefined)
    assert.equal(heard().name, 'task/submit')
    assert.deepEqual(heard().value, { data: { verb: 'done', why: 'parce que' }, context: { theme: 'default' } })
    assert.equal((await seen(id)).note, 'Merci')
  })

  it('refreshes by itself only for the people that the card names', async () => {
    const refreshing = { ...card, refresh: { action: execute('r', 'see'), userIds: [well.teamsId] } }
    const id = await post(refreshing)
    await sandbox.town.refresh(well.id, { activityId: id })
    assert.equal((heard().value as { trigger: string }).trigger, 'automatic')
    const other = await post({ ...card, refresh: { action: execute('r', 'see'), userIds: [] } })
    await assert.rejects(sandbox.town.refresh(well.id, { activityId: other }), /no-refresh/)
  })

  it('presses in the channel, in the thread of the card', async () => {
    const id = await post(card, sandbox.variables['COMMS_CHANNEL_ID'])
    await sandbox.town.press(comms.id, { activityId: id, in: 'channel', button: 'Envoyer', inputs: { title: 'x' } })
    assert.equal(heard().conversation.id, `${sandbox.variables['COMMS_CHANNEL_ID']};messageid=${id}`)
    const data = heard()['channelData'] as { team: { aadGroupId: string }; channel: { id: string } }
    assert.deepEqual(
      [data.team.aadGroupId, data.channel.id],
      [sandbox.variables['COMMS_TEAM_ID'], sandbox.variables['COMMS_CHANNEL_ID']],
    )
  })

  it('tells of installs, removals and reactions; not of blocks', async () => {
    const id = await post()
    await sandbox.town.react(well.id, { activityId: id, type: 'like' })
    assert.deepEqual(heard()['reactionsAdded'], [{ type: 'like' }])
    assert.deepEqual((await seen(id)).reactions, [{ type: 'like', from: well.id }])
    await sandbox.town.react(well.id, { activityId: id, type: 'like' })
    assert.deepEqual(heard()['reactionsRemoved'], [{ type: 'like' }])
    await sandbox.town.uninstall(well.id)
    assert.deepEqual([heard().type, heard()['action']], ['installationUpdate', 'remove'])
    await assert.rejects(sandbox.town.say(well.id, 'a'), /not-installed/)
    bot.heard.length = 0
    await sandbox.town.install(well.id)
    assert.deepEqual(
      bot.heard.map(({ activity }) => [activity.type, activity['action']]),
      [
        ['installationUpdate', 'add'],
        ['conversationUpdate', undefined],
      ],
    )
    bot.heard.length = 0
    await sandbox.town.block(well.id)
    await assert.rejects(sandbox.town.say(well.id, 'a'), /"blocked"/)
    await sandbox.town.unblock(well.id)
    assert.equal(bot.heard.length, 0)
  })

  it('tells of channels that an owner deletes, restores or renames, in the conversation of the team', async () => {
    const { team } = await sandbox.town.about()
    const { id } = team.channels.find(one => one.name === 'Santé')!
    bot.heard.length = 0
    await sandbox.town.renameChannel(id, 'Santé et handicap')
    await sandbox.town.deleteChannel(id)
    await assert.rejects(sandbox.town.say(comms.id, { in: 'channel', channelId: id, text: 'x' }), /no-channel/)
    await assert.rejects(sandbox.town.deleteChannel(id), /no-channel/)
    await assert.rejects(sandbox.town.deleteChannel(team.channelId), /no-channel/)
    await sandbox.town.restoreChannel(id)
    await sandbox.town.renameChannel(id, 'Santé')
    assert.deepEqual(
      bot.heard.map(({ activity }) => {
        const { eventType, channel } = activity['channelData'] as { eventType: string; channel: object }
        return [activity.type, activity.conversation.id, eventType, channel]
      }),
      [
        ['channelRenamed', 'Santé et handicap'],
        ['channelDeleted', 'Santé et handicap'],
        ['channelRestored', 'Santé et handicap'],
        ['channelRenamed', 'Santé'],
      ].map(([what, name]) => ['conversationUpdate', team.threadId, what, { id, name }]),
    )
  })

  it('installs the app for a person through Graph, and shows what lies in the lists', async () => {
    const graph = await openConnector(sandbox.variables, sandbox.ca, sandbox.variables['GRAPH_URL'])
    const {
      people: [person = assert.fail()],
    } = await sandbox.town.people({ situation: 'not-installed', limit: 1 })
    const app = `${sandbox.variables['GRAPH_URL']}/v1.0/appCatalogs/teamsApps/${sandbox.variables['TEAMS_APP_ID']}`
    const address = `/v1.0/users/${person.id}/teamwork/installedApps`
    assert.equal((await graph.call('POST', address, { 'teamsApp@odata.bind': app })).status, 201)
    assert.equal((await sandbox.town.person(person.id)).installed, true)
    assert.equal(heard().from.aadObjectId, person.id)
    assert.equal((await sandbox.town.counts()).graph.byPath['/v1.0/users/:id/teamwork/installedApps'], 1)
    const directions = (await sandbox.town.lists()).find(list => list.name === 'Directions')
    assert.equal(directions?.items.length, 14)
    assert.deepEqual(await sandbox.town.drive(), [])
  })

  it('counts what was not read yet', async () => {
    const read = () => fetch(`${sandbox.desk}/town/people/${well.id}/chat`)
    await read()
    assert.equal((await sandbox.town.person(well.id)).unread, 0)
    await post()
    assert.equal((await sandbox.town.person(well.id)).unread, 1)
  })

  it('tells the desk what came apart from what only changed', async () => {
    const ended = new AbortController()
    const { body } = await fetch(`${sandbox.desk}/town/events`, { signal: ended.signal })
    const heard = body!.pipeThrough(new TextDecoderStream()).getReader()
    const id = await post()
    const { conversationId } = await sandbox.town.chat(well.id)
    const address = `/v3/conversations/${encodeURIComponent(conversationId)}/activities/${id}`
    const attachments = [{ contentType: cardType, content: card }]
    assert.equal((await teams.call('PUT', address, { type: 'message', attachments })).status, 200)
    let told = ''
    const news = () => [...told.matchAll(/"type":"chat",[^}]*"isNew":(true|false)/g)].map(([, one]) => one)
    while (news().length < 2) told += (await heard.read()).value ?? ''
    ended.abort()
    assert.deepEqual(news(), ['true', 'false'])
  })

  it('forges activities and tokens', async () => {
    await sandbox.town.activity({ type: 'message', serviceUrl: 'https://x' }, 'abc')
    assert.equal(bot.heard[0]?.authorization, 'Bearer abc')
    await sandbox.town.activity({ type: 'message' }, null)
    assert.equal(bot.heard[1]?.authorization, undefined)
    const token = await sandbox.town.token({ aud: 'other', expiresIn: -10, serviceurl: 'https://y' })
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
    assert.deepEqual([claims['aud'], claims['serviceurl']], ['other', 'https://y'])
  })

  it('says what changes while it changes', async () => {
    const response = await fetch(`${sandbox.desk}/town/events`)
    const reader = ((response.body as ReadableStream<Uint8Array> | null) ?? assert.fail()).getReader()
    const decoder = new TextDecoder()
    await reader.read()
    await post()
    const text = decoder.decode((await reader.read()).value)
    assert.equal(text, `data: ${JSON.stringify({ type: 'chat', personId: well.id, isNew: true })}\n\n`)
    await reader.cancel()
  })

  it('is closed to other sites and other names', async () => {
    const evil = await fetch(`${sandbox.desk}/town`, { headers: { origin: 'https://evil.example' } })
    assert.equal(evil.status, 403)
    assert.equal((await fetch(`${sandbox.desk}/town`, { headers: { origin: sandbox.desk } })).status, 200)
  })

  it('says that the bot is down, and what people would see then', async () => {
    const id = await post()
    await sandbox.town.setBot('http://127.0.0.1:9')
    const done = await sandbox.town.press(well.id, { activityId: id, button: 'Envoyer', inputs: { title: 'x' } })
    assert.equal(done.status, 0)
    assert.match((await seen(id)).note ?? '', /problème/)
    assert.equal((await sandbox.town.about()).bot.up, false)
    assert.equal((await sandbox.town.setBot(bot.url)).up, true)
  })

  it('starts anew', async () => {
    await sandbox.town.reset()
    assert.deepEqual((await sandbox.town.chat(well.id)).activities, [])
    assert.deepEqual((await sandbox.town.counts()).held, {})
  })
})
