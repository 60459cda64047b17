import assert from 'node:assert/strict'
import { createReplies, createReplyNow } from '../../../src/teams/send/replies.ts'
import { threadTurn } from '../../fakes/turns.ts'
import type { SendOutcome } from '../../../src/core/domain/send-outcome.ts'
import type { TeamsPool } from '../../../src/teams/send/post-activity.ts'
import type { Turn } from '../../../src/teams/turn/turn.ts'

describe('replies', () => {
  let now: number
  let sent: string[]
  let logged: string[]
  /** How long the thread's next turn is away; 0: now. */
  let waits: Record<string, number[]>
  let asked: string[]
  let finish: (() => void)[]
  let slow: boolean
  let outcomes: SendOutcome[]
  let slept: number[]
  beforeEach(() => {
    now = 0
    sent = []
    logged = []
    waits = {}
    asked = []
    finish = []
    slow = false
    outcomes = []
    slept = []
  })

  const open = () => createReplies(options())
  const options = (): Parameters<typeof createReplies>[0] => ({
    pool: {
      postActivity: async ({ conversationId }: { conversationId: string }, body: Buffer) => {
        sent.push(`${conversationId} ${(JSON.parse(body.toString()) as { text: string }).text}`)
        if (slow) await new Promise<void>(resolve => finish.push(resolve))
        return outcomes.shift() ?? { kind: 'delivered', conversationId, activityId: '1' }
      },
    } as unknown as TeamsPool,
    threads: {
      take: async thread => {
        asked.push(thread)
        const ms = waits[thread]?.shift() ?? 0
        return ms > 0 ? { kind: 'wait', ms } : threadTurn
      },
    },
    log: { info: () => undefined, error: () => undefined, warn: (_details, message) => void logged.push(message) },
    now: () => now,
    sleep: async ms => {
      slept.push(ms)
      now += ms
    },
  })
  const turn = (conversationId: string) =>
    ({
      incoming: { conversationId, personal: true, replyToId: null },
      actor: { id: 'p' },
      road: 'typed',
    }) as unknown as Turn
  const note = (text: string) => [{ kind: 'note', text } as const]
  const settled = () => new Promise(resolve => setImmediate(resolve))

  it('wait for their turn, and leave only when they have it', async () => {
    waits['a'] = [20_000, 5_000, 0]
    await open()(turn('a'), note('one'))
    assert.deepEqual([sent, asked.length], [['a one'], 3])
    assert.ok(now >= 25_000)
  })

  it('that say the database is away ask for no turn, and leave again when they certainly did not arrive', async () => {
    outcomes = [
      { kind: 'throttled', retryAfterMs: 4_000 },
      { kind: 'failed', status: 502 },
    ] as SendOutcome[]
    await createReplyNow(options())(turn('a'), note('kept')[0]!)
    assert.deepEqual([sent, asked, logged, slept], [['a kept', 'a kept', 'a kept'], [], [], [4_000, 2_000]])
  })

  it('that get no turn within a minute are dropped, never sent without one, and the log says so once', async () => {
    const reply = open()
    waits['a'] = [70_000, 3_600_000]
    await reply(turn('a'), [...note('one'), ...note('two')])
    await settled()
    await reply(turn('a'), note('three'))
    assert.deepEqual(sent, [])
    assert.equal(logged.length, 2, 'the line was empty between them')
    await reply(turn('b'), note('other'))
    assert.deepEqual(sent, ['b other'])
  })

  it('that certainly did not arrive are sent again, at a turn of their own, as long as somebody waits for them', async () => {
    outcomes = [
      { kind: 'throttled', retryAfterMs: 4_000 },
      { kind: 'failed', status: 502 },
    ]
    await open()(turn('a'), note('one'))
    assert.deepEqual(
      [sent, asked.length, slept.slice(0, 2), logged],
      [['a one', 'a one', 'a one'], 3, [4_000, 2_000], []],
    )
    outcomes = Array.from({ length: 9 }, () => ({ kind: 'failed', status: 502 }))
    await open()(turn('b'), note('two'))
    assert.deepEqual([sent.filter(one => one === 'b two').length, logged], [6, ['an answer did not arrive']])
  })

  it('that may have arrived are never sent again', async () => {
    outcomes = [{ kind: 'unknown' }, { kind: 'refused', reason: 'blocked' }]
    const reply = open()
    await reply(turn('a'), note('one'))
    await reply(turn('b'), note('two'))
    assert.deepEqual([sent, logged.length], [['a one', 'b two'], 2])
  })

  it('of one conversation go one after the other, in order; another does not wait for them', async () => {
    slow = true
    const reply = open()
    const all = [
      reply(turn('a;messageid=1'), [...note('one'), ...note('two')]),
      reply(turn('a;messageid=2'), note('three')),
      reply(turn('b'), note('other')),
    ]
    await settled()
    assert.deepEqual(sent, ['a;messageid=1 one', 'b other'])
    while (finish.length > 0) {
      finish.shift()!()
      await settled()
    }
    await Promise.all(all)
    assert.deepEqual(sent, ['a;messageid=1 one', 'b other', 'a;messageid=1 two', 'a;messageid=2 three'])
    assert.deepEqual(new Set(asked), new Set(['a', 'b']), 'all threads of a channel are one')
  })

  it('of one conversation never leave close together, whatever their turns say', async () => {
    const reply = open()
    await Promise.all([reply(turn('a'), [...note('one'), ...note('two')]), reply(turn('a'), note('three'))])
    await reply(turn('a'), note('four'))
    await settled()
    assert.deepEqual(slept, [300, 300, 300, 300], 'within an answer, and after each of three')
  })

  it('beyond thirty that wait in one conversation are dropped, with one line of log; then the line is anew', async () => {
    slow = true
    const reply = open()
    const all = Array.from({ length: 50 }, (_, index) => reply(turn('a'), note(String(index))))
    const other = reply(turn('b'), note('other'))
    await settled()
    slow = false
    for (const end of finish) end()
    await Promise.all([...all, other])
    assert.equal(sent.filter(one => one.startsWith('a ')).length, 30)
    assert.ok(sent.includes('b other'))
    assert.equal(logged.length, 1)
    await reply(turn('a'), note('later'))
    assert.equal(sent.at(-1), 'a later')
  })

  it('hold back nothing while the store is away', async () => {
    const reply = createReplies({
      pool: {
        postActivity: async () => {
          sent.push('sent')
          return { kind: 'delivered' }
        },
      } as unknown as TeamsPool,
      threads: { take: () => Promise.reject(new Error('away')) },
      log: { info: () => undefined, error: () => undefined, warn: () => undefined },
    })
    await reply(turn('a'), note('one'))
    assert.deepEqual(sent, ['sent'])
  })

  it('send nothing for what is done, and take no turn for it', async () => {
    await open()(turn('a'), [{ kind: 'done' }])
    assert.deepEqual([sent, asked], [[], []])
  })
})
