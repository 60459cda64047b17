import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Person } from '../../src/core/domain/actor.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { openEditor } from '../../src/core/use-cases/posts/writing/open-editor.ts'
import { askAgreement } from '../../src/core/use-cases/consents/agreements/ask-agreement.ts'
import { createRenderPost } from '../../src/teams/render-post.ts'
import type { WrittenPost } from '../../src/teams/posts/drawn/written-post.ts'
import { loadWords } from '../../src/words.ts'
import { carried } from '../fakes/brought.ts'
import { createFakePorts, type FakePorts } from '../fakes/ports.ts'
import { alice, camille, claude, guest } from '../fakes/town.ts'
import { approved, comms, otherComms, pictured, submitted, written } from '../fakes/walk.ts'
import { eventually } from '../support/eventually.ts'
import { type Entra, openEntra } from '../tab/own-entra.ts'
import type { serveRoutes } from '../tab/serve-tab.ts'
import { openOwnTab } from './own-tab.ts'

const words = loadWords()

describe('what the page that writes a post asks for', () => {
  let entra: Entra
  let ports: FakePorts
  let tab: Awaited<ReturnType<typeof serveRoutes>>

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost: createRenderPost(words, 'Europe/Paris') })
    tab = await openOwnTab(entra, ports)
  })
  afterEach(() => tab.close())

  type Answered = { kind: string; post: WrittenPost; text?: string; lines?: string[]; others?: string; lost?: object[] }
  const ask = async (page: string, body: object, who: Person = camille) => {
    const answer = await fetch(`${tab.url}/api/post/${page}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        authorization: `Bearer ${await entra.token(who.id)}`,
        'content-type': 'application/json',
        'accept-language': 'fr',
      },
    })
    const text = await answer.text()
    return { status: answer.status, text, ...((answer.ok ? JSON.parse(text) : {}) as Answered) }
  }
  const open = ({ id }: Pick<Post, 'id'>, who?: Person) => ask('open', { postId: id }, who)
  const save = ({ postId, revision }: WrittenPost, typed: object, who?: Person, more: object = {}) =>
    ask('save', { postId, revision, typed, ...more }, who)

  it('writes a new post, part after part, and shows the card as whoever writes would get it', async () => {
    const postId = randomUUID()
    const fresh = await ask('open', { postId, new: true })
    assert.deepEqual([fresh.kind, fresh.post.name, fresh.post.revision], ['opened', 'Nouvelle publication', 0])
    assert.equal(fresh.post.values['everyone'], 'false', 'nobody by default')
    assert.equal(await ports.posts.byId(postId), null, 'born with its first words')
    const titled = await save(fresh.post, { title: 'Le pont rouvre' })
    const whole = await save(titled.post, { body: 'Bonjour {prénom}, 82 % des travaux sont finis.', summary: 'Lundi' })
    assert.match(whole.post.figures.map(({ label }) => label).join(), /^82\s%\s: d’où\s\?$/)
    const card = JSON.stringify(whole.post.preview.card)
    assert.ok(card.includes('Bonjour Camille, 82') && card.includes('Pourquoi je reçois ceci'), card)
    const { input } = whole.post.figures[0]!
    const sourced = await save(whole.post, { [input]: 'rapport des travaux', add: 'department:Voirie' })
    assert.equal((await ports.posts.byId(postId))?.content.sources, '82 %\u00a0: rapport des travaux')
    assert.deepEqual(
      sourced.post.audience.boxes.map(({ id, chips }) => [id, chips.map(({ title }) => title)]),
      [['departments', ['Voirie']]],
    )
    const counted = await ask('count', { postId })
    assert.match(counted.lines?.[0] ?? '', /personne/)
    const sent = await ask('submit', { postId, revision: sourced.post.revision })
    assert.equal(sent.kind, 'submitted', sent.text)
  })

  it('says that she is away to whoever met too many others at once, so that the page asks again by itself', async () => {
    const post = await written(ports)
    const opened = await open(post)
    Object.assign(ports, { commit: async () => 'stale' })
    assert.equal((await save(opened.post, { title: 'Autre' })).status, 503)
  })

  it('refuses nothing but to submit, and says of each fault where it is mended', async () => {
    const post = await written(ports, { everyone: 'false', summary: '' })
    const opened = await open(post)
    const faulty = await save(opened.post, { slotDate: '2027-01-04', linkUrl: 'javascript:alert(1)' })
    assert.equal(faulty.kind, 'saved')
    assert.equal(faulty.post.values['linkUrl'], 'javascript:alert(1)')
    const sent = await ask('submit', { postId: post.id, revision: faulty.post.revision })
    assert.equal(sent.kind, 'faults')
    assert.deepEqual(
      sent.post.faults.map(({ field, section, isUnread }) => [field, section, isUnread]),
      [
        ['summary', 'text', false],
        ['add', 'audience', false],
        ['linkUrl', 'options', true],
        ['slotTime', 'options', true],
      ],
    )
    assert.ok(sent.post.faults.every(({ label, text }) => label !== '' && text !== '' && !text.includes('\\')))
  })

  it('shows two writers each other, merges their parts and shows both texts of one', async () => {
    const post = await written(ports)
    const mine = await open(post)
    assert.equal((await ask('look', { postId: post.id, mark: mine.post.mark })).others, '')
    await openEditor(ports, otherComms, post.id)
    assert.match((await ask('look', { postId: post.id, mark: mine.post.mark })).others ?? '', /^Claude .* écrit aussi/)
    const theirs = await save(mine.post, { body: 'Le leur.' }, claude)
    assert.equal(theirs.kind, 'saved')
    const seen = await ask('look', { postId: post.id, mark: mine.post.mark })
    assert.deepEqual([seen.kind, seen.post.values['body']], ['opened', 'Le leur.'])
    const edited = seen.post.edits.find(({ part }) => part === 'body')
    assert.match(edited?.who ?? '', /^Claude /)
    assert.deepEqual([edited?.own, theirs.post.edits.find(({ part }) => part === 'body')?.own], [undefined, true])
    const merged = await save(mine.post, { title: 'Mon titre' })
    assert.deepEqual([merged.post.values['title'], merged.post.values['body']], ['Mon titre', 'Le leur.'])
    const late = await save(mine.post, { body: 'Le mien.' })
    assert.equal(late.kind, 'conflict')
    assert.match(late.post.others, /^Claude .* écrit aussi/)
    const [lost] = late.lost as { label: string; theirs: string; inputs: string[] }[]
    assert.deepEqual([lost?.label, lost?.theirs, lost?.inputs], ['Texte', 'Le leur.', ['body']])
    const over = await save(late.post, { body: 'Le mien.' })
    assert.equal(over.post.values['body'], 'Le mien.')
  })

  it('opens to correct what people have, and says on the card that it is corrected', async () => {
    const { post, broadcast } = await approved(ports)
    await carried(ports, broadcast.id, 4)
    const corrects = broadcast.id
    const opened = await ask('open', { postId: post.id, corrects })
    assert.deepEqual([opened.kind, opened.post.free, opened.post.corrects], ['opened', false, corrects])
    const looked = await ask('look', { postId: post.id, corrects, mark: opened.post.mark })
    assert.equal(looked.kind, 'same')
    const draft = await save(opened.post, { title: 'Le bon jour' }, camille, { corrects })
    assert.deepEqual([draft.kind, draft.post.corrects], ['saved', corrects])
    assert.match(JSON.stringify(draft.post.preview.card), /Corrigé le/)
    assert.equal((await open(post)).post.corrects, corrects, 'by whichever button it is opened')
  })

  it('ends its looks at what was given up, and shows what keeps a draft from being submitted', async () => {
    const post = await written(ports, { summary: '' })
    const opened = await open(post)
    assert.deepEqual(
      opened.post.faults.map(({ field, isUnread }) => [field, isUnread]),
      [['summary', false]],
    )
    ports.tamper('post', { ...post, state: 'cancelled' })
    assert.equal((await ask('look', { postId: post.id, mark: opened.post.mark })).kind, 'refused')
  })

  it('counts a look as a glance and everything else as a press; submissions are counted a day', async () => {
    const few = await openOwnTab(entra, ports, { perMinute: 3 })
    const all = tab
    tab = few
    const post = await written(ports)
    const { post: page } = await open(post)
    for (let n = 0; n < 6; n++) assert.equal((await ask('look', { postId: post.id, mark: page.mark })).kind, 'same')
    for (const title of ['Un', 'Deux']) assert.equal((await save(page, { title })).status, 200)
    assert.equal((await save(page, { title: 'Trois' })).status, 429)
    await few.close()
    tab = all
    for (let n = 0; n < 100; n++) await ask('submit', { postId: post.id, revision: 0 })
    assert.match((await ask('submit', { postId: post.id, revision: 0 })).text ?? '', /100/)
  })

  it('says before the first change that visas end, and takes it back to a draft once its writer says so', async () => {
    const { post } = await submitted(ports)
    const opened = await open(post)
    assert.match(opened.post.underWay ?? '', /en validation/)
    const held = await save(opened.post, { title: 'Autre' })
    assert.deepEqual([held.kind, (await ports.posts.byId(post.id))?.state], ['under-way', 'in-validation'])
    const again = await save(opened.post, { title: 'Autre' }, camille, { reopen: opened.post.underWay })
    assert.deepEqual([again.kind, again.post.underWay], ['saved', null])
    const { post: sendable } = await approved(ports)
    assert.match((await open(sendable)).post.underWay ?? '', /validée/)
  })

  it('shows its pictures with what was declared of the people on them, and an image that may not be shown', async () => {
    const post = await written(ports)
    await pictured(ports, post.id, 'a')
    await pictured(ports, post.id, 'b', undefined, 'refused')
    const { post: page } = await open(post)
    assert.deepEqual(
      page.pictures.map(({ id, alt, isAllowed }) => [id, alt, isAllowed]),
      [['a', 'alt0', true]],
    )
    assert.deepEqual(
      page.aside.map(({ id, drop }) => [id, drop]),
      [['b', 'drop-b']],
    )
  })

  it('is looked at anew when somebody on its picture is asked, and when they answer', async () => {
    const post = await written(ports)
    await pictured(ports, post.id, 'a', undefined, 'adults')
    const { post: page } = await open(post)
    assert.equal((await ask('look', { postId: post.id, mark: page.mark })).kind, 'same')
    const media = await ports.media.withPicture('a')
    const terms = { mediaId: media!.id, person: alice.id, until: null }
    assert.equal((await askAgreement(ports, comms, { ...terms, uses: ['site'] })).kind, 'media-changed')
    const asked = await ask('look', { postId: post.id, mark: page.mark })
    assert.equal(asked.kind, 'opened')
    assert.match(asked.post.pictures[0]!.consent, /, réponse d’une personne attendue$/)
    assert.equal((await askAgreement(ports, comms, { ...terms, uses: ['internal'] })).kind, 'media-changed')
    const inside = await ask('look', { postId: post.id, mark: asked.post.mark })
    assert.deepEqual([inside.post.pictures, inside.post.aside.map(({ id }) => id)], [[], ['a']])
  })

  it('takes a picture once, however often it comes, beside the card until somebody says who is on it', async () => {
    const post = await written(ports)
    const bytes = Buffer.from('a picture')
    ports.pictures = { ...ports.pictures, add: async id => ({ kind: 'added', digest: id }) }
    const send = async (who: Person, about: Record<string, string>, sent = bytes) => {
      const answer = await fetch(`${tab.url}/api/post/picture?${new URLSearchParams(about).toString()}`, {
        method: 'POST',
        body: new Uint8Array(sent),
        headers: { authorization: `Bearer ${await entra.token(who.id)}`, 'content-type': 'application/octet-stream' },
      })
      const text = await answer.text()
      return { status: answer.status, ...((answer.ok ? JSON.parse(text) : {}) as Answered) }
    }
    const first = await send(camille, { post: post.id, name: 'pont.jpg' })
    assert.deepEqual([first.kind, first.post.aside.length], ['saved', 1])
    const again = await send(camille, { post: post.id, name: 'pont.jpg' })
    assert.deepEqual(
      [again.kind, again.post.aside.map(({ id }) => id)],
      ['saved', first.post.aside.map(({ id }) => id)],
    )
    assert.equal((await send(alice, { post: post.id })).status, 403)
    assert.equal((await send(guest, { post: post.id })).status, 403)
    assert.equal((await send(camille, { post: 'x' })).status, 400)
    assert.equal((await send(camille, { post: randomUUID() })).kind, 'refused')
    assert.equal((await send(camille, { post: post.id }, Buffer.alloc(20 * 1024 * 1024 + 1))).status, 413)
    assert.equal((await ports.posts.byId(post.id))?.aside?.length, 1)
    const { post: asked } = await submitted(ports)
    const late = await send(camille, { post: asked.id, name: 'pont.jpg' })
    assert.deepEqual([late.kind, (await ports.posts.byId(asked.id))?.state], ['under-way', 'in-validation'])
    const agreed = await send(camille, { post: asked.id, reopen: late.text! })
    assert.deepEqual([agreed.kind, (await ports.posts.byId(asked.id))?.state], ['saved', 'draft'])
  })

  /** The head of a picture’s request, and a part of its bytes; what is answered, and the way to send more. */
  async function begin(who: Person, postId: string) {
    const { hostname, port } = new URL(tab.url)
    const socket = connect(Number(port), hostname)
    let heard = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => void (heard += chunk.toString()))
    const head = `POST /tab/api/post/picture?post=${postId} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n`
    socket.write(`${head}Authorization: Bearer ${await entra.token(who.id)}\r\n\r\nhalf.`)
    return { socket, heard: () => heard }
  }

  it('reads no picture of whom it takes none from, and few at once', async () => {
    const post = await written(ports)
    ports.pictures = { ...ports.pictures, add: async id => ({ kind: 'added', digest: id }) }
    for (const [who, postId, status] of [
      [alice, post.id, 403],
      [guest, post.id, 403],
      [camille, randomUUID(), 200],
    ] as const) {
      const { socket, heard } = await begin(who, postId)
      await eventually(async () => heard().startsWith(`HTTP/1.1 ${status} `), `${status} before its bytes came`)
      socket.destroy()
    }
    const others = [camille, camille, claude, claude]
    const held = await Promise.all(others.map(who => begin(who, post.id)))
    const sent = async () => {
      const { socket, heard } = await begin(camille, post.id)
      await delay(100)
      socket.write('whole')
      await eventually(async () => heard() !== '', 'it is answered')
      socket.destroy()
      return heard()
    }
    await eventually(async () => (await sent()).startsWith('HTTP/1.1 503 '), 'a fifth is asked to come again')
    for (const { socket } of held) socket.destroy()
    await eventually(async () => (await sent()).startsWith('HTTP/1.1 200 '), 'there is room again')
  })

  it('is for comms: an agent, a guest and an outsider get 403 and nothing, and change nothing', async () => {
    const post = await written(ports, { title: 'Projet secret' })
    const { post: page } = await open(post)
    const commits = ports.commits()
    for (const who of [alice, guest])
      for (const name of ['open', 'look', 'save', 'submit', 'count']) {
        const body = { postId: post.id, revision: page.revision, typed: { title: 'Mien' }, new: true }
        const { status, text } = await ask(name, body, who)
        assert.equal(status, 403, `${name} ${text}`)
        assert.ok(!text.includes('secret'))
      }
    assert.equal((await ask('open', { postId: randomUUID(), new: true }, alice)).status, 403)
    assert.equal((await ports.posts.byId(post.id))?.content.title, 'Projet secret')
    assert.equal(ports.commits(), commits)
    ports.directory.down = true
    assert.ok([403, 503].includes((await open(post, alice)).status))
  })

  it('keeps no text without its end', async () => {
    const post = await written(ports)
    const { post: page } = await open(post)
    const long = await save(page, { body: 'x'.repeat(20_001) })
    assert.deepEqual([long.kind, long.text], ['refused', 'C’est trop long\u00a0: raccourcissez un peu.'])
    const kept = await save(page, { body: 'x'.repeat(20_000) })
    assert.equal(kept.post.values['body']?.length, 20_000)
    assert.deepEqual(
      kept.post.faults.map(({ field }) => field),
      ['body'],
    )
  })

  it('takes nothing that no page sends', async () => {
    const { id: postId } = await written(ports)
    const commits = ports.commits()
    const odd: object[] = [
      {},
      { postId: 'x' },
      { postId, revision: -1 },
      { postId, revision: 1.5 },
      { postId, revision: '1' },
      { postId, typed: Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`f${n}`, ''])) },
      { postId, corrects: { a: 1 } },
      [],
    ]
    for (const body of odd) assert.equal((await ask('save', body)).status, 400, JSON.stringify(body).slice(0, 80))
    const unknown = await ask('save', { postId: randomUUID(), revision: 3, typed: { title: 'x' } })
    assert.equal(unknown.kind, 'refused')
    const nothing = await ask('save', { postId, revision: 1, typed: { title: { a: 1 }, __proto__: 'x', other: 'y' } })
    assert.equal(nothing.kind, 'saved')
    assert.equal(ports.commits(), commits)
  })
})
