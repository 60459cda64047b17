import assert from 'node:assert/strict'
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.ts'
import { eventually } from '../support/eventually.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { cast, inChat, inChannel } from '../support/road.ts'

describe('Mary behind a proxy', function () {
  this.timeout(120_000)
  let proxy: ConnectProxy
  let mary: Mary
  before(async () => {
    proxy = await startConnectProxy()
    mary = await startMary({ env: { HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address } })
  })
  after(async () => {
    await mary?.close()
    await proxy?.close()
  })

  it('goes to Teams, Graph, Entra and the keys of both through it alone', async () => {
    const { variables } = mary.sandbox
    const { agent, otherComms } = await cast(mary.town)
    await mary.town.say(agent.id, 'proposer')
    const form = await inChat(mary.town, agent.id, 'Titre')
    const title = 'La piscine rouvre samedi'
    await mary.town.press(agent.id, {
      in: 'chat',
      activityId: form.id,
      button: 'Envoyer',
      inputs: { title, text: 'Elle était fermée depuis mars.' },
    })
    await inChannel(mary.town, otherComms.id, title)
    const names = ['GRAPH_URL', 'LOGIN_URL', 'TEAMS_SERVICE_URL', 'BOT_OPENID_METADATA_URL'] as const
    for (const name of names) {
      const { host } = new URL(variables[name] ?? '')
      await eventually(async () => proxy.asked.includes(host) || null, `${name} is asked through the proxy`)
    }
    assert.match(mary.output(), new RegExp(`what leaves goes through the proxy ${proxy.host}`))
    assert.doesNotMatch(mary.output(), /s3cret/)
  })
})
