import assert from 'node:assert/strict'
import type { Broadcast } from '../../../src/core/domain/broadcasts/broadcast.ts'
import type { Post } from '../../../src/core/domain/posts/post.ts'
import { composed, handedIn, paperPorts, type PaperPorts, vouched } from '../../fakes/composed.ts'
import { saved, sentEdition, takenBack } from '../../fakes/sent-edition.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { plainIn } from '../form-of.ts'

type Stands = { name: string; make: (ports: PaperPorts) => Promise<string>; says: RegExp; list?: RegExp }

async function withBroadcast(ports: PaperPorts, change: Partial<Broadcast>, state: Post['state'] = 'approved') {
  const { edition, post } = await vouched(ports)
  await saved(ports, (await ports.broadcasts.byId(post.broadcastId!))!, change)
  if (state !== post.state) {
    const row: Post = { ...post, state, version: post.version + 1 }
    await ports.commit({ save: 'post', row, ifVersion: post.version })
  }
  return edition.id
}

const again = '.*« Reprendre » le rouvre'
const closed: Stands[] = [
  {
    name: 'with its approvers',
    make: async ports => (await handedIn(ports)).edition.id,
    says: new RegExp(`est en validation.${again}`),
    list: /TU-2026-\d+, en validation/,
  },
  {
    name: 'approved',
    make: async ports => (await vouched(ports)).edition.id,
    says: new RegExp(`est approuvé, et n’est pas encore parti\\. « Diffuser » l’envoie ;${again}`),
    list: /, approuvé, prêt à diffuser/,
  },
  {
    name: 'planned',
    make: ports => withBroadcast(ports, { state: 'scheduled', scheduledFor: '2026-12-01T08:00:00.000Z' }),
    says: new RegExp(`est approuvé, et part le mardi 1er décembre à 9 h\\.${again} d’ici là ; ses visas tombent`),
    list: /, approuvé, part le mardi 1er décembre à 9 h/,
  },
  {
    name: 'on its way',
    make: ports => withBroadcast(ports, { state: 'running', startedAt: ports.now() }, 'broadcasting'),
    says: /est en cours de diffusion : il ne change plus\. Une erreur se corrige par un erratum/,
    list: /, en cours de diffusion/,
  },
  {
    name: 'held before anybody got it',
    make: ports => withBroadcast(ports, { state: 'held' }),
    says: new RegExp(`est bloquée, et personne ne l’a reçu : sa carte dit pourquoi\\.${again}`),
    list: /, diffusion bloquée/,
  },
  {
    name: 'out',
    make: async ports => (await sentEdition(ports)).edition.id,
    says: /est paru : il ne change plus\. Une erreur se corrige par un erratum/,
  },
  {
    name: 'taken back',
    make: async ports => {
      const { edition, broadcast } = await sentEdition(ports)
      await takenBack(ports, broadcast)
      return edition.id
    },
    says: /a été retiré chez tous : il ne change plus/,
  },
  {
    name: 'given up',
    make: async ports => {
      const { id } = await composed(ports)
      await createChat(ports).press(comms, 'edition.abandon', { editionId: id })
      return id
    },
    says: /est abandonné : il ne change plus\. « journal » en ouvre un autre/,
  },
]

const presses: [verb: string, data: (itemId: string) => object][] = [
  ['edition.ready', () => ({})],
  ['edition.up', itemId => ({ itemId })],
  ['edition.down', itemId => ({ itemId })],
  ['edition.tosection', itemId => ({ itemId, heading: 'x' })],
  ['edition.remove', itemId => ({ itemId })],
  ['edition.editorial', () => ({})],
  ['edition.words', () => ({ title: 'a', text: 'b', signature: 'c' })],
  ['edition.piece', () => ({})],
  ['edition.keep', itemId => ({ itemId, piece: 'free', title: 'a', text: 'b' })],
  ['edition.date', () => ({})],
  ['edition.day', () => ({ day: '2027-01-13' })],
  ['edition.preview', () => ({})],
  ['edition.submit', () => ({ revision: 2 })],
  ['edition.call', () => ({})],
  ['edition.leave', () => ({})],
  ['edition.abandon', () => ({})],
]
const words = ['ajouter', 'monter 1', 'retirer 1', 'éditorial : Bonjour', 'texte', 'date 13 janvier 2027', 'aperçu']
const moreWords = ['soumettre', 'appel', 'abandonner']

