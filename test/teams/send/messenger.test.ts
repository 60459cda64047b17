import type { Conversation } from '../../../src/core/domain/people/conversation.ts'
import type { ClaimedDelivery } from '../../../src/core/domain/broadcasts/broadcast.ts'
import assert from 'node:assert/strict'
import type { Face } from '../../../src/core/domain/faces/face.ts'
import type { Frame, Messenger } from '../../../src/core/ports/outside.ts'
import { createMessenger, type MessengerOptions } from '../../../src/teams/send/messenger.ts'
import { TeamsPool } from '../../../src/teams/send/post-activity.ts'
import { eventually } from '../../support/eventually.ts'
import { FakeConversations } from '../fake-conversations.ts'
import { StubTeams, type Reply } from '../stub-teams.ts'
import { keyed } from '../../fakes/keyed.ts'
import { threadTurn } from '../../fakes/turns.ts'

const rendered = {
  locale: 'fr' as const,
  summary: 'Vœux du « personnel »',
  card: '{"type":"AdaptiveCard","body":[{"text":"Bonjour"}]}',
}
const key = keyed('inbox:1')
const face = { face: 'note' } as Face

describe('messenger', () => {
  let teams: StubTeams
  let serviceUrl: string
  let conversations: FakeConversations
  let pool: TeamsPool
  let messenger: Messenger
  const leaves = async () => true
  let turns: string[]
  let goesOn: boolean
  let throttled: (number | null)[]
  let filled: number
  let regained: number
  let reported: unknown[]
  let token: string
  /** Whether the turn still holds, each time that bytes are about to leave. */
  let holds: boolean[]

  const open = (change: Partial<MessengerOptions> = {}): Messenger =>
    createMessenger({
      pool,
      conversations,
      serviceUrl,
      locale: 'fr',
      appId: 'app',
      tenantId: 'tenant',
      channelId: '19:comms@thread.tacv2',
      sections: async () => [],
      drawFace: ({ face }, locale) => ({
        card: { type: 'AdaptiveCard', body: [{ face, locale }] },
        summary: 'Une « note »',
      }),
      fillFrame: ({ card, summary }, { givenName, firstContact, correctedAt, expiredOn }) => {
        filled++
        const around = correctedAt === null && expiredOn === null ? '' : `,"frame":"${correctedAt} ${expiredOn}"`
        return {
          card: `${card.slice(0, -1)},"first":${firstContact}${around}}`.replace('{prénom}', givenName),
          summary,
        }
      },
      threads: { take: async () => threadTurn },
      report: error => reported.push(error),
      ...change,
    })

  beforeEach(async () => {
    teams = new StubTeams()
    serviceUrl = await teams.listen()
    ;[turns, goesOn, throttled, reported, filled, token] = [[], true, [], [], 0, 'first']
    holds = []
    regained = 0
    conversations = new FakeConversations()
    pool = poolOf(1_200)
    messenger = open()
  })
  const poolOf = (answerMs: number): TeamsPool =>
    new TeamsPool({
      credential: { token: async () => token, renew: async () => (token = 'renewed') },
      pace: {
        book: async () => {},
        leave: () => holds.shift() ?? true,
        take: async turn => void turns.push(turn),
        throttled: ms => void throttled.push(ms),
      },
      now: Date.now,
      regained: () => void regained++,
      answerMs,
    })
  afterEach(async () => {
    await teams.close()
    await pool.close()
  })

  const known = (person: string, change: Partial<Conversation> = {}): Conversation => {
    const conversation: Conversation = {
      person,
      conversationId: `a:${person}`,
      serviceUrl,
      state: 'open',
      locale: 'en',
      met: true,
      optedOut: false,
      ...change,
    }
    conversations.known.set(person, conversation)
    return conversation
  }
  const delivery = (conversation: Conversation | null, person = conversation?.person ?? 'p1'): ClaimedDelivery => ({
    broadcastId: 'b1',
    person,
    givenName: 'Zoé',
    department: null,
    state: 'sending',
    reason: null,
    attempts: 1,
    conversationId: null,
    activityId: null,
    locale: null,
    conversation,
  })
  const next = async (): Promise<boolean> => {
    turns.push('broadcast')
    return goesOn
  }
  const deliver = (conversation: Conversation | null, person?: string, card = rendered.card) =>
    messenger.deliver(
      { ...rendered, card },
      delivery(conversation, person),
      frameOf({ firstContact: conversation?.met !== true }),
      next,
    )
  const frameOf = (change: Partial<Frame> = {}): Frame => ({
    firstContact: false,
    broadcastId: 'b1',
    correctedAt: null,
    expiredOn: null,
    ...change,
  })
  const correctedAt = '2026-12-12T08:30:00.000Z'
  const card = (conversation: Conversation, change: Partial<ClaimedDelivery> = {}): ClaimedDelivery => ({
    ...delivery(conversation),
    conversationId: `a:old:${conversation.person}`,
    activityId: '99',
    ...change,
  })
  const correct = (conversation: Conversation, change: Partial<ClaimedDelivery> = {}) =>
    messenger.correct(rendered, card(conversation, change), frameOf({ correctedAt }), next)
  const answer = (...replies: Reply[]): void => {
    teams.reply = () => replies.shift() ?? { status: 201, body: { id: 'a:late' } }
  }
  const error = (status: number, code: string): Reply => ({ status, body: { error: { code, message: '' } } })

  it('delivers one card alone, with the words of the notification, by one request whose turn was taken', async () => {
    assert.deepEqual(await deliver(known('p1')), { kind: 'delivered', conversationId: 'a:p1', activityId: '1732' })
    const [request, ...others] = teams.seen
    assert.equal(others.length, 0)
    assert.deepEqual(
      [request!.method, request!.path, request!.authorization],
      ['POST', '/emea/tenant/v3/conversations/a%3Ap1/activities', 'Bearer first'],
    )
    assert.deepEqual(request!.body, {
      type: 'message',
      summary: 'Vœux du « personnel »',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { ...JSON.parse(rendered.card), first: false },
        },
      ],
    })
    assert.deepEqual(turns, [])
    assert.deepEqual(conversations.marks, [])
  })

  it('opens a conversation for whom it never met: two requests, remembered, met', async () => {
    assert.equal((await deliver(null)).kind, 'delivered')
    assert.deepEqual(
      teams.seen.map(({ path }) => path),
      ['/emea/tenant/v3/conversations', '/emea/tenant/v3/conversations/a%3Anew/activities'],
    )
    assert.deepEqual(teams.seen[0]!.body, {
      isGroup: false,
      bot: { id: '28:app' },
      members: [{ id: 'p1' }],
      tenantId: 'tenant',
      channelData: { tenant: { id: 'tenant' } },
    })
    assert.deepEqual(turns, ['broadcast'])
    assert.deepEqual(conversations.marks, ['p1 remembered', 'p1 met'])
    assert.equal(conversations.known.get('p1')?.met, true)
  })

  it('leaves it at the conversation when nothing more may leave: the card comes later', async () => {
    goesOn = false
    assert.deepEqual(await deliver(null), { kind: 'throttled', retryAfterMs: null })
    assert.deepEqual(
      teams.seen.map(({ path }) => path),
      ['/emea/tenant/v3/conversations'],
    )
    assert.deepEqual([conversations.marks, throttled], [['p1 remembered'], []], 'nobody else slows down for it')
  })

  it('takes another turn when the first is over before the bytes leave; nothing was sent, and the connection stays', async () => {
    holds = [false, false]
    assert.equal((await deliver(known('p1'))).kind, 'delivered')
    assert.deepEqual([turns, teams.seen.length, teams.connections], [['broadcast', 'broadcast'], 1, 1])
    holds = [false]
    assert.equal((await messenger.show({ key, to: { kind: 'person', id: 'p1' } }, face, leaves)).kind, 'delivered')
    assert.deepEqual(turns.slice(2), ['answer', 'answer'])
    holds = [false]
    goesOn = false
    assert.deepEqual(
      await deliver(known('p2')),
      { kind: 'throttled', retryAfterMs: null },
      'and comes later when none is to be had',
    )
    assert.equal(teams.seen.length, 2)
  })

  it('ends as not sent where no turn ever holds', async () => {
    holds = Array.from({ length: 100 }, () => false)
    assert.deepEqual(await messenger.show({ key, to: { kind: 'person', id: 'p1' } }, face, leaves), {
      kind: 'failed',
      status: null,
    })
    assert.deepEqual([teams.seen.length, turns.length < 50], [0, true])
  })

  it('makes the bytes once for all who get the same card, and for each where the card names its reader', async () => {
    for (let i = 0; i < 20; i++) await deliver(known(`p${i}`))
    assert.ok(filled <= 3, `${filled} fillings`)
    const named = rendered.card.replace('Bonjour', 'Bonjour {prénom}')
    await deliver(known('p1'), 'p1', named)
    assert.ok(teams.seen.at(-1)!.text.includes('Bonjour Zoé'))
    await messenger.deliver(
      { ...rendered, card: named },
      { ...delivery(known('p2')), givenName: 'Léo' },
      frameOf({ firstContact: true }),
      next,
    )
    assert.ok(teams.seen.at(-1)!.text.includes('Bonjour Léo') && teams.seen.at(-1)!.text.includes('"first":true'))
  })

  it('asks for a dead address once again, and no more', async () => {
    answer(
      error(404, 'ConversationNotFound'),
      { status: 201, body: { id: 'a:anew' } },
      { status: 201, body: { id: '5' } },
    )
    assert.deepEqual(await deliver(known('p1')), { kind: 'delivered', conversationId: 'a:anew', activityId: '5' })
    assert.deepEqual(turns, ['broadcast', 'broadcast'])
    assert.deepEqual(conversations.marks, ['p1 forget', 'p1 remembered'])
    answer(
      error(404, 'ConversationNotFound'),
      { status: 201, body: { id: 'a:anew' } },
      error(404, 'ConversationNotFound'),
    )
    assert.deepEqual(await deliver(known('p2')), { kind: 'refused', reason: 'gone' })
    assert.equal(teams.seen.length, 6)
  })

  it('remembers who blocked it, who took it away, who has no Teams', async () => {
    answer(
      error(403, 'ConversationBlockedByUser'),
      error(403, 'BotNotInConversationRoster'),
      error(404, 'ConversationNotFound'),
      error(403, 'ForbiddenOperationException'),
    )
    assert.deepEqual(await deliver(known('p1')), { kind: 'refused', reason: 'blocked' })
    assert.deepEqual(await deliver(known('p2')), { kind: 'refused', reason: 'not-installed' })
    assert.deepEqual(await deliver(null, 'p3'), { kind: 'refused', reason: 'no-teams' })
    assert.deepEqual(await deliver(null, 'p4'), { kind: 'refused', reason: 'not-installed' })
    assert.deepEqual(conversations.marks, ['p1 blocked', 'p2 removed', 'p3 no-teams'])
  })

  it('does not write where the way is closed', async () => {
    assert.deepEqual(await deliver(known('p1', { state: 'blocked' })), { kind: 'refused', reason: 'blocked' })
    assert.deepEqual(await deliver(known('p2', { state: 'removed' })), { kind: 'refused', reason: 'blocked' })
    assert.deepEqual(await deliver(known('p3', { state: 'no-teams' })), { kind: 'refused', reason: 'no-teams' })
    assert.equal((await messenger.show({ key, to: { kind: 'person', id: 'p1' } }, face, leaves)).kind, 'refused')
    assert.equal(teams.seen.length, 0)
  })

  it('never sends twice what was cut after it was taken: nobody knows', async () => {
    answer({ cut: true })
    assert.deepEqual(await deliver(known('p1')), { kind: 'unknown' })
    assert.equal(teams.seen.length, 1)
    answer({ status: 201, cut: true })
    assert.deepEqual(
      await deliver(known('p1')),
      { kind: 'delivered', conversationId: 'a:p1', activityId: null },
      'the status line had come',
    )
    assert.equal(teams.seen.length, 2)
  })

  it('does not know either when no answer comes in time', async () => {
    answer({ afterMs: 4_000 })
    assert.deepEqual(await deliver(known('p1')), { kind: 'unknown' })
    assert.equal(teams.seen.length, 1)
  })

  it('may ask for a conversation again when the answer got lost', async () => {
    answer({ cut: true })
    assert.deepEqual(await deliver(null), { kind: 'failed', status: null })
    assert.equal(teams.seen.length, 1)
  })

  it('knows that nothing left when nobody listens', async () => {
    await teams.close()
    assert.deepEqual(await deliver(known('p1')), { kind: 'failed', status: null })
    teams = new StubTeams()
    await teams.listen()
  })

  describe('when Teams says 429', () => {
    const after = (seconds: number): Reply => ({
      ...error(429, 'Throttled'),
      headers: { 'retry-after': String(seconds) },
    })

    it('slows everyone down for a moment where it says a moment, or nothing', async () => {
      answer(after(2), error(429, 'Throttled'))
      assert.deepEqual(await deliver(known('p1')), { kind: 'throttled', retryAfterMs: 2_000 })
      assert.deepEqual(await deliver(known('p2')), { kind: 'throttled', retryAfterMs: null })
      assert.deepEqual(throttled, [2_000, null])
      assert.equal(teams.seen.length, 2)
    })

    it('leaves that one conversation alone for as long as it says, be it asked for by whom it may, and no other', async () => {
      const sent: Reply = { status: 201, body: { id: '9' } }
      answer(after(2_040), sent, after(1_800), sent, after(600), sent)
      assert.deepEqual(await deliver(known('p1')), { kind: 'throttled', retryAfterMs: 2_040_000 })
      for (const again of [
        () => deliver(known('p1')),
        () => messenger.show({ key, to: { kind: 'person', id: 'p1' } }, face, leaves),
      ]) {
        const outcome = await again()
        assert.ok(outcome.kind === 'throttled' && outcome.retryAfterMs! > 2_000_000, JSON.stringify(outcome))
      }
      assert.equal(teams.seen.length, 1, 'it is not asked again meanwhile')
      assert.equal((await deliver(known('p2'))).kind, 'delivered')
      // Never met: the conversation that is to be opened is that person’s.
      assert.equal((await deliver(null, 'p3')).kind, 'throttled')
      assert.equal((await deliver(known('p4'))).kind, 'delivered')
      assert.equal((await deliver(known('p5'))).kind, 'throttled')
      assert.equal((await deliver(known('p6'))).kind, 'delivered')
      assert.deepEqual(throttled, [], 'three conversations, each of them alone')
    })

    it('holds everybody where different conversations are refused one after the other', async () => {
      teams.reply = () => after(20)
      for (const person of ['p1', 'p2', 'p3', 'p4']) await deliver(known(person))
      assert.deepEqual(throttled, [2_000, 20_000, 20_000])
    })
  })

  it('retries nothing by itself', async () => {
    for (const status of [400, 403, 412, 413, 500, 502, 503, 504]) {
      teams.seen.length = 0
      teams.reply = () => ({ status })
      await deliver(known(`p${status}`))
      assert.equal(teams.seen.length, 1, String(status))
    }
  })

  it('renews its token once after 401, and stops when that changes nothing', async () => {
    answer({ status: 401 }, { status: 201, body: { id: '9' } }, { status: 401 }, { status: 401 })
    assert.equal((await deliver(known('p1'))).kind, 'delivered')
    assert.deepEqual(
      teams.seen.map(({ authorization }) => authorization),
      ['Bearer first', 'Bearer renewed'],
    )
    assert.deepEqual(await deliver(known('p1')), { kind: 'stop', reason: 'not-registered' })
    assert.equal(teams.seen.length, 4)
    assert.equal(regained, 0)
    answer({ status: 503 }, { status: 201, body: { id: '9' } })
    await deliver(known('p1'))
    assert.equal(regained, 1, 'whatever it answers, it knows her again: what waits for that is told once')
    await deliver(known('p1'))
    assert.equal(regained, 1)
  })

  it('answers people while all that broadcasts have in flight waits for Teams', async () => {
    let release: () => void = () => undefined
    const after = new Promise<void>(resolve => (release = resolve))
    teams.reply = ({ path }) =>
      path.includes('answered') ? { status: 201, body: { id: '1' } } : { status: 201, body: { id: '2' }, after }
    await pool.close()
    pool = poolOf(60_000)
    messenger = open()
    let landed = 0
    const slow = Array.from({ length: 128 }, (_, index) => deliver(known(`p${index}`)).then(() => landed++))
    await eventually(async () => teams.seen.length === 128, 'all of them wait for Teams')
    await pool.postActivity({ serviceUrl, conversationId: 'answered' }, Buffer.from('{}'), {})
    assert.equal(landed, 0, 'the answer waited for none of them')
    release()
    await Promise.all(slow)
  })

  it('keeps its connections', async () => {
    for (let i = 0; i < 10; i++) await deliver(known('p1'))
    assert.ok(teams.connections <= 2, `${teams.connections} connections for ten sends`)
  })

  it('shows a card to a person in their language, and draws it again', async () => {
    known('p1')
    assert.deepEqual(await messenger.show({ key, to: { kind: 'person', id: 'p1' } }, face, leaves), {
      kind: 'delivered',
      conversationId: 'a:p1',
      activityId: '1732',
    })
    answer({ status: 200, body: { id: '1732' } })
    const at = { key, to: { kind: 'person', id: 'p1' } as const, conversationId: 'a:p1', activityId: '1732' }
    assert.deepEqual(await messenger.redraw(at, face), {
      kind: 'delivered',
      conversationId: 'a:p1',
      activityId: '1732',
    })
    const [shown, redrawn] = teams.seen
    assert.ok(shown!.text.includes('"locale":"en"') && shown!.body['summary'] === 'Une « note »')
    assert.deepEqual([redrawn!.method, redrawn!.path], ['PUT', '/emea/tenant/v3/conversations/a%3Ap1/activities/1732'])
    assert.deepEqual(turns, ['answer', 'answer'])
    assert.deepEqual(conversations.marks, [], 'meets nobody: only broadcasts do')
  })

  it('opens a thread in the channel', async () => {
    answer({ status: 201, body: { id: '19:comms@thread.tacv2;messageid=17', activityId: '17' } })
    const outcome = await messenger.show({ key, to: { kind: 'channel' } }, face, leaves)
    assert.deepEqual(outcome, {
      kind: 'delivered',
      conversationId: '19:comms@thread.tacv2;messageid=17',
      activityId: '17',
    })
    const { activity, ...rest } = teams.seen[0]!.body
    assert.deepEqual(rest, {
      isGroup: true,
      bot: { id: '28:app' },
      tenantId: 'tenant',
      channelData: { channel: { id: '19:comms@thread.tacv2' }, tenant: { id: 'tenant' } },
    })
    assert.equal((activity as { type: string }).type, 'message')
    answer({ cut: true })
    assert.deepEqual(
      await messenger.show({ key, to: { kind: 'channel' } }, face, leaves),
      { kind: 'unknown' },
      'a second thread would be a second card',
    )
  })

  it('opens a thread in the channel of a sector, within the pace of that one', async () => {
    const taken: string[] = []
    messenger = open({ threads: { take: async thread => (taken.push(thread), threadTurn) } })
    teams.reply = () => ({ status: 201, body: { id: '19:roads@thread.tacv2;messageid=17', activityId: '17' } })
    const to = { kind: 'channel', channel: '19:roads@thread.tacv2' } as const
    await messenger.show({ key, to }, face, leaves)
    assert.deepEqual((teams.seen[0]!.body as { channelData: object }).channelData, {
      channel: { id: '19:roads@thread.tacv2' },
      tenant: { id: 'tenant' },
    })
    await messenger.show({ key, to: { ...to, thread: '19:roads@thread.tacv2;messageid=17' } }, face, leaves)
    assert.match(teams.seen[1]!.path, /19%3Aroads%40thread\.tacv2%3Bmessageid%3D17\/activities$/)
    assert.deepEqual(taken, ['19:roads@thread.tacv2', '19:roads@thread.tacv2;messageid=17'])
  })

  it('names on the card who may refresh it: its reader, once they are known to Teams, and nobody in the channel', async () => {
    const named: string[][] = []
    messenger = open({ drawFace: (_face, _locale, ids) => (named.push(ids), { card: {}, summary: '' }) })
    teams.reply = () => ({ status: 201, body: { id: '17' } })
    known('p1', { teamsId: '29:p1' })
    known('p2')
    for (const id of ['p1', 'p2']) await messenger.show({ key, to: { kind: 'person', id } }, face, leaves)
    await messenger.redraw({ key, to: { kind: 'person', id: 'p1' }, conversationId: 'a:p1', activityId: '17' }, face)
    await messenger.show({ key, to: { kind: 'channel' } }, face, leaves)
    assert.deepEqual(named, [['29:p1'], [], ['29:p1'], []])
  })

  it('names its key on every button of a card of the channel, and takes a card away', async () => {
    const button = {
      type: 'Action.Execute',
      verb: 'v',
      data: { id: '1' },
      fallback: { type: 'Action.Submit', data: { verb: 'v', id: '1' } },
    }
    messenger = open({
      drawFace: () => ({
        card: {
          body: [{ type: 'ActionSet', actions: [button, { type: 'Action.ShowCard', card: { actions: [button] } }] }],
        },
        summary: '',
      }),
    })
    teams.reply = () => ({ status: 201, body: { id: '17' } })
    known('p1')
    await messenger.show({ key, to: { kind: 'channel' } }, face, leaves)
    await messenger.show({ key, to: { kind: 'person', id: 'p1' } }, face, leaves)
    assert.deepEqual(
      teams.seen.map(({ text }) => text.split('"card":"inbox:1"').length - 1),
      [4, 0],
    )
    const at = {
      key,
      to: { kind: 'channel' } as const,
      conversationId: '19:comms@thread.tacv2;messageid=17',
      activityId: '17',
    }
    assert.equal((await messenger.remove(at)).kind, 'delivered')
    assert.deepEqual(
      [teams.seen[2]!.method, teams.seen[2]!.path],
      ['DELETE', `/emea/tenant/v3/conversations/${encodeURIComponent(at.conversationId)}/activities/17`],
    )
    answer(error(404, 'ActivityNotFoundInConversation'))
    assert.equal((await messenger.remove(at)).kind, 'delivered', 'one that is there no more')
  })

  it('answers a card of the channel in its thread', async () => {
    answer({ status: 201, body: { id: '18' } })
    const thread = '19:comms@thread.tacv2;messageid=17'
    assert.deepEqual(await messenger.show({ key, to: { kind: 'channel', thread } }, face, leaves), {
      kind: 'delivered',
      conversationId: thread,
      activityId: '18',
    })
    assert.deepEqual(
      [teams.seen[0]!.path, teams.seen[0]!.body['type']],
      [`/emea/tenant/v3/conversations/${encodeURIComponent(thread)}/activities`, 'message'],
    )
  })

  it('asks before a new card leaves, once it has its turn, of the card alone: not of what opens its conversation', async () => {
    const seen: unknown[] = []
    const aboutToLeave = async (): Promise<boolean> => (seen.push([turns.length, teams.seen.length]), true)
    const to = { kind: 'person', id: 'p1' } as const
    assert.equal((await messenger.show({ key, to }, face, aboutToLeave)).kind, 'delivered')
    assert.deepEqual(seen, [[2, 1]], 'the second turn is had, one request has left')
    assert.equal((await messenger.show({ key, to: { kind: 'channel' } }, face, aboutToLeave)).kind, 'delivered')
    assert.deepEqual(seen.at(-1), [3, 2])
    const no = await messenger.show({ key, to }, face, async () => false)
    assert.deepEqual([no, teams.seen.length], [{ kind: 'throttled', retryAfterMs: null }, 3])
  })

  it('gives a turn back to later when the conversation has had enough', async () => {
    messenger = open({ threads: { take: async () => ({ kind: 'wait', ms: 20_000 }) } })
    assert.deepEqual(await messenger.show({ key, to: { kind: 'channel' } }, face, leaves), {
      kind: 'throttled',
      retryAfterMs: 20_000,
    })
    assert.equal(teams.seen.length, 0)
  })

  it('takes another turn in the conversation where the bytes are held up, and waits no longer than it may', async () => {
    for (const [waitMs, outcome, sent] of [
      [0, 'delivered', 1],
      [20_000, 'throttled', 0],
    ] as const) {
      teams.seen.length = 0
      let held = false
      let asked = 0
      const again = async (): Promise<number> => ((held = true), asked++, waitMs)
      messenger = open({ threads: { take: async () => ({ kind: 'had', holds: () => held, again }) } })
      const left = await messenger.show({ key, to: { kind: 'channel' } }, face, leaves)
      assert.deepEqual([left.kind, asked, teams.seen.length], [outcome, 1, sent])
      assert.deepEqual(throttled, [], 'it is no 429')
    }
  })

  it('looks at that turn once more when a connection is there', async () => {
    const holding = [true, false, false, true, true]
    let asked = 0
    const turn = { kind: 'had', holds: () => holding.shift() ?? true, again: async () => (asked++, 0) } as const
    messenger = open({ threads: { take: async () => turn } })
    assert.equal((await messenger.show({ key, to: { kind: 'channel' } }, face, leaves)).kind, 'delivered')
    assert.deepEqual([asked, turns.length, teams.seen.length], [1, 2, 1])
  })

  describe('what was delivered', () => {
    it('is drawn anew where the row says that it lies, in a turn already taken', async () => {
      answer({ status: 200, body: { id: '99' } })
      assert.deepEqual(await correct(known('p1')), { kind: 'delivered', conversationId: 'a:old:p1', activityId: '99' })
      const [request] = teams.seen
      assert.deepEqual(
        [request!.method, request!.path],
        ['PUT', '/emea/tenant/v3/conversations/a%3Aold%3Ap1/activities/99'],
      )
      assert.ok(request!.text.includes(`"frame":"${correctedAt} null"`) && request!.text.includes('Bonjour'))
      assert.deepEqual([turns, conversations.marks], [[], []])
    })

    it('has the same bytes for all, and other ones than before the correction', async () => {
      teams.reply = () => ({ status: 200, body: { id: '99' } })
      await deliver(known('p0'))
      for (let i = 0; i < 20; i++) await correct(known(`p${i}`))
      await messenger.correct(rendered, card(known('p0')), frameOf({ expiredOn: '2026-12-12' }), next)
      assert.ok(filled <= 9, `${filled} fillings`)
      assert.deepEqual(new Set(teams.seen.map(({ text }) => text)).size, 3)
    })

    it('is taken away, and one that is away already counts so', async () => {
      answer({ status: 200 }, error(404, 'ActivityNotFoundInConversation'))
      const gone = { kind: 'delivered', conversationId: 'a:old:p1', activityId: '99' }
      assert.deepEqual(await messenger.takeBack(card(known('p1')), next), gone)
      assert.deepEqual(await messenger.takeBack(card(known('p1')), next), gone)
      assert.deepEqual(
        teams.seen.map(({ method, path }) => `${method} ${path}`),
        Array(2).fill('DELETE /emea/tenant/v3/conversations/a%3Aold%3Ap1/activities/99'),
      )
    })

    it('cannot be corrected once it is gone, and no other conversation is opened for it', async () => {
      answer(
        error(404, 'ActivityNotFoundInConversation'),
        error(404, 'ConversationNotFound'),
        error(404, 'ConversationNotFound'),
      )
      assert.deepEqual(await correct(known('p1')), { kind: 'refused', reason: 'gone' })
      assert.deepEqual(await correct(known('p1')), { kind: 'refused', reason: 'gone' })
      assert.deepEqual(await messenger.takeBack(card(known('p1')), next), { kind: 'refused', reason: 'gone' })
      assert.equal((await correct(known('p1'), { activityId: null })).kind, 'refused', 'nobody knows where it lies')
      assert.equal(teams.seen.length, 3)
    })

    it('may be tried again when no answer came: never unknown', async () => {
      answer(
        { cut: true },
        { cut: true },
        { status: 503 },
        { ...error(429, 'Throttled'), headers: { 'retry-after': '2' } },
      )
      assert.deepEqual(await correct(known('p1')), { kind: 'failed', status: null })
      assert.deepEqual(await messenger.takeBack(card(known('p1')), next), { kind: 'failed', status: null })
      assert.deepEqual(await messenger.takeBack(card(known('p1')), next), { kind: 'failed', status: 503 })
      assert.deepEqual(await correct(known('p1')), { kind: 'throttled', retryAfterMs: 2_000 })
    })

    it('stays where the way is closed; who closed it now is remembered', async () => {
      assert.deepEqual(await correct(known('p1', { state: 'removed' })), { kind: 'refused', reason: 'blocked' })
      assert.deepEqual(await messenger.takeBack(card(known('p2', { state: 'blocked' })), next), {
        kind: 'refused',
        reason: 'blocked',
      })
      assert.equal(teams.seen.length, 0)
      answer(error(403, 'MessageWritesBlocked'), error(403, 'BotNotInConversationRoster'))
      assert.deepEqual(await correct(known('p3')), { kind: 'refused', reason: 'blocked' })
      assert.deepEqual(await messenger.takeBack(card(known('p4')), next), { kind: 'refused', reason: 'not-installed' })
      assert.deepEqual(conversations.marks, ['p3 blocked', 'p4 removed'])
    })
  })

  it('never throws: the store and the drawing may fail', async () => {
    conversations.mark = async () => Promise.reject(new Error('store away'))
    assert.equal((await deliver(null)).kind, 'delivered')
    messenger = open({
      drawFace: () => {
        throw new Error('no such template')
      },
    })
    assert.deepEqual(await messenger.show({ key, to: { kind: 'channel' } }, face, leaves), {
      kind: 'failed',
      status: null,
    })
    assert.equal(reported.length, 2)
  })
})
