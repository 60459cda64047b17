import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import sinon from 'sinon'
import { Misconfigured, Unavailable } from '../../../src/core/domain/errors.ts'
import type { Ports } from '../../../src/core/ports.ts'
import type { Checked } from '../../../src/teams/token/check-token.ts'
import type { Answer } from '../../../src/teams/turn/answer.ts'
import { type Bot, type BotOptions, receive } from '../../../src/teams/turn/bot.ts'
import { createTurnstile, type Turnstile } from '../../../src/teams/turn/turnstile.ts'
import { reads } from '../../../src/teams/turn/verb-facts.ts'
import { look, verb } from '../../../src/teams/turn/verbs.ts'
import { loadWords } from '../../../src/words.ts'
import { createKeptTurns, type KeptTurns } from '../../../src/teams/turn/kept-turns.ts'
import { nothingAway } from '../../fakes/nothing-away.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { alice, hugo } from '../../fakes/town.ts'

const tenantId = '99999999-0000-4000-8000-000000000000'
const appId = '11111111-0000-4000-8000-000000000000'
const words = loadWords()
const fine: Answer = { kind: 'card', card: { body: ['fine'] } }

describe('a turn', () => {
  let ports: FakePorts
  let replied: Answer[]
  let logged: string[]
  let act: () => Promise<Answer>
  let checked: Checked
  let turnstile: Turnstile
  let kept: KeptTurns
  afterEach(() => sinon.restore())
  beforeEach(() => {
    ports = createFakePorts()
    replied = []
    logged = []
    checked = 'trusted'
    turnstile = createTurnstile({ perMinute: 100 })
    kept = nothingAway
    act = async () => fine
  })

  function options(): BotOptions {
    const note = (_details: object, message: string) => void logged.push(message)
    const bot: Bot = {
      verbs: {
        'test.act': verb(reads, [], () => act()),
        'test.look': look(reads, [], () => act()),
        'test.count': { ...verb(reads, [], () => act()), slow: { notice: 'counting-check', kept: true } },
      },
      searches: {
        choices: {
          things: async (_turn, text) =>
            text === 'surprise' ? Promise.reject(new Error('x')) : [{ title: `Trouvé ${text}`, value: '1' }],
        },
        cards: {},
      },
      said: async () => [await act()],
      happened: async () => undefined,
      reply: async (_turn, answers) => void replied.push(...answers),
      switchedOff: () => null,
      replyNow: async (_turn, answer) => void replied.push(answer),
      remember: () => undefined,
      misread: () => undefined,
      finished: (_turn, answer) => answer,
    }
    return {
      ports: ports as unknown as Ports,
      words,
      defaultLocale: 'fr',
      settings,
      tenantId,
      appId,
      bot,
      checkToken: async () => checked,
      turnstile,
      kept,
      log: { info: note, warn: note, error: note },
      counted: () => undefined,
    }
  }
  const activity = (change: object = {}) => ({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'm1',
    channelId: 'msteams',
    serviceUrl: 'https://teams.example/',
    from: { id: '29:a', aadObjectId: alice.id, name: alice.name },
    recipient: { id: `28:${appId}` },
    conversation: { id: 'c', conversationType: 'personal', tenantId },
    value: { action: { type: 'Action.Execute', verb: 'test.act', data: {} }, trigger: 'manual' },
    ...change,
  })
  const searching = (dataset: unknown, queryText: unknown) => ({
    name: 'application/search',
    value: { kind: 'search', dataset, queryText, queryOptions: { skip: 0, top: 15 } },
  })
  const message = { type: 'message', name: undefined, value: undefined, text: 'bonjour' }
  const send = (change: object = {}) => receive(options(), 'Bearer x', activity(change))
  const text = (answer: unknown) => JSON.stringify(answer)

  it('closes no dialog on what was typed in it, whatever was refused and whatever went wrong inside', async () => {
    const submitted = {
      name: 'task/submit',
      value: {
        data: {
          verb: 'test.act',
          postId: 'p1',
          question: 'Où sera la ruche ?',
          kind: 'event',
          date: '2026-12-01',
          whom: alice.id,
          card: `inbox:${alice.id}`,
        },
      },
    }
    act = async () => ({ kind: 'note', text: 'C’est déjà décidé.', refused: true })
    const refused = JSON.stringify((await send(submitted)).body)
    assert.match(
      refused,
      /"type":"continue".*C’est déjà décidé.*"type":"Input\.Text"[^}]*"value":"Où sera la ruche \?"/,
    )
    assert.equal(refused.match(/Input\.Text/g)?.length, 1, 'what is chosen is no word')
    act = async () => Promise.reject(new Error('x'))
    assert.match(JSON.stringify((await send(submitted)).body), /"type":"continue".*Où sera la ruche \?/)
    act = async () => ({ kind: 'note', text: 'Non.', refused: true })
    const oneWord = { ...submitted, value: { data: { verb: 'test.act', reason: 'absence', reasonChoice: 'absence' } } }
    assert.equal(
      text((await send(oneWord)).body).match(/"value":"absence"/g)?.length,
      1,
      'one word is typed all the same',
    )
    act = async () => ({ kind: 'note', text: 'Fait.' })
    assert.deepEqual((await send(submitted)).body, { task: { type: 'message', value: 'Fait.' } })
    act = async () => ({ kind: 'note', text: 'Non.', refused: true })
    assert.deepEqual((await send({ ...submitted, value: { data: { verb: 'test.act' } } })).body, {
      task: { type: 'message', value: 'Non.' },
    })
  })

  it('finds while somebody types into a search of a card, and lets them type on when it cannot', async () => {
    const found = (results: unknown) => ({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
    })
    assert.deepEqual(await send(searching('things', 'pont')), found([{ title: 'Trouvé pont', value: '1' }]))
    assert.deepEqual([await send(searching('things', 'surprise')), logged], [found([]), ['a search failed']])
    for (const [dataset, text] of [
      ['others', 'x'],
      ['constructor', 'x'],
      ['things', 7],
      [undefined, 'x'],
    ])
      assert.equal((await send(searching(dataset, text))).status, 400)
  })

  it('is refused without a good token, from another tenant, from nobody, or without a verb', async () => {
    checked = 'refused'
    assert.equal((await send()).status, 401)
    checked = 'unreachable'
    assert.equal((await send()).status, 503)
    checked = 'trusted'
    assert.equal((await send({ conversation: { id: 'c', tenantId: 'other' } })).status, 403)
    const tenants = (conversation: unknown, channel: unknown) => ({
      conversation: { id: 'c', tenantId: conversation },
      channelData: { tenant: { id: channel } },
    })
    const elsewhere = '99999999-0000-4000-8000-000000000001'
    for (const [one, other] of [
      [tenantId, elsewhere],
      [elsewhere, tenantId],
      [undefined, elsewhere],
      [tenantId, ''],
      [tenantId, [tenantId]],
      [undefined, null],
    ])
      assert.equal((await send(tenants(one, other))).status, 403, JSON.stringify([one, other]))
    for (const own of [elsewhere, '', [tenantId]]) {
      const from = { id: '29:a', aadObjectId: '33333333-0000-4000-8000-000000000000', tenantId: own }
      assert.equal((await send({ from })).status, 403, JSON.stringify(own))
    }
    for (const [one, other] of [
      [tenantId, tenantId],
      [tenantId.toUpperCase(), undefined],
      [null, tenantId],
    ])
      assert.equal((await send(tenants(one, other))).status, 200, JSON.stringify([one, other]))
    for (const recipient of [
      undefined,
      null,
      {},
      `28:${appId}`,
      { id: appId },
      { id: '28:22222222-0000-4000-8000-000000000000' },
      { id: [`28:${appId}`] },
    ])
      assert.equal((await send({ recipient })).status, 403, JSON.stringify(recipient))
    assert.equal((await send({ recipient: { id: `28:${appId.toUpperCase()}` } })).status, 200)
    assert.equal((await send({ from: { id: '29:a', aadObjectId: 'nobody' } })).status, 400)
    for (const change of [{ value: {} }, { value: 'x' }, { value: { action: [] } }])
      assert.equal((await send(change)).status, 400)
    for (const body of [null, [], 'x', {}, { type: 'message' }])
      assert.equal((await receive(options(), '', body)).status, 400)
    assert.match(text(await send({ value: { action: { verb: 'no.such', data: {} } } })), /trop ancienne/)
  })

  for (const [error, words] of [
    [new Unavailable('graph-503'), /Microsoft ne répond pas/],
    [new Misconfigured('graph-403', 'needs X'), /pas encore configurée/],
    [new Error('secret of the house'), /Une erreur s’est produite/],
  ] as const)
    it(`that fails with ${error.name} says so in words, by a click, in a dialog and by a message`, async () => {
      act = () => Promise.reject(error)
      const clicked = await send()
      assert.equal(clicked.status, 200)
      assert.match(text(clicked.body), words)
      assert.match(text((await send({ name: 'task/submit', value: { data: { verb: 'test.act' } } })).body), words)
      assert.equal((await send(message)).status, 200)
      assert.match(text(replied), words)
      assert.doesNotMatch(text([clicked, replied]), /secret|needs X/)
      assert.ok(logged.includes('a turn failed'))
    })

  it('that fails like another within a minute is one line of the log, under the reference that both people read', async () => {
    const shared = options()
    const failing = async (error: Error): Promise<string> => {
      act = () => Promise.reject(error)
      return /Référence\s*: (\w{8})/.exec(text((await receive(shared, 'Bearer x', activity())).body))![1]!
    }
    const one = () => new Error('one')
    const first = await failing(one())
    assert.equal(await failing(one()), first)
    assert.equal(logged.filter(line => line === 'a turn failed').length, 1)
    assert.notEqual(await failing(new Error('another')), first)
    assert.notEqual(await failing(new Error('one')), first, 'two bugs say the same')
    assert.equal(logged.filter(line => line === 'a turn failed').length, 3)
  })

  it('goes on while Graph is away, or will not say who is who', async () => {
    for (const error of [new Unavailable('graph-503'), new Misconfigured('graph-403', 'needs X')]) {
      sinon.stub(ports.directory, 'roles').rejects(error)
      assert.match(text((await send()).body), /fine/)
      sinon.restore()
    }
  })

  it('too many in a minute are answered in words, done no more, and told once to who writes', async () => {
    turnstile = createTurnstile({ perMinute: 3 })
    let acted = 0
    act = async () => {
      acted++
      return fine
    }
    const roles = sinon.spy(ports.directory, 'roles')
    const fast = /trop rapide pour Mary/
    const opened = { name: 'task/fetch', value: { data: { verb: 'test.act' } } }
    const posted = { ...message, value: { verb: 'test.act' } }
    for (let count = 0; count < 3; count++) assert.match(text((await send()).body), /fine/)
    for (const change of [{}, opened, {}]) assert.match(text((await send(change)).body), fast)
    assert.deepEqual([acted, roles.callCount], [3, 3])
    replied = []
    for (const change of [message, posted, message]) await send(change)
    assert.deepEqual(replied, [fine, fine, fine], 'who pressed too much may still write')
    replied = []
    for (const change of [posted, message, posted, message, {}]) assert.equal((await send(change)).status, 200)
    assert.equal(replied.length, 1)
    assert.match(text(replied), fast)
    assert.deepEqual([acted, roles.callCount], [6, 6])
    assert.match(text((await send({ from: { id: '29:b', aadObjectId: hugo.id, name: hugo.name } })).body), /fine/)
  })

  describe('while the database is away', () => {
    let clock: sinon.SinonFakeTimers
    let isThere: boolean
    const refused = () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))
    const keptText = /J’ai gardé ce que vous venez de m’envoyer/
    const lostText = /je n’ai pas pu garder ce que vous m’avez envoyé/
    beforeEach(() => {
      clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
      isThere = false
      kept = createKeptTurns({
        reachable: async () => isThere,
        sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
        now: () => performance.now(),
        log: { warn: (_, text) => void logged.push(text) },
      })
    })
    const ids: string[] = []
    /** What it makes has the ids of the activity, the first time as the last. */
    const make = async (): Promise<Answer> => {
      ids.push(ports.newId())
      return fine
    }

    it('words are answered at once and done once it is back, as often as they were sent', async () => {
      act = refused
      assert.equal((await send(message)).status, 200)
      await send({ ...message, id: 'm2' })
      assert.equal(replied.length, 2)
      assert.match(text(replied), keptText)
      replied = []
      await clock.tickAsync(60_000)
      assert.deepEqual(replied, [], 'nothing is tried while it does not answer')
      isThere = true
      await clock.tickAsync(10_000)
      assert.equal(replied.length, 0, 'it was away once more')
      act = make
      await clock.tickAsync(20_000)
      assert.deepEqual([replied, ids.length], [[fine, fine], 2])
      await clock.tickAsync(60_000)
      assert.deepEqual([replied.length, ids.length], [2, 2], 'never twice')
    })

    it('words that hang are answered within the time of Teams, and are not begun anew beside themselves', async () => {
      let begun = 0
      let thaw: () => void = () => undefined
      act = async () => {
        begun++
        await new Promise<void>(resolve => (thaw = resolve))
        return fine
      }
      const answered = send(message)
      await clock.tickAsync(7_900)
      assert.equal((await answered).status, 200)
      assert.match(text(replied), keptText)
      isThere = true
      await clock.tickAsync(30_000)
      assert.equal(begun, 1)
      thaw()
      await clock.tickAsync(30_000)
      assert.deepEqual([begun, replied.slice(1)], [1, [fine]])
    })

    it('says that they are lost after minutes, when the process ends, and where too many are kept', async () => {
      act = refused
      await send(message)
      replied = []
      await clock.tickAsync(9 * 60_000)
      assert.deepEqual(replied, [])
      await clock.tickAsync(2 * 60_000)
      assert.match(text(replied), lostText)
      isThere = true
      await clock.tickAsync(60_000)
      assert.equal(replied.length, 1, 'what was told lost is not done')
      await send(message)
      replied = []
      await kept.end()
      assert.match(text(replied), lostText)
      replied = []
      await send(message)
      assert.match(text(replied), lostText, 'nothing more is kept')
    })

    it('what goes wrong otherwise the second time is told as ever', async () => {
      act = refused
      await send(message)
      act = () => Promise.reject(new Error('secret of the house'))
      isThere = true
      replied = []
      await clock.tickAsync(2_000)
      assert.match(text(replied), /Une erreur s’est produite/)
      await clock.tickAsync(60_000)
      assert.equal(replied.length, 1)
    })
  })

  it('that takes longer than Teams waits is answered, and told when it is done', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let finish: (answer: Answer) => void = () => undefined
    act = () => new Promise(resolve => (finish = resolve))
    const answered = send()
    await clock.tickAsync(8_000)
    assert.match(text((await answered).body), /plus long que d’habitude/)
    assert.deepEqual(replied, [])
    finish(fine)
    await clock.tickAsync(1)
    assert.deepEqual(replied, [fine])
  })

  it('closes no dialog on what was typed in it when it is one too many, and gives it back when it is refused late', async () => {
    const submitted = { name: 'task/submit', value: { data: { verb: 'test.act', question: 'Où sera la ruche ?' } } }
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    turnstile = createTurnstile({ perMinute: 1 })
    let finish: (answer: Answer) => void = () => undefined
    act = () => new Promise(resolve => (finish = resolve))
    const answered = send(submitted)
    assert.match(text((await send(submitted)).body), /"type":"continue".*trop rapide.*"value":"Où sera la ruche \?"/)
    await clock.tickAsync(8_000)
    const slow = text((await answered).body)
    assert.match(slow, /"type":"message".*plus long que d’habitude/)
    assert.doesNotMatch(slow, /Pas enregistré|ruche/, 'the work goes on')
    finish({ kind: 'note', text: 'Non.', refused: true })
    await clock.tickAsync(1)
    assert.match(text(replied), /Non\..*"value":"Où sera la ruche \?"/)
  })

  it('gives back what was typed in a dialog also where it took long and then went wrong inside', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let fail: (error: Error) => void = () => undefined
    act = () => new Promise((_, reject) => (fail = reject))
    const answered = send({
      name: 'task/submit',
      value: { data: { verb: 'test.act', question: 'Où sera la ruche ?' } },
    })
    await clock.tickAsync(8_000)
    await answered
    fail(new Error('secret of the house'))
    await clock.tickAsync(1)
    assert.match(text(replied), /Une erreur s’est produite.*"value":"Où sera la ruche \?"/)
    assert.doesNotMatch(text(replied), /secret/)
  })

  it('is answered within the ten seconds of Teams where Graph says nothing, and told when it speaks again', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let speaks: (roles: ['agent']) => void = () => undefined
    const graph = sinon.stub(ports.directory, 'roles').returns(new Promise(resolve => (speaks = resolve)))
    act = async () => fine
    const answered = send()
    await clock.tickAsync(8_000)
    assert.match(text((await answered).body), /plus long que d’habitude/)
    speaks(['agent'])
    await clock.tickAsync(1)
    assert.deepEqual(replied, [fine])
    graph.restore()
  })

  it('of a card that refreshes itself answers a card or leaves it as it is: no refusal, no error, no delay stands in its place, or in the chat', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const refresh = (verb: string) => send({ value: { action: { verb, data: {} }, trigger: 'automatic' } })
    const left = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' }
    assert.deepEqual((await refresh('test.look')).body, {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { body: ['fine'] },
    })
    const refused: Answer = { kind: 'card', card: { body: ['no'] }, beside: true }
    for (const answer of [refused, { kind: 'note', text: 'no' } as const]) {
      act = async () => answer
      assert.deepEqual((await refresh('test.look')).body, left)
    }
    act = () => Promise.reject(new Unavailable('graph-503'))
    assert.deepEqual(await refresh('test.look'), { status: 200, body: left })
    for (const verb of ['test.act', 'no.such']) assert.deepEqual((await refresh(verb)).body, left, 'only what looks')
    for (const end of [
      () => fine,
      () => {
        throw new Unavailable('graph-503')
      },
    ]) {
      let finish: () => void = () => undefined
      act = () => new Promise<void>(resolve => (finish = resolve)).then(end)
      const answered = refresh('test.look')
      await clock.tickAsync(8_000)
      assert.deepEqual((await answered).body, left)
      finish()
      await clock.tickAsync(1)
    }
    assert.deepEqual(replied, [])
  })

  it('that takes long, on a card that is drawn again by itself, says what it does, and only a refusal follows', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const refused: Answer = { kind: 'card', card: { body: ['no'] }, beside: true }
    for (const [answer, told] of [
      [fine, []],
      [refused, [refused]],
    ] as const) {
      let finish: (answer: Answer) => void = () => undefined
      act = () => new Promise(resolve => (finish = resolve))
      const answered = send({ value: { action: { verb: 'test.count', data: {} } } })
      await clock.tickAsync(8_000)
      assert.match(text((await answered).body), /Je compte les destinataires/)
      finish(answer)
      await clock.tickAsync(1)
      assert.deepEqual(replied, told)
    }
  })

  it('that takes long and then fails is told too', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let fail: (error: Error) => void = () => undefined
    act = () => new Promise((_resolve, reject) => (fail = reject))
    for (const change of [{}, message]) {
      replied = []
      const answered = send(change)
      await clock.tickAsync(8_000)
      assert.equal((await answered).status, 200)
      fail(new Unavailable('graph-503'))
      await clock.tickAsync(1)
      assert.match(text(replied), /Microsoft ne répond pas/)
    }
    clock.restore()
    await delay(1)
  })
})