describe('what is refused of an edition says how it stands', () => {
  let ports: PaperPorts
  beforeEach(() => {
    ports = paperPorts()
  })

  for (const { name, make, says, list } of closed)
    it(`${name}: each button and word, and nothing changes`, async () => {
      const editionId = await make(ports)
      const chat = createChat(ports)
      const before = (await ports.editions.byId(editionId))!
      const itemId = before.items[0]!.id
      for (const [verb, data] of presses) {
        if (verb === 'edition.abandon' && before.state === 'abandoned') continue
        const answer = await chat.press(comms, verb, { editionId, ...data(itemId) })
        assert.match(plainIn(answer), says, verb)
      }
      for (const word of [...words, ...moreWords]) {
        const answers = await chat.say(comms, `journal ${before.reference} ${word}`)
        assert.match(plainIn(answers), says, word)
      }
      assert.deepEqual(await ports.editions.byId(editionId), before)
      if (list) assert.match(plainIn(await chat.say(comms, 'journaux')), list)
    })

  for (const state of ['on its way', 'out', 'taken back', 'given up'])
    it(`${state}: is not taken back by Reprendre, which says why`, async () => {
      const { make, says } = closed.find(one => one.name === state)!
      const editionId = await make(ports)
      const answer = await createChat(ports).press(comms, 'edition.resume', { editionId })
      assert.match(plainIn(answer), says)
    })

  for (const state of ['approved', 'planned', 'held before anybody got it'])
    it(`${state}: is opened by Reprendre, as it says`, async () => {
      const { make } = closed.find(one => one.name === state)!
      const editionId = await make(ports)
      await createChat(ports).press(comms, 'edition.resume', { editionId })
      assert.equal((await ports.editions.byId(editionId))!.state, 'open')
    })

  it('held after somebody got it, says so and opens no more', async () => {
    const editionId = await withBroadcast(ports, { state: 'held', startedAt: ports.now() }, 'broadcasting')
    const report = ports.deliveries.report.bind(ports.deliveries)
    ports.deliveries.report = async id => {
      const read = await report(id)
      return { ...read, counts: { ...read.counts, delivered: 3 } }
    }
    for (const verb of ['edition.ready', 'edition.resume'])
      assert.match(
        plainIn(await createChat(ports).press(comms, verb, { editionId })),
        /est bloquée, et des agents l’ont déjà : il ne change plus\. Sa carte dit pourquoi/,
        verb,
      )
  })

  it('composed: neither taken back, sent, corrected nor mailed, since nobody has it', async () => {
    const { id: editionId, reference } = await composed(ports)
    const chat = createChat(ports)
    const says = /est encore en composition : il n’est ni en validation, ni paru\. « Soumettre à validation »/
    for (const verb of ['edition.resume', 'edition.send', 'edition.resend', 'edition.mailed'])
      assert.match(plainIn(await chat.press(comms, verb, { editionId })), says, verb)
    assert.match(plainIn(await chat.press(comms, 'edition.correct', { editionId, text: 'Lire mardi' })), says)
    assert.match(plainIn(await chat.press(comms, 'edition.erratum', { editionId })), says, 'no form is filled in vain')
    for (const word of ['reprendre', 'diffuser', 'erratum', 'erratum : Lire mardi'])
      assert.match(plainIn(await chat.say(comms, `journal ${reference} ${word}`)), says, word)
  })

  it('approved, its broadcast not yet there: Diffuser does not point to itself', async () => {
    const { edition, post } = await vouched(ports)
    const row: Post = { ...post, broadcastId: null, version: post.version + 1 }
    await ports.commit({ save: 'post', row, ifVersion: post.version })
    const answer = await createChat(ports).press(comms, 'edition.send', { editionId: edition.id })
    assert.match(plainIn(answer), /change d’état à l’instant/)
  })

  it('out: is not sent once more, and is not « pas encore approuvé »', async () => {
    const { edition } = await sentEdition(ports)
    const answer = await createChat(ports).press(comms, 'edition.send', { editionId: edition.id })
    assert.match(plainIn(answer), /est paru : il ne change plus/)
  })
})
