import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { listFeedId, renewalMs } from '../../../../src/core/domain/initiatives/list-feed.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { hearNotification } from '../../../../src/core/use-cases/initiatives/hear-notification.ts'
import { lookAtList } from '../../../../src/core/use-cases/initiatives/look-at-list.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'

const minuteMs = 60_000
const monthMs = 28 * 24 * 60 * minuteMs

describe('a subscription to the list', () => {
  let ports: FakePorts
  let graph: { secrets: string[]; renewed: number; away: boolean; refuses: boolean; forgot: boolean }
  const feed = async () => (await ports.listFeed.byId(listFeedId))!
  /** Reads the list; answers after how many minutes it is read again. */
  const look = async (): Promise<number> => {
    ports.jobs.length = 0
    await lookAtList(ports, settings)
    const next = ports.jobs.find(({ job }) => job === 'list.read')
    return (next?.inMs ?? NaN) / minuteMs
  }
  const hear = (...clientStates: unknown[]) =>
    hearNotification(ports, { value: clientStates.map(clientState => ({ clientState })) })
  beforeEach(() => {
    ports = createFakePorts()
    graph = { secrets: [], renewed: 0, away: false, refuses: false, forgot: false }
    const until = async () => later(ports.now(), monthMs)
    ports.listHook = {
      subscribe: async secret => {
        if (graph.away) throw new Unavailable('graph-away')
        if (graph.refuses) return null
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
  })

  it('is made once, with a secret that nobody guesses; then the list is read ten times more seldom', async () => {
    assert.equal(await look(), 10)
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
    await look()
    assert.deepEqual([graph.secrets.length, (await feed()).subscription?.id], [2, '2'])
  })

  it('refused, it is asked for again an hour later, and the list read every minute meanwhile', async () => {
    graph.refuses = true
    assert.equal(await look(), 1)
    graph.refuses = false
    assert.equal(await look(), 1)
    assert.equal(graph.secrets.length, 0)
    ports.pass(61 * minuteMs)
    assert.equal(await look(), 10)
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

  it('believes the secret alone: a thousand notifications are one reading, forged ones none', async () => {
    assert.equal(await hear('anything'), 'forged', 'nothing was asked for')
    await look()
    const [secret] = graph.secrets
    ports.jobs.length = 0
    for (const forged of [[], ['no'], [secret!.slice(1)], [null], [{ secret }]])
      assert.equal(await hear(...forged), 'forged')
    for (const body of [null, 'x', [], { value: {} }, { value: [null] }])
      assert.equal(await hearNotification(ports, body), 'forged')
    assert.deepEqual(ports.jobs, [])
    assert.equal(await hear(...Array.from({ length: 999 }, () => 'no'), secret), 'heard')
    assert.deepEqual(ports.jobs, [{ job: 'list.read', data: {} }])
  })
})
