import assert from 'node:assert/strict'
import tls from 'node:tls'
import { setTimeout as delay } from 'node:timers/promises'
import { createCredential } from '../../src/outward/credential.ts'
import type { Ports } from '../../src/core/ports.ts'
import { ceilingPerSecond, createPace } from '../../src/dispatch/pace.ts'
import { createThreadPace } from '../../src/dispatch/thread-pace.ts'
import { createMessenger } from '../../src/teams/send/messenger.ts'
import { TeamsPool } from '../../src/teams/send/post-activity.ts'
import { createFakeThreadTurns, createFakeTurns } from '../fakes/turns.ts'
import { chanceOf, seedOfTest } from '../support/chance.ts'
import { mostInSecond, watchOnTime } from '../support/on-time.ts'
import { startSandbox, type StartedSandbox } from '../support/sandbox.ts'
import { FakeConversations } from '../teams/fake-conversations.ts'
import { drive, startRunning } from './drive.ts'
import { FakeWorld } from './fake-world.ts'

/** The long form sends to 500 people; each is met for the first time and costs two requests. */
const many = process.env['LONG'] === undefined ? 120 : 500

/** Of broadcasts. */
const perSecond = 40

describe('a broadcast through the town', function () {
  this.timeout(60_000)
  let sandbox: StartedSandbox
  const pools: TeamsPool[] = []
  let usual: string[]

  before(async () => {
    // Not when the file is read: other files trust authorities of their own by then.
    usual = tls.getCACertificates('default')
    sandbox = await startSandbox({ SANDBOX_PEOPLE: String(many + 100) })
    tls.setDefaultCACertificates([...usual, sandbox.ca])
  })
  after(async () => {
    tls.setDefaultCACertificates(usual)
    await Promise.all(pools.map(pool => pool.close()))
    await sandbox.close()
  })

  function open(world: FakeWorld): { ports: Ports; conversations: FakeConversations } {
    const { variables } = sandbox
    const [appId = '', tenantId = '', loginUrl = '', serviceUrl = ''] = [
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'LOGIN_URL',
      'TEAMS_SERVICE_URL',
    ].map(name => variables[name])
    const sleep = (ms: number): Promise<void> => delay(ms)
    const now = (): number => performance.now()
    const pace = createPace({
      turns: createFakeTurns({ perSecond: ceilingPerSecond, broadcastPerSecond: perSecond, now }),
      now,
      sleep,
    })
    const credential = createCredential({
      type: 'SingleTenant',
      appId,
      password: variables['MicrosoftAppPassword'],
      tenantId,
      loginUrl,
    })
    const pool = new TeamsPool({ credential, pace, now: Date.now })
    pools.push(pool)
    const conversations = new FakeConversations()
    const messenger = createMessenger({
      pool,
      conversations,
      serviceUrl,
      appId,
      tenantId,
      locale: 'fr',
      channelId: variables['COMMS_CHANNEL_ID'] ?? '',
      sections: async () => [],
      drawFace: () => ({ card: {}, summary: '' }),
      fillFrame: rendered => rendered,
      threads: createThreadPace({ turns: createFakeThreadTurns(now), sleep }),
      report: error => assert.fail(String(error)),
    })
    return { ports: { ...world.ports(), pace, messenger, conversations }, conversations }
  }

  async function toPeople(limit: number, offset = 0) {
    const { people } = await sandbox.town.people({ role: 'agent', limit, offset })
    const world = new FakeWorld()
    const recipients = people.map(({ id }) => ({ id, givenName: 'Agent', department: null, locale: null }))
    await world.ports().deliveries.plan('b1', recipients)
    await startRunning(world)
    return { people, world }
  }

  it('is never throttled, keeps under 50 a second, and accounts for everybody', async () => {
    const { people, world } = await toPeople(many)
    const { ports, conversations } = open(world)
    await sandbox.town.resetCounts()
    const control = watchOnTime()
    const since = Date.now()
    assert.equal(await drive(ports, { random: chanceOf(seedOfTest()), concurrency: 24 }), 'done')
    const seconds = (Date.now() - since) / 1000
    const { teams, held } = await sandbox.town.counts()
    // What a machine holds up arrives together with what leaves next, and departures that it misses are given anew.
    const { onTime, longestMs } = control()
    const seen = `${teams.worstSecond} in the worst second; the machine was up to ${Math.round(longestMs)} ms late`
    const most = mostInSecond(perSecond, longestMs)
    assert.ok(teams.worstSecond <= most, seen)
    if (most === 50) assert.equal(teams.throttled, 0, seen)
    assert.ok(teams.requests / seconds >= 20 * onTime, `${teams.requests} requests in ${seconds} s; ${seen}`)

    const expected = (situation: string | null): string =>
      situation === 'blocked'
        ? 'blocked'
        : situation === 'not-installed'
          ? 'not-installed'
          : situation === 'no-teams' || situation === 'gone'
            ? 'no-teams'
            : 'delivered'
    for (const { id, situation } of people) {
      const { state, reason } = world.ledger.row(id)
      assert.equal(state === 'delivered' ? state : reason, expected(situation), `${situation}: ${id}`)
      assert.equal(held[id] ?? 0, state === 'delivered' ? 1 : 0, 'exactly once')
    }
    const delivered = [...conversations.known.values()].filter(({ met }) => met).length
    assert.equal(teams.sends, delivered)
  })

  it('brings nobody two cards while connections are cut after acceptance and the service stumbles', async () => {
    const { people, world } = await toPeople(70, many)
    const { ports } = open(world)
    await sandbox.town.setFaults(
      { target: 'teams', kind: 'cut-after-accept', share: 0.15, seconds: 3 },
      { target: 'teams', kind: 'error', status: 503, share: 0.15, seconds: 3 },
    )
    try {
      assert.equal(await drive(ports, { random: chanceOf(seedOfTest()), concurrency: 24 }), 'done')
    } finally {
      await sandbox.town.setFaults()
    }
    const { held } = await sandbox.town.counts()
    const { delivered = 0, refused = 0, unknown = 0 } = world.ledger.counts()
    assert.equal(delivered + refused + unknown, people.length)
    assert.ok(unknown > 0 && delivered > unknown)
    for (const { id } of people) {
      const { state } = world.ledger.row(id)
      assert.ok((held[id] ?? 0) <= 1, 'never two')
      if (state === 'delivered') assert.equal(held[id], 1)
      if (state === 'refused') assert.equal(held[id] ?? 0, 0)
    }
  })
})
