import assert from 'node:assert/strict'
import { createFakePorts } from '../fakes/ports.ts'
import { actor, alice, fanny } from '../fakes/town.ts'
import { approved, comms, submitted, written } from '../fakes/walk.ts'
import { type Chat, createChat, shownIn } from './chat.ts'

/** Whoever has nothing to do with any of it. */
const stranger = actor(fanny)

/** An initiative, and posts that wait, are written and are sent. */
async function lived() {
  const ports = createFakePorts()
  const chat = createChat(ports)
  const initiativeId = '11111111-1111-4111-8111-111111111111'
  await chat.press(actor(alice), 'initiative.submit', { initiativeId, title: 'Une ruche', text: 'Un texte' })
  const initiative = (await ports.initiatives.byId(initiativeId))!
  const draft = await written(ports)
  const waiting = await submitted(ports)
  const sent = await approved(ports)
  const references = [
    initiative.reference,
    draft.reference,
    waiting.post.reference,
    sent.post.reference,
    sent.broadcast.reference,
  ]
  return { chat, references }
}

describe('references of others', () => {
  let chat: Chat
  let references: string[]
  beforeEach(async () => ({ chat, references } = await lived()))

  it('are asked for with the word that was typed as the example', async () => {
    for (const word of ['approuver', 'Refuser !', 'commenter'])
      assert.match(
        shownIn(await chat.say(comms, word)),
        new RegExp(`par exemple « ${word.toLowerCase().replace(' !', '')} 42 »`.replaceAll(' ', '.')),
      )
  })

  const without = (text: string, ...names: string[]): string =>
    names.reduce((left, name) => left.replaceAll(name, '#'), text)

  it('are told to nobody who has nothing to do with them: whatever is typed, it is as if they were not there', async () => {
    const told: string[] = []
    // A town of its own: what was begun for them by one word is begun already for the next.
    const elsewhere = (await lived()).chat
    for (const reference of references) {
      const nowhere = reference.replace(/\d+$/, '9999')
      for (const [word, spellings] of Object.entries(chat.words.fr.typed)) {
        const typed = async (town: Chat, name: string) =>
          shownIn(await town.say(stranger, `${spellings[0]!} ${name} un motif`))
        const [there, missing] = [await typed(chat, reference), await typed(elsewhere, nowhere)]
        // What is no order is kept, with its words and ids of its own; what they typed last is offered to be proposed.
        const plain = (text: string) =>
          without(text.replace(/[A-Z]+-\d{4}-\d{4} un motif/g, '# un motif'), reference, nowhere).replace(
            /"(?:note|initiative)Id":"[^"]+"/g,
            '',
          )
        if (plain(there) !== plain(missing)) told.push(`${word} ${reference.slice(0, 4)}`)
      }
    }
    assert.deepEqual(told, [])
  })

  it('are told by the button of a history either', async () => {
    for (const reference of references) {
      const nowhere = reference.replace(/\d+$/, '9999')
      const see = async (name: string) => shownIn(await chat.press(stranger, 'history.see', { reference: name }))
      assert.equal(await see(reference), await see(nowhere))
    }
  })
})
