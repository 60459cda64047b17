import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { listFeedId, renewalMs, settledMs } from '../../../../src/core/domain/initiatives/list-feed.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { lookAtList } from '../../../../src/core/use-cases/initiatives/look-at-list.ts'
import { gatherMs, lookAgainMs, notificationEar } from '../../../../src/core/use-cases/initiatives/notification-ear.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'

const minuteMs = 60_000
const monthMs = 28 * 24 * 60 * minuteMs

describe('a subscription to the list', () => {
  let ports: FakePorts
  let graph: { secrets: string[]; renewed: number; away: boolean; refuses: boolean; forgot: boolean; lost: boolean }
  let hearBody: (body: unknown) => Promise<'heard' | 'forged'>
  /** How often the database was asked for the secret. */
  let looks: number
  const feed = async () => (await ports.listFeed.byId(listFeedId))!
  /** Reads the list; answers after how many minutes it is read again. */
  const look = async (): Promise<number> => {
    ports.jobs.length = 0
    await lookAtList(ports, settings)
    const next = ports.jobs.find(({ job }) => job === 'list.read')
    return (next?.inMs ?? NaN) / minuteMs
  }
  const hear = async (...clientStates: unknown[]) => {
    const subscriptionId = String(graph.secrets.length)
    return hearBody({ value: clientStates.map(clientState => ({ subscriptionId, clientState })) })
  }
  beforeEach(() => {
    ports = createFakePorts()
    graph = { secrets: [], renewed: 0, away: false, refuses: false, forgot: false, lost: false }
    const until = async () => later(ports.now(), monthMs)
    ports.listHook = {
      subscribe: async secret => {
        if (graph.away) throw new Unavailable('graph-away')
        if (graph.refuses) return 'not-granted'
        if (graph.lost) return 'not-reached'
        graph.secrets.push(secret)
        return { id: String(graph.secrets.length), expiresAt: await until() }
      },
      renew: async () => {
        if (graph.away) throw new Unavailable('graph-away')
        if (graph.refuses || graph.forgot) return null
        graph.renewed++
        return until()
      },
    }
    looks = 0
    const { byId } = ports.listFeed
    ports.listFeed = {
      byId: async id => {
        looks++
        return byId(id)
      },
    }
    hearBody = notificationEar(ports)
  })

  it('is made once, with a secret that nobody guesses; then the list is read ten times more seldom', async () => {
    assert.equal(await look(), settledMs / minuteMs, 'what changed before it was there was told to nobody')
    assert.equal(await look(), 10)
    assert.deepEqual([graph.secrets.length, (await feed()).subscription?.secret], [1, graph.secrets[0]])
    assert.ok(graph.secrets[0]!.length >= 64)
  })

  it('is renewed before it ends, and made anew where Graph forgot it', async () => {
    await look()
    ports.pass(monthMs - renewalMs - minuteMs)
    await look()
    assert.equal(graph.renewed, 0)
    ports.pass(2 * minuteMs)
    await look()
    assert.deepEqual([graph.renewed, graph.secrets.length], [1, 1])
    graph.forgot = true
    ports.pass(monthMs)
    assert.equal(await look(), settledMs / minuteMs)
    assert.deepEqual([graph.secrets.length, (await feed()).subscription?.id], [2, '2'])
  })

  it('refused, it is asked for again an hour later, and the list read every minute meanwhile', async () => {
    graph.refuses = true
    assert.equal(await look(), 1)
    graph.refuses = false
    assert.equal(await look(), 1)
    assert.equal(graph.secrets.length, 0)
    ports.pass(61 * minuteMs)
    await look()
    assert.equal(await look(), 10)
  })

  it('where Graph finds nobody at the address, it is asked for again five minutes later', async () => {
    graph.lost = true
    assert.equal(await look(), 1)
    graph.lost = false
    ports.pass(4 * minuteMs)
    await look()
    assert.equal(graph.secrets.length, 0)
    ports.pass(2 * minuteMs)
    await look()
    assert.equal(graph.secrets.length, 1)
  })

  it('is not asked for while there is no list', async () => {
    ports.initiativeList.changes = async () => ({ kind: 'not-there' })
    assert.equal(await look(), 1)
    assert.equal(graph.secrets.length, 0)
  })

  it('no longer granted, nothing is lost: the list is read every minute again', async () => {
    await look()
    graph.refuses = true
    ports.pass(monthMs - minuteMs)
    assert.equal(await look(), 1)
    assert.equal((await feed()).subscription, null)
  })

  it('stays as it is while Graph is away, and counts no more once it ended', async () => {
    await look()
    graph.away = true
    ports.pass(monthMs - renewalMs + minuteMs)
    assert.equal(await look(), 10)
    ports.pass(renewalMs)
    assert.equal(await look(), 1)
  })

  it('believes the secret of its own id alone; forged ones are nothing', async () => {
    assert.equal(await hear('anything'), 'forged', 'nothing was asked for')
    await look()
    ports.pass(lookAgainMs)
    const secret = graph.secrets[0]!
    ports.jobs.length = 0
    for (const forged of [[], ['no'], [secret.slice(1)], [null], [{ secret }]])
      assert.equal(await hear(...forged), 'forged')
    const others = [{ clientState: secret }, { clientState: secret, subscriptionId: 'other' }, { subscriptionId: '1' }]
    for (const body of [null, 'x', [], { value: {} }, { value: [null] }, { value: others }])
      assert.equal(await hearBody(body), 'forged')
    assert.deepEqual(ports.jobs, [])
    assert.equal(await hear(...Array.from({ length: 999 }, () => 'no'), secret), 'heard')
    assert.deepEqual(ports.jobs, [{ job: 'list.read', data: {}, inMs: gatherMs }])
  })

  it('a thousand notifications are one reading; what comes once it may have begun is another', async () => {
    await look()
    const [secret] = graph.secrets
    ports.jobs.length = 0
    const heard = await Promise.all(Array.from({ length: 1_000 }, () => hear(secret)))
    assert.deepEqual([new Set(heard).size, ports.jobs.length], [1, 1])
    ports.pass(gatherMs - 1)
    await hear(secret)
    assert.equal(ports.jobs.length, 1)
    ports.pass(1)
    await hear(secret)
    assert.equal(ports.jobs.length, 2)
    ports.pass(-minuteMs)
    await hear(secret)
    assert.equal(ports.jobs.length, 3, 'the clock was put back')
  })

  it('an order that was not kept is not everybody’s: Graph is told so, and the next one orders again', async () => {
    await look()
    const [secret] = graph.secrets
    let isAway = true
    const commit: typeof ports.commit = async (...changes) =>
      isAway ? Promise.reject(new Error('away')) : ports.commit(...changes)
    hearBody = notificationEar({ ...ports, commit })
    await assert.rejects(hear(secret))
    isAway = false
    ports.jobs.length = 0
    assert.equal(await hear(secret), 'heard')
    assert.equal(ports.jobs.length, 1)
  })

  it('forgers cost one look into the database in ten seconds, however many they are', async () => {
    await look()
    looks = 0
    const forge = () => Promise.all(Array.from({ length: 500 }, () => hear('no')))
    await forge()
    assert.equal(looks, 1)
    ports.pass(lookAgainMs - 1)
    await forge()
    assert.equal(await hear(graph.secrets[0]), 'heard')
    assert.equal(looks, 1)
    ports.pass(1)
    await forge()
    assert.equal(looks, 2)
    ports.pass(60 * lookAgainMs)
    assert.equal(await hear(graph.secrets[0]), 'heard')
    assert.equal(looks, 2, 'who is known costs none at all')
  })

  it('a subscription made anew is known before the list is read once more, the one before no longer', async () => {
    await look()
    const [before] = graph.secrets
    assert.equal(await hear(before), 'heard')
    graph.forgot = true
    ports.pass(monthMs)
    await look()
    assert.ok(lookAgainMs < settledMs)
    assert.equal(await hear('no', graph.secrets[1]), 'heard')
    assert.equal(await hearBody({ value: [{ subscriptionId: '1', clientState: before }] }), 'forged')
  })

  it('while the database is away nothing is called forged', async () => {
    await look()
    const { listFeed } = ports
    let isAway = true
    hearBody = notificationEar({
      ...ports,
      listFeed: { byId: async id => (isAway ? Promise.reject(new Error('away')) : listFeed.byId(id)) },
    })
    await assert.rejects(hear(graph.secrets[0]))
    isAway = false
    assert.equal(await hear(graph.secrets[0]), 'heard')
  })
})
