import assert from 'node:assert/strict'
import { invokeBody } from '../../../src/teams/turn/answer.ts'
import { tabName } from '../../../src/teams/turn/incoming.ts'
import { renderPost } from '../../cards/every-card.ts'
import { brought } from '../../fakes/brought.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, childcare, diane, hugo } from '../../fakes/town.ts'
import { comms, submitted, written } from '../../fakes/walk.ts'
import { createChat, shownIn } from '../chat.ts'

const postPage = 'https://mary.ville.fr/tab/post.html'
const fresh = '11111111-1111-4111-8111-111111111111'

describe('a post opened to be written', () => {
  const open = () => {
    const ports = Object.assign(createFakePorts(), { renderPost })
    return { ports, chat: createChat(ports, { postPage }) }
  }
  const task = async (chat: ReturnType<typeof createChat>, ...press: Parameters<typeof chat.press>) =>
    invokeBody(await chat.press(...press), true) as { task: { type: string; value: Record<string, unknown> } }

  it('is a page in a dialog, by its address, and nothing in the address but ids', async () => {
    const { ports, chat } = open()
    const post = await written(ports)
    const shown = await task(chat, comms, 'post.edit', { postId: post.id }, 'fetch')
    const page = { title: post.content.title, height: 'large', width: 'large' }
    assert.deepEqual(shown, { task: { type: 'continue', value: { ...page, url: `${postPage}?post=${post.id}` } } })
    const born = await task(chat, comms, 'post.new', { postId: fresh }, 'fetch')
    assert.equal(born.task.value['url'], `${postPage}?post=${fresh}&new=1`)
    assert.equal(await ports.posts.byId(fresh), null, 'nobody wrote it')
    const again = await task(chat, comms, 'post.new', { postId: post.id }, 'fetch')
    assert.equal(again.task.value['url'], `${postPage}?post=${post.id}`, 'written since')
  })

  it('is that of a correction by the broadcast that it corrects', async () => {
    const { ports, chat } = open()
    const { post, broadcast } = await brought(ports)
    const shown = await task(chat, comms, 'broadcast.correct', { broadcastId: broadcast.id }, 'fetch')
    assert.equal(shown.task.value['url'], `${postPage}?post=${post.id}&corrects=${broadcast.id}`)
  })

  const cards: [what: string, ports: () => FakePorts, run: (ports: FakePorts) => Promise<string>][] = [
    [
      'out of the page, for a post, a new one and a correction',
      () => Object.assign(createFakePorts(), { renderPost }),
      async ports => {
        const chat = createChat(ports, { postPage })
        const { post, broadcast } = await brought(ports)
        const inCard = { inCard: 'true' }
        const answers = [
          await chat.press(comms, 'post.edit', { ...inCard, postId: fresh }, 'dialog'),
          await chat.press(comms, 'post.edit', { ...inCard, postId: post.id, broadcastId: broadcast.id }, 'dialog'),
          await chat.press(comms, 'broadcast.correct', { ...inCard, broadcastId: broadcast.id }, 'fetch'),
        ]
        assert.deepEqual(
          answers.map(({ kind }) => kind),
          ['dialog', 'dialog', 'dialog'],
        )
        return shownIn(answers[2]!)
      },
    ],
    [
      'where Teams can open no page',
      () => createFakePorts(),
      async ports => shownIn(await createChat(ports).press(comms, 'post.new', { postId: fresh }, 'fetch')),
    ],
    [
      'where a button of a chat shows no dialog',
      () => createFakePorts(),
      async ports => shownIn(await createChat(ports, { postPage }).press(comms, 'post.new', { postId: fresh })),
    ],
  ]
  for (const [what, ports, run] of cards)
    it(`is the card ${what}`, async () => assert.match(await run(ports()), /"id":"title"/))

  it('is a page in the tab too, whichever button opens it', async () => {
    const { ports, chat } = open()
    const post = await written(ports)
    const inTab = { type: 'invoke', name: tabName }
    const answer = await chat.press(comms, 'post.edit', { postId: post.id }, 'execute', inTab)
    assert.equal(answer.kind, 'page')
  })

  it('is nothing for whoever is not of comms', async () => {
    const { ports, chat } = open()
    const post = await written(ports)
    for (const verb of ['post.edit', 'post.new'])
      assert.equal((await chat.press(actor(alice), verb, { postId: post.id }, 'fetch')).kind, 'note', verb)
  })

  it('comes later as a card that opens it, also for a correction', async () => {
    const { ports, chat } = open()
    const { broadcast } = await brought(ports)
    const answer = await chat.press(comms, 'broadcast.correct', { broadcastId: broadcast.id }, 'fetch')
    const card = JSON.stringify(invokeBody(answer, false))
    const button = /"type":"Action\.Submit","title":"Ouvrir","data":(\{"msteams"[^}]*\}[^}]*\})/.exec(card)
    assert.ok(button, card)
    const data = JSON.parse(button[1]!) as Record<string, unknown>
    const opened = await chat.press(comms, String(data['verb']), data, 'fetch')
    assert.ok(opened.kind === 'page' && opened.url.includes(`corrects=${broadcast.id}`))
  })
})

describe('*Ajouter* in the card of a post that is being validated', () => {
  type Shown = { id?: string; value?: string; choices?: { value: string }[] }
  const opened = async () => {
    const ports = Object.assign(createFakePorts(), { renderPost })
    const chat = createChat(ports)
    let said = ''
    const { post } = await submitted(ports, { everyone: 'false', people: hugo.id })
    /** Presses it with all that the card holds, and what was chosen in it. */
    const add = async (held: Record<string, string>, chosen: Record<string, string>) => {
      const { title, summary, body } = post.content
      const own = { title, summary, body, everyone: 'false', addTo: 'chosen', version: String(post.revision) }
      const answer = await chat.press(comms, 'post.add', { postId: post.id, ...own, ...held, ...chosen })
      const inputs: Shown[] = []
      said = JSON.stringify(answer, (_, one: Shown | null) => {
        if (one && typeof one === 'object' && typeof one.id === 'string') inputs.push(one)
        return one
      })
      return Object.fromEntries(inputs.flatMap(({ id, value }) => (id && value ? [[id, value]] : [])))
    }
    return { ports, post, add, said: () => said }
  }

  it('keeps each that was chosen, in the form alone: nobody’s visa ends', async () => {
    const { ports, post, add } = await opened()
    const one = await add({ people: hugo.id }, { addPeople: diane.id })
    assert.equal(one['people'], `${hugo.id},${diane.id}`)
    const two = await add({ people: one['people'] }, { add: `group:${childcare.id}`, addTo: 'except' })
    assert.deepEqual([two['people'], two['exceptGroups']], [one['people'], childcare.id])
    assert.deepEqual(await ports.posts.byId(post.id), post, 'nothing is saved')
  })

  it('says what it did not find, and keeps what was typed', async () => {
    const { add, said } = await opened()
    const one = await add({ people: hugo.id }, { addAddresses: 'personne@nulle-part.example' })
    assert.deepEqual([one['people'], one['addAddresses']], [hugo.id, 'personne@nulle-part.example'])
    assert.match(said(), /[^"]personne@nulle-part\.example/, 'with the reason')
  })
})
