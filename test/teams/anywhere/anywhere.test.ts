import assert from 'node:assert/strict'
import type { Ports } from '../../../src/core/ports.ts'
import { dailyLimits } from '../../../src/core/use-cases/people/daily-limits.ts'
import { tellSource } from '../../../src/core/use-cases/initiatives/message-source.ts'
import { createBot } from '../../../src/teams/create-bot.ts'
import type { TeamsPool } from '../../../src/teams/send/post-activity.ts'
import { receive } from '../../../src/teams/turn/bot.ts'
import { createTurnstile } from '../../../src/teams/turn/turnstile.ts'
import { loadWords } from '../../../src/words.ts'
import { nothingAway } from '../../fakes/nothing-away.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { threadTurn } from '../../fakes/turns.ts'
import { alice, guest, hugo } from '../../fakes/town.ts'
import { initiative, post } from '../../postgres/rows.ts'

const tenantId = '11111111-0000-4000-8000-000000000001'
const appId = '22222222-0000-4000-8000-000000000002'
/** Two colleagues’ chat: Teams calls it personal too, and Mary is not in it. */
const elsewhere = { id: '19:alice_hugo@unq.gbl.spaces', conversationType: 'personal', tenantId }
const link = 'https://teams.microsoft.com/l/message/19:x/170'
const message = (change: object = {}) => ({
  id: '170',
  body: { contentType: 'html', content: '<p>Le <b>pont</b> rouvre lundi, *enfin*</p>' },
  from: { user: { id: hugo.id, displayName: 'Chef de cabinet', userIdentityType: 'aadUser' } },
  linkToMessage: link,
  ...change,
})

type Task = { type: string; value: { title: string; card: { content: Element } } }
type Element = { id?: string; value?: unknown; body?: Element[]; items?: Element[]; actions?: Action[] }
type Action = { type: string; data: Record<string, unknown> }
type Body = { task: Task; composeExtension: { type: string; text: string; attachments: Found[] } }
type Found = { content: object; preview: { content: { title: string; text: string } } }

