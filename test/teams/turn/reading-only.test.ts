import assert from 'node:assert/strict'
import { allWords } from '../../../src/teams/slices.ts'
import type { Answer } from '../../../src/teams/turn/answer.ts'
import type { WordKey } from '../../../src/words.ts'
import { renderPost } from '../../cards/every-card.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, fanny, karim } from '../../fakes/town.ts'
import { approved } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const officer = actor(fanny, 'dpo')
const readsAll = /Vous lisez tout, et ne décidez rien de la communication/
const opened = Object.entries(createChat(createFakePorts()).verbs).filter(([, { facts }]) => facts.officers !== 'never')
const open = new Set(opened.map(([verb]) => verb))
const readingVerbs = opened.filter(([, { facts }]) => facts.officers === 'reads').map(([verb]) => verb)
/** It asks a job for a file; it changes no row that anybody decided. */
const asksForFile = ['figures.export', 'register.write']

describe('a data protection officer', () => {
  let ports: FakePorts
  let chat: Chat
  let ids: Record<string, string>
  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
    const { post, broadcast, validation } = await approved(ports)
    ids = {
      postId: post.id,
      broadcastId: broadcast.id,
      validationId: validation.id,
      seal: broadcast.seal,
      reference: post.reference,
      period: '2026',
      step: '0',
      version: '1',
      start: '0',
      word: 'help',
    }
  })
  const dataOf = (verb: string) => ({
    ...Object.fromEntries(chat.verbs[verb]!.needs.map(need => [need, need])),
    ...ids,
  })
  const decided = async () => {
    const { postId = '', broadcastId = '', validationId = '' } = ids
    const rows = [ports.posts.byId(postId), ports.broadcasts.byId(broadcastId), ports.validations.byId(validationId)]
    return structuredClone(await Promise.all(rows))
  }

  it('is refused every verb that is not on the closed list, in words, and nothing is written', async () => {
    const [commits, rows] = [ports.commits(), await decided()]
    const closed = Object.keys(chat.verbs).filter(verb => !open.has(verb))
    assert.ok(closed.length > 150)
    for (const verb of closed)
      for (const road of ['execute', 'dialog', 'fetch'] as const)
        assert.match(shownIn(await chat.press(officer, verb, dataOf(verb), road)), readsAll, verb)
    assert.equal(ports.commits(), commits)
    assert.deepEqual(await decided(), rows)
  })

  it('reads what the list says, and changes nothing by it', async () => {
    for (const verb of readingVerbs) {
      const commits = ports.commits()
      const told = shownIn(await chat.press(officer, verb, dataOf(verb)))
      assert.doesNotMatch(told, readsAll, verb)
      assert.doesNotMatch(told, /réservée? à l’équipe communication|aux administrateurs/, verb)
      assert.equal(ports.commits() - commits, asksForFile.includes(verb) ? 1 : 0, verb)
    }
  })

  it('decides nothing by a word either', async () => {
    const rows = await decided()
    const { reference } = (await ports.broadcasts.byId(ids['broadcastId']!))!
    for (const [word, [spelling]] of Object.entries(chat.words.fr.typed)) {
      if (allWords[word as WordKey].officers) continue
      for (const said of [`${spelling} ${reference}`, `${spelling} ${ids['reference']} demain à 9 h`])
        await chat.say(officer, said)
      assert.deepEqual(await decided(), rows, word)
    }
    assert.match(shownIn(await chat.say(officer, `approuver ${ids['reference']}`)), readsAll)
    assert.match(shownIn(await chat.say(officer, `diffuser ${reference}`)), readsAll)
  })

  it('reads posts, broadcasts, figures, the week, histories, campaigns and calls by their words', async () => {
    for (const word of [
      'posts',
      'broadcasts',
      'figures',
      'week',
      'campaigns',
      'calls',
      'newspapers',
      'agenda',
      'lists',
    ] as const)
      assert.equal(kindOf(await chat.say(officer, chat.words.fr.typed[word][0]!)), 'card', word)
    for (const said of [
      `historique ${ids['reference']}`,
      `aperçu ${ids['reference']}`,
      `variantes ${ids['reference']}`,
      `bilan ${ids['reference']}`,
    ]) {
      const told = shownIn(await chat.say(officer, said))
      assert.doesNotMatch(told, /réservée? à l’équipe|Je n’ai pas/, said)
    }
  })

  it('is shown no button of another verb', async () => {
    const toComms = buttonsIn(await chat.press(actor(karim, 'comms'), 'broadcast.show', dataOf('broadcast.show')))
    assert.ok(toComms.some(verb => !open.has(verb)))
    for (const verb of readingVerbs) {
      const shown = buttonsIn(await chat.press(officer, verb, dataOf(verb)))
      assert.deepEqual(
        shown.filter(one => !open.has(one)),
        [],
        verb,
      )
    }
  })

  it('is shown no field that nothing would send, and no heading of one; those of a search stay', async () => {
    const told = async (as: typeof officer, word: WordKey) =>
      JSON.stringify(await chat.say(as, chat.words.fr.typed[word][0]!))
    const admin = actor(fanny, 'admin')
    for (const [word, heading] of [
      ['perimeters', 'Ajouter un périmètre'],
      ['sections', 'Ajouter une rubrique'],
      ['circuits', 'Modifier'],
    ] as const) {
      assert.match(await told(admin, word), new RegExp(heading), word)
      assert.doesNotMatch(await told(officer, word), new RegExp(`Input\\.|${heading}`), word)
    }
    for (const word of ['sections', 'circuits'] as const) assert.match(await told(officer, word), /"Ouvrir"/, word)
    assert.match(await told(officer, 'media'), /Input\.Text.*Chercher/)
  })

  it('who is of the communication team or administers Mary besides does as these do', async () => {
    for (const role of ['comms', 'admin'] as const)
      assert.doesNotMatch(
        shownIn(await chat.press(actor(fanny, 'dpo', role), 'broadcast.check', dataOf('broadcast.check'))),
        readsAll,
      )
  })
})

const kindOf = ([first]: Answer[]) => first?.kind

function buttonsIn(answer: Answer): string[] {
  const found = JSON.stringify(answer).matchAll(/"type":"Action\.(?:Execute|Submit)"[^}]*?"verb":"([^"]+)"/g)
  return [...found].map(([, verb]) => verb!)
}
