import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import sinon from 'sinon'
import type { Person } from '../../src/core/domain/actor.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { createRenderPost } from '../../src/teams/render-post.ts'
import type { Acted } from '../../src/teams/turn/written-act.ts'
import { loadWords } from '../../src/words.ts'
import { account } from '../fakes/entra.ts'
import { keptAccounts } from '../fakes/kept-accounts.ts'
import { createFakePorts, type FakePorts } from '../fakes/ports.ts'
import { alice, camille, claude, guest, hugo, karim } from '../fakes/town.ts'
import { approved, submitted, written } from '../fakes/walk.ts'
import { type Entra, openEntra } from '../tab/own-entra.ts'
import type { serveRoutes } from '../tab/serve-tab.ts'
import { openOwnTab } from './own-tab.ts'

const words = loadWords()
type Press = { verb: string; data: object; press?: string }

describe('what a page may see and do', () => {
  let entra: Entra
  let ports: FakePorts
  let tab: Awaited<ReturnType<typeof serveRoutes>>
  let sent: string[]

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    sent = []
    ports = Object.assign(createFakePorts(), { renderPost: createRenderPost(words, 'Europe/Paris') })
    await open()
  })
  afterEach(() => tab.close())

  async function open(perMinute = 120): Promise<void> {
    await tab?.close()
    tab = await openOwnTab(entra, ports, { perMinute, sent: text => sent.push(text) })
  }

  const headersOf = async ({ id }: Person, locale = 'fr') => ({
    authorization: `Bearer ${await entra.token(id)}`,
    'accept-language': locale,
    'content-type': 'application/json',
  })
  const desk = async (who: Person, locale?: string) => {
    const answer = await fetch(`${tab.url}/api/desk`, { headers: await headersOf(who, locale) })
    return { status: answer.status, text: await answer.text() }
  }
  const act = async (who: Person, press: Press) => {
    const init = { method: 'POST', body: JSON.stringify(press), headers: await headersOf(who) }
    const answer = await fetch(`${tab.url}/api/act`, init)
    const acted = answer.ok ? ((await answer.json()) as Acted) : (await answer.text(), null)
    return { status: answer.status, acted, text: JSON.stringify(acted) }
  }

  const find = async (who: Person, search: object) => {
    const init = { method: 'POST', body: JSON.stringify(search), headers: await headersOf(who) }
    const answer = await fetch(`${tab.url}/api/find`, init)
    const text = await answer.text()
    return { status: answer.status, found: answer.ok ? (JSON.parse(text) as object) : null }
  }

  /** Mary may write to them. */
  const met = ({ id }: Person) =>
    ports.conversations.remember({
      person: id,
      conversationId: `chat ${id}`,
      serviceUrl: 'https://teams.example/',
      locale: 'fr',
    })

  it('tells in the person’s own chat what comes later than an answer, and of whom has none, to nobody', async () => {
    const { post } = await submitted(ports)
    await met(camille)
    const { byId } = ports.posts
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      for (const [who, chats] of [
        [camille, 1],
        [karim, 0],
      ] as const) {
        sent.length = 0
        let go = (): void => undefined
        const late = new Promise<void>(resolve => (go = resolve))
        let asked = false
        ports.posts.byId = async id => {
          asked = true
          await late
          return byId(id)
        }
        const acting = act(who, { verb: 'validation.track', data: { postId: post.id } })
        while (!asked) await new Promise(resolve => setImmediate(resolve))
        clock.tick(8_000)
        const { acted } = await acting
        assert.ok(acted?.kind === 'note')
        assert.match(acted.text, /dans notre conversation/)
        go()
        for (let turns = 0; turns < 50; turns++) await new Promise(resolve => setImmediate(resolve))
        assert.equal(sent.length, chats)
        if (chats > 0) assert.ok(sent[0]!.startsWith(`chat ${who.id} `) && sent[0]!.includes('Réouverture'))
      }
    } finally {
      clock.restore()
    }
  })

  it('is one’s own desk by the directory’s name, in the language that the page asks for', async () => {
    assert.deepEqual(JSON.parse((await desk(alice)).text).name, 'Alice Martin')
    assert.match((await desk(alice)).text, /Mes propositions/)
    assert.match((await desk(alice, 'en-GB,fr;q=0.5')).text, /My proposals/)
    assert.match((await desk(alice, 'de')).text, /Mes propositions/)
  })

  it('is nothing for a guest, or for whoever Entra no longer knows', async () => {
    ports.town.people.push(guest)
    for (const who of [guest, { ...alice, id: '00000000-0000-4000-8000-0000000000ff' }]) {
      assert.equal((await desk(who)).status, 403)
      assert.equal((await act(who, { verb: 'word.say', data: { word: 'help' } })).status, 403)
    }
    assert.equal(ports.commits(), 0)
  })

  it('waits while nobody can say who it is', async () => {
    ports.directory.down = true
    assert.equal((await desk(alice)).status, 503)
    assert.equal((await act(alice, { verb: 'word.say', data: { word: 'help' } })).status, 503)
  })

  it('is the card that a line opens, and the decision pressed on it, by the use case of the chat', async () => {
    const { post } = await submitted(ports)
    const { lists } = JSON.parse((await desk(karim)).text) as { lists: { items: { open: Press }[] }[] }
    const opened = await act(karim, lists[0]!.items[0]!.open)
    assert.equal(opened.acted?.kind, 'card')
    const button = /"verb":"validation\.approve"[^{}]*"data":(\{[^{}]*\})/.exec(opened.text)
    assert.ok(button, opened.text.slice(0, 2_000))
    const done = await act(karim, { verb: 'validation.approve', data: JSON.parse(button[1]!) as object })
    assert.equal(done.acted?.kind, 'card')
    const validation = await ports.validations.byId((await ports.posts.byId(post.id))!.validationId!)
    assert.deepEqual(
      validation?.steps[0]?.visas.map(({ by }) => by),
      [{ id: karim.id, name: karim.name }],
    )
    assert.equal(JSON.parse((await desk(karim)).text).lists[0].items.length, 0)
  })

  it('is no decision on somebody else’s validation, however the press is forged, and the journal has the attempt', async () => {
    const { post, validation } = await submitted(ports)
    const data = { postId: post.id, seal: validation.seal, step: 0, drawn: 0, actor: karim.id, person: karim.id }
    for (const verb of ['validation.approve', 'waiting.approve', 'validation.refuse', 'validation.see']) {
      const { status, acted, text } = await act(alice, { verb, data: { ...data, reason: 'Non', from: karim } })
      assert.deepEqual([status, acted?.kind], [200, verb === 'waiting.approve' ? 'card' : 'note'], verb)
      assert.ok(!text.includes('Réouverture'), text)
    }
    const kept = await ports.validations.byId(validation.id)
    assert.deepEqual(
      kept?.steps.flatMap(({ visas }) => visas),
      [],
    )
    assert.ok(
      ports.journal.some(
        ({ actor, details }) => actor?.id === alice.id && JSON.stringify(details).includes('not-an-approver'),
      ),
    )
  })

  it('makes one of a press that a page sends again, and two of two presses', async () => {
    const { id: postId } = await written(ports)
    const other = await written(ports)
    const copied = async (who: Person, press?: string, data = { postId }) => {
      const { text } = await act(who, { verb: 'post.duplicate', data, ...(press !== undefined && { press }) })
      return /PUB-\d{4}-\d{4}/.exec(text)?.[0] ?? assert.fail(text)
    }
    const first = await copied(camille, 'press-aaaa')
    assert.equal(await copied(camille, 'press-aaaa'), first)
    const made = [first, await copied(claude, 'press-aaaa'), await copied(camille, 'press-bbbb')]
    made.push(await copied(camille, 'press-aaaa', { postId: other.id }))
    for (const press of [undefined, '', 'short', 'no such/name', 'x'.repeat(65)])
      made.push(await copied(camille, press), await copied(camille, press))
    assert.equal(new Set(made).size, 14, 'of somebody else, of something else, or without a name it is another one')
  })

  it('is nothing of comms for an agent, and no verb that is none', async () => {
    const { post, broadcast } = await approved(ports, { title: 'Secret du service' })
    for (const [verb, data] of [
      ['post.edit', { postId: post.id }],
      ['validation.track', { postId: post.id }],
      ['broadcast.show', { broadcastId: broadcast.id }],
      ['broadcast.send', { broadcastId: broadcast.id }],
      ['post.preview', { postId: post.id }],
      ['initiative.see', { initiativeId: 'none' }],
      ['constructor', {}],
      ['__proto__', {}],
    ] as [string, object][]) {
      const { status, acted, text } = await act(alice, { verb, data })
      assert.deepEqual([status, acted?.kind], [200, 'note'], verb)
      assert.ok(!text.includes('Secret'), text)
    }
    assert.ok(!(await desk(alice)).text.includes('Secret'))
    assert.match((await desk(camille)).text, /Secret du service/)
  })

  it('opens dialogs where a card in the chat does, and a form again with what is missing', async () => {
    await act(alice, {
      verb: 'initiative.submit',
      data: { initiativeId: '11111111-1111-4111-8111-111111111111', title: 'Jardin', text: 'x', near: 'seen' },
    })
    const data = { initiativeId: '11111111-1111-4111-8111-111111111111' }
    const asked = await act(camille, { verb: 'initiative.ask', data: { ...data, msteams: { type: 'task/fetch' } } })
    assert.equal(asked.acted?.kind, 'dialog')
    const sent = { ...data, verb: 'initiative.asked' }
    const empty = await act(camille, { verb: 'initiative.asked', data: { ...sent, question: ' ' } })
    assert.deepEqual([empty.acted?.kind, /Il manque la question/.test(empty.text)], ['dialog', true], empty.text)
    const done = await act(camille, { verb: 'initiative.asked', data: { ...sent, question: 'Quand ?' } })
    assert.deepEqual(done.acted, { kind: 'done' })
    assert.match((await desk(alice)).text, /attend votre réponse/)
  })

  it('leads to the page in which a post is written', async () => {
    const post = await written(ports)
    const page = `post.html?post=${post.id}`
    for (const data of [{ postId: post.id }, { postId: post.id, msteams: { type: 'task/fetch' } }])
      assert.deepEqual((await act(camille, { verb: 'post.edit', data })).acted, { kind: 'page', page })
    assert.equal((await act(alice, { verb: 'post.edit', data: { postId: post.id } })).acted?.kind, 'note')
  })

  it('shows in front what a chat shows below, and sends nothing into the chat', async () => {
    const { post } = await submitted(ports)
    await met(karim)
    const { acted } = await act(karim, { verb: 'waiting.open', data: { postId: post.id, seal: 'x', step: 0 } })
    assert.equal(acted?.kind, 'dialog')
    await delay(50)
    assert.deepEqual(sent, [])
  })

  it('searches people for whoever may, agents alone, as they are told apart', async () => {
    await keptAccounts(
      ports,
      ...[alice, hugo].map(one => account(one.id, { ...one, name: one.name })),
      account('twin', { name: 'Aline Martin', department: null }),
      account('lift', { name: 'Martin Salle', shared: true }),
      account('away', { name: 'Martin Parti', enabled: false }),
    )
    for (const dataset of ['people', 'graph.microsoft.com/users?scope=currentContext'])
      assert.deepEqual(await find(hugo, { dataset, text: 'mart' }), {
        status: 200,
        found: {
          choices: [
            { title: `Alice Martin (${alice.department})`, value: alice.id },
            { title: 'Aline Martin', value: 'twin' },
          ],
        },
      })
    assert.deepEqual(await find(hugo, { dataset: 'people', text: ' ' }), { status: 200, found: { choices: [] } })
    assert.equal((await find(guest, { dataset: 'people', text: 'mart' })).status, 403)
    for (const search of [
      { dataset: 'constructor', text: 'a' },
      { dataset: 'find', text: 'a' },
      { dataset: 'people', text: 'a'.repeat(101) },
      { dataset: 'people' },
      { dataset: ['people'], text: 'a' },
    ])
      assert.equal((await find(hugo, search)).status, 400, JSON.stringify(search).slice(0, 80))
    ports.directory.isAgent = () => Promise.reject(new Unavailable('graph-down'))
    assert.equal((await find(hugo, { dataset: 'people', text: 'mart' })).status, 503, '« nothing » would be a lie')
  })

  it('searches recipients for the communication team alone', async () => {
    const search = { dataset: 'recipients', text: 'parc' }
    const [forComms, forAgent] = [await find(camille, search), await find(alice, search)]
    assert.match(JSON.stringify(forComms.found), /Parc/)
    assert.deepEqual(forAgent, { status: 200, found: { choices: [] } })
  })

  it('answers fifty presses at once, four of one person under way at most, and more than are honest with 429', async () => {
    const { post } = await submitted(ports)
    let [running, most] = [0, 0]
    const { byId } = ports.posts
    ports.posts.byId = async id => {
      most = Math.max(most, ++running)
      await delay(2)
      running--
      return byId(id)
    }
    const press = { verb: 'validation.track', data: { postId: post.id } }
    const all = await Promise.all(Array.from({ length: 50 }, () => act(camille, press)))
    assert.deepEqual([...new Set(all.map(({ status }) => status))], [200])
    assert.ok(most <= 4, `${most} at once`)
    await open(10)
    const many = await Promise.all(Array.from({ length: 12 }, () => act(camille, press)))
    assert.deepEqual(many.map(({ status }) => status).toSorted(), [...Array<number>(10).fill(200), 429, 429])
    assert.equal((await act(hugo, { verb: 'word.say', data: { word: 'help' } })).status, 200, 'nobody else waits')
  })

  it('says by a reference that something went wrong, and never what', async () => {
    ports.posts.byId = async () => {
      throw new Error('the inside of the database')
    }
    const { status, acted, text } = await act(camille, { verb: 'validation.track', data: { postId: 'p' } })
    assert.deepEqual([status, acted?.kind], [200, 'note'])
    assert.ok(!text.includes('inside'), text)
  })
})
