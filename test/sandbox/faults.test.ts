import assert from 'node:assert/strict'
import { Faults, readFaults, type Fault } from '../../sandbox/faults.ts'
import { openConnector, type Connector } from '../support/connector.ts'
import { startSandbox, type StartedSandbox } from '../support/sandbox.ts'

const fault = (more: Partial<Fault>): Fault => ({ target: 'teams', kind: 'error', share: 1, seconds: 60, ...more })

describe('the sandbox: faults', () => {
  it('strike a share of the requests of their target, until their time is over', () => {
    let now = 0
    let chance = 0.29
    const faults = new Faults(
      () => now,
      () => chance,
    )
    faults.set([fault({ share: 0.3, seconds: 2 })])
    assert.equal(faults.draw('teams')?.kind, 'error')
    assert.equal(faults.draw('graph'), undefined)
    chance = 0.3
    assert.equal(faults.draw('teams'), undefined)
    chance = 0
    now = 1500
    assert.deepEqual(faults.list(), [fault({ share: 0.3, seconds: 1 })])
    now = 2000
    assert.equal(faults.draw('teams'), undefined)
    assert.deepEqual(faults.list(), [])
  })

  it('are read only when well formed', () => {
    assert.ok(readFaults([]) && readFaults([fault({})]))
    for (const wrong of [undefined, {}, [1], [{}], [{ ...fault({}), share: 2 }], [{ ...fault({}), kind: 'x' }]]) {
      assert.equal(readFaults(wrong), undefined)
    }
  })

  describe('over HTTP', () => {
    let sandbox: StartedSandbox
    let teams: Connector
    let id: string
    const send = async () =>
      teams.call('POST', `/v3/conversations/${(await sandbox.town.chat(id)).conversationId}/activities`, {
        type: 'message',
        text: 'a',
      })

    before(async () => {
      sandbox = await startSandbox({ SANDBOX_LIMITS: 'off' })
      teams = await openConnector(sandbox.variables, sandbox.ca)
      id = (await sandbox.town.people({ situation: 'well', limit: 1 })).people[0]?.id ?? ''
    })
    after(() => sandbox.close())

    it('cut after accept: the message is there, the answer is not', async () => {
      await sandbox.town.setFaults(fault({ kind: 'cut-after-accept' }))
      await assert.rejects(send(), { code: 'ECONNRESET' })
      assert.equal((await sandbox.town.counts()).held[id], 1)
    })

    it('throttle, error, down: refused, and nothing is kept', async () => {
      for (const [more, status] of [
        [{ kind: 'throttle' }, 429],
        [{ kind: 'error' }, 500],
        [{ kind: 'error', status: 502 }, 502],
        [{ kind: 'down' }, 503],
      ] as const) {
        await sandbox.town.setFaults(fault(more))
        assert.equal((await send()).status, status)
      }
      assert.equal((await sandbox.town.counts()).held[id], 1)
    })

    it('counts what each chat holds, by what the cards say, and what was cut', async () => {
      await sandbox.town.setFaults()
      await sandbox.town.resetCounts()
      const { conversationId } = await sandbox.town.chat(id)
      assert.equal((await sandbox.town.chats())[id], conversationId)
      const card = (text: string) => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] })
      const post = (text: string) =>
        teams.call('POST', `/v3/conversations/${conversationId}/activities`, {
          type: 'message',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(text) }],
        })
      const began = Date.now()
      await post('Vœux du maire')
      await sandbox.town.setFaults(fault({ kind: 'cut-after-accept' }))
      await assert.rejects(post('Vœux du maire'), { code: 'ECONNRESET' })
      await sandbox.town.setFaults()
      await post('Vœux')
      assert.deepEqual(await sandbox.town.copies('Vœux', 'maire'), { [id]: 2 })
      assert.deepEqual(await sandbox.town.copies('autre'), {})
      const { teams: counts } = await sandbox.town.counts()
      assert.deepEqual([counts.sends, counts.cut], [3, 1])
      assert.ok(began <= counts.firstSend && counts.firstSend <= counts.lastSend && counts.lastSend <= Date.now())
    })

    it('refuses the tokens shown so far, and takes new ones', async () => {
      await sandbox.town.setFaults()
      await send()
      assert.ok((await sandbox.town.revokeTokens()).revoked > 0)
      assert.equal((await send()).status, 401)
      teams = await openConnector(sandbox.variables, sandbox.ca)
      assert.equal((await send()).status, 201)
    })

    it('slow: late, but done', async () => {
      await sandbox.town.setFaults(fault({ kind: 'slow', delayMs: 120 }))
      const began = performance.now()
      assert.equal((await send()).status, 201)
      assert.ok(performance.now() - began >= 119)
      assert.equal((await sandbox.town.faults())[0]?.kind, 'slow')
      await sandbox.town.setFaults()
      assert.deepEqual(await sandbox.town.faults(), [])
    })
  })
})