describe('Mary from anywhere in Teams', () => {
  let ports: FakePorts
  let sent: { to: string; body: string }[]
  let logged: string[]
  let turns: number
  let turnstile: ReturnType<typeof createTurnstile>
  beforeEach(() => {
    ports = createFakePorts()
    sent = []
    logged = []
    turns = 0
    turnstile = createTurnstile({ perMinute: 100 })
  })

  const note = (_details: object, text: string) => void logged.push(text)
  const log = { info: note, warn: note, error: note }
  const pool = {
    postActivity: async ({ conversationId }: { conversationId: string }, body: Buffer) => {
      sent.push({ to: conversationId, body: String(body) })
      return { kind: 'delivered', conversationId, activityId: 'a' }
    },
  } as unknown as TeamsPool
  async function invoke(name: string, value: object, change: object = {}) {
    const words = loadWords()
    const { conversations } = ports
    const bot = createBot({
      words,
      pool,
      threads: { take: async () => threadTurn },
      conversations,
      log,
      sleep: async () => {},
    })
    const options = { ports: ports as unknown as Ports, words, defaultLocale: 'fr' as const, settings, tenantId, appId }
    const activity = {
      type: 'invoke',
      name: `composeExtension/${name}`,
      id: `m${++turns}`,
      channelId: 'msteams',
      serviceUrl: 'https://teams.example/',
      from: { id: '29:a', aadObjectId: alice.id, name: alice.name },
      recipient: { id: `28:${appId}` },
      conversation: elsewhere,
      value,
      ...change,
    }
    const answer = await receive(
      {
        ...options,
        bot,
        turnstile,
        log,
        checkToken: async () => 'trusted',
        kept: nothingAway,
        counted: () => undefined,
      },
      'Bearer x',
      activity,
    )
    return { status: answer.status, body: answer.body as Body }
  }
  const open = (payload: unknown = message(), change: object = {}) =>
    invoke('fetchTask', { commandId: 'proposeMessage', commandContext: 'message', messagePayload: payload }, change)
  const submit = (card: Element, inputs: object, change: object = {}) => {
    const { data } = card.actions!.at(-1)!
    return invoke('submitAction', { commandId: 'proposeMessage', data: { ...data, ...inputs } }, change)
  }
  const cardOf = ({ body }: { body: Body }): Element => body.task.value.card.content
  const all = ({ body = [], items = [] }: Element): Element[] => [...body, ...items].flatMap(one => [one, ...all(one)])
  const input = (card: Element, id: string) => all(card).find(one => one.id === id)?.value
  const said = (answer: unknown) => JSON.stringify(answer)
  const filled = { title: 'Le pont', text: 'Il rouvre', section: '' }
  const proposed = () => ports.initiatives.byAuthor(alice.id, 10)

  describe('a colleague’s message', () => {
    it('opens the form with its words, and says whose they are by Entra, and that they are told', async () => {
      const answer = await open()
      assert.deepEqual([answer.status, answer.body.task.type], [200, 'continue'])
      const card = cardOf(answer)
      assert.equal(input(card, 'text'), 'Le pont rouvre lundi, *enfin*')
      assert.match(said(card), /D’après un message de Hugo Petit\. Mary lui dira/)
      assert.doesNotMatch(said(card), /Chef de cabinet/, 'what the client calls them')
      assert.ok(card.actions!.every(({ type }) => type === 'Action.Submit'))
      assert.equal(ports.commits(), 0, 'looking changes nothing')
    })

    it('becomes one proposal, of who pressed, however often it is delivered; the dialog says so', async () => {
      const card = cardOf(await open())
      const again = { id: 'm77' }
      const answers = [await submit(card, filled, again), await submit(card, filled, again)]
      for (const answer of answers) {
        assert.equal(answer.body.task.type, 'continue')
        assert.match(said(answer.body), /PROP-2026-\d+ est dans la boîte/)
      }
      const [one, ...others] = await proposed()
      assert.deepEqual([others, one!.author.id, one!.text], [[], alice.id, 'Il rouvre'])
      assert.deepEqual(one!.from, { by: { id: hugo.id, name: '' }, told: false, link })
      await tellSource(ports, one!.id)
      assert.equal((await proposed())[0]!.from?.told, true)
      assert.equal(sent.length, 0)
    })

    it('comes back filled, with the reason beside the field, in the same dialog', async () => {
      const card = cardOf(await open())
      const back = cardOf(await submit(card, { ...filled, title: 'x'.repeat(130) }))
      assert.equal(input(back, 'text'), 'Il rouvre')
      const ids = all(back).map(({ id }) => id)
      assert.equal(ids[ids.indexOf('title') + 1], 'fault-title')
      assert.match(said(back), /D’après un message de Hugo Petit/)
      assert.deepEqual(await proposed(), [])
      await submit(back, filled)
      assert.equal((await proposed())[0]!.from?.by?.id, hugo.id)
    })

    it('opens for messages of bots, strangers, guests of a meeting and of one’s own, and tells nobody', async () => {
      const whose = async (payload: object) => {
        ports = createFakePorts()
        const card = cardOf(await open(message(payload)))
        await submit(card, filled)
        return [said(card).match(/D’après[^"]*/)?.[0], (await proposed())[0]!.from?.by ?? null]
      }
      const unnamed = ['D’après un message dans Teams.', null]
      assert.deepEqual(await whose({ from: { user: null, application: { id: hugo.id } } }), unnamed)
      assert.deepEqual(await whose({ from: { user: { id: hugo.id, userIdentityType: 'anonymousGuest' } } }), unnamed)
      assert.deepEqual(await whose({ from: null }), unnamed)
      assert.deepEqual(await whose({ from: { user: { id: alice.id } } }), [undefined, null])
      ports.town.people.push(guest)
      const card = cardOf(await open(message({ from: { user: { id: guest.id } } })))
      assert.match(said(card), /D’après un message de Greta Invitée\."/)
    })

    it('opens while Graph is away, and a long one with its beginning', async () => {
      ports.directory.down = true
      assert.match(said(await open()), /D’après un message dans Teams/)
      ports.directory.down = false
      const card = cardOf(await open(message({ body: { contentType: 'text', content: 'mot '.repeat(2_000) } })))
      assert.ok(String(input(card, 'text')).length <= 4_000)
      assert.match(said(card), /seul son début est repris/)
    })

    it('is not there: deleted, without words, or no message at all', async () => {
      assert.match(said(await open(message({ deletedDateTime: '2026-11-25T08:00:00Z' }))), /a été supprimé/)
      assert.equal(input(cardOf(await open(message({ body: null }))), 'text'), '')
      for (const payload of [null, 'x', []]) assert.equal((await open(payload)).status, 400)
      assert.equal((await invoke('fetchTask', { commandId: 'other', messagePayload: message() })).status, 400)
      assert.equal((await invoke('selectItem', {})).status, 400)
    })

    it('is the road of agents alone, and of those whom the token names', async () => {
      ports.town.people.push(guest)
      const from = { id: '29:g', aadObjectId: guest.id, name: guest.name }
      assert.match(said(await open(message(), { from })), /réservé|agents/i)
      const card = cardOf(await open())
      const refused = await submit(card, { ...filled, reason: 'mes mots' }, { from })
      assert.match(said(refused), /"type":"continue".*Il rouvre/, 'what was typed stays')
      assert.deepEqual(await proposed(), [])
    })

    it('tells so many colleagues a day, and keeps the words of one more', async () => {
      for (let n = 0; n < dailyLimits.quote; n++) await submit(cardOf(await open()), { ...filled, near: 'seen' })
      const over = await submit(cardOf(await open()), { ...filled, near: 'seen', text: 'Les mots en trop' })
      assert.match(said(over), /"type":"continue".*Les mots en trop/)
      assert.equal((await ports.initiatives.byAuthor(alice.id, 100)).length, dailyLimits.quote)
      const own = cardOf(await open(message({ from: { user: { id: alice.id } } })))
      assert.match(said(await submit(own, { ...filled, near: 'seen' })), /est dans la boîte/, 'one’s own tells nobody')
    })

    it('is answered in words when somebody does too much at once', async () => {
      turnstile = createTurnstile({ perMinute: 1 })
      await open()
      const slower = await open()
      assert.equal(slower.body.task.type, 'continue')
      assert.doesNotMatch(said(slower), /Input\.Text/)
      assert.equal(sent.length, 0)
    })

    it('never makes another conversation the chat with Mary, nor writes there', async () => {
      await open()
      await new Promise(resolve => setImmediate(resolve))
      assert.deepEqual(ports.known, [])
      const card = cardOf(await open())
      ports.commit = () => Promise.reject(new Error('x'))
      assert.match(said(await submit(card, filled)), /Une erreur s’est produite.*Il rouvre/)
      assert.deepEqual([sent, ports.known], [[], []])
    })
  })

  describe('a search beside a message', () => {
    const search = (text: string | null, more: object = {}, change: object = {}) => {
      const parameters = text === null ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: text }]
      return invoke('query', { commandId: 'find', parameters, queryOptions: { skip: 0, count: 25 }, ...more }, change)
    }
    beforeEach(async () => {
      await ports.commit(
        {
          save: 'initiative',
          row: initiative({ id: 'mine', title: 'Une <b>ruche</b> & *moi*', author: alice }),
          ifVersion: 0,
        },
        { save: 'initiative', row: initiative({ id: 'theirs', title: 'Ruche de Hugo', author: hugo }), ifVersion: 0 },
        {
          save: 'post',
          row: post({ id: 'p', title: 'Ruche publiée', state: 'broadcast', broadcastId: 'b' }),
          ifVersion: 0,
        },
      )
    })
    const titles = ({ body }: { body: Body }) =>
      (body.composeExtension.attachments ?? []).map(({ preview }) => preview.content.title)
    const as = (person: { id: string; name: string }) => ({
      from: { id: '29:x', aadObjectId: person.id, name: person.name },
    })

    it('finds one’s own proposals, as cards that nobody can press, and nothing of others', async () => {
      for (const text of ['ruche', '', null]) {
        const answer = await search(text)
        assert.deepEqual([answer.body.composeExtension.type, titles(answer)], ['result', ['Une ‹b›ruche‹/b› ＆ *moi*']])
        const card = said(answer.body.composeExtension.attachments[0]!.content)
        assert.doesNotMatch(card, /"actions"|Action\.|"refresh"/)
        assert.match(card, /Une \\\\<b\\\\>ruche/)
      }
      assert.deepEqual(titles(await search('ruche', {}, as(hugo))), ['Ruche de Hugo'])
    })

    it('finds all for the communication team', async () => {
      const comms = ports.town.people.find(({ id }) => ports.town.comms.includes(id))!
      assert.deepEqual(titles(await search('ruche', {}, as(comms))).length, 3)
    })

    it('goes on behind the first twenty-five, and behind the last one is nothing more to say', async () => {
      const many = Array.from({ length: 30 }, (_, n) => ({
        save: 'initiative' as const,
        row: initiative({ id: `n${n}`, title: `Verger ${n}`, author: alice, submittedAt: `2026-12-0${1 + (n % 9)}` }),
        ifVersion: 0,
      }))
      await ports.commit(...many)
      const page = async (skip: unknown, count: unknown = 25) =>
        titles(await search('verger', { queryOptions: { skip, count } }))
      const [first, second] = [await page(0), await page(25)]
      assert.deepEqual([first.length, second.length, new Set([...first, ...second]).size], [25, 5, 30])
      assert.deepEqual([await page(30), await page(1e12)], [[], []])
      assert.deepEqual([(await page(0, 10)).length, (await page(0, 1_000)).length], [10, 25])
      for (const odd of ['x', -3, 1.5, null, {}]) assert.deepEqual(await page(odd, odd), first)
      assert.equal((await search('verger', { queryOptions: { skip: 30 } })).body.composeExtension.type, 'result')
    })

    it('says why there is nothing, and nothing when it cannot say', async () => {
      assert.match((await search('introuvable')).body.composeExtension.text, /Rien de tel/)
      ports.town.people.push(guest)
      assert.equal((await search('ruche', {}, as(guest))).body.composeExtension.type, 'message')
      assert.deepEqual(titles(await search('ruche', { queryOptions: { skip: 25, count: 25 } })), [])
      ports.searchable.proposals = () => Promise.reject(new Error('x'))
      const failed = await search('ruche')
      assert.deepEqual([failed.status, titles(failed), logged], [200, [], ['a search failed']])
      assert.equal((await search('x', { commandId: 'constructor' })).status, 400)
      assert.equal((await search('x', { parameters: 'x', queryOptions: 'x' })).status, 200)
    })

    it('is over soon for somebody who makes it ask without end', async () => {
      turnstile = createTurnstile({ perMinute: 1 })
      const answers: number[] = []
      for (let n = 0; n < 6; n++) answers.push(titles(await search('ruche')).length)
      assert.deepEqual(answers, [1, 1, 1, 1, 0, 0])
    })
  })
})
