import assert from 'node:assert/strict'
import { keepFiles } from '../../../src/core/use-cases/notes/keep-files.ts'
import { readReplies } from '../../../src/core/use-cases/releases/read-replies.ts'
import type { IncomingAttachment } from '../../../src/teams/turn/incoming.ts'
import { actor, alice, diane, hugo } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { mark, type MarkName } from './markers.ts'
import type { MarkedWorld } from './marked-world.ts'

const author = actor(alice)

export const sentFile = (name: string): IncomingAttachment => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: null,
  name,
  content: { downloadUrl: 'https://files.example/f', fileType: 'csv' },
})

/** Words that Mary does not understand, with a file; a question that is passed on and answered. */
export async function typeNotes(world: MarkedWorld): Promise<void> {
  const { chat, ports } = world
  await chat.say(actor(diane), `La machine à café ${mark('note')} est en panne`)
  await chat.say(actor(hugo), 'Voici de quoi lire', [sentFile(`${mark('noteFileName')}.csv`)])
  await keepFiles(ports, (await ports.notes.lastKept(hugo.id))!.id)
  await typeQuestion(world, 'question', 'answer')
  await chat.press(author, 'person.leave', {})
}

export async function typeQuestion({ chat, ports }: MarkedWorld, asked: MarkName, answered: MarkName): Promise<void> {
  await chat.say(author, `Quand rouvre ${mark(asked)} ?`)
  const noteId = (await ports.notes.lastKept(alice.id))!.id
  await chat.press(author, 'note.forward', { noteId })
  await chat.press(comms, 'note.answered', { noteId, answer: `Lundi, devant ${mark(answered)}` })
}

/** A proposal that is asked about, completed, and not retained; another one that waits for ever. */
export async function typeProposals({ chat, ports }: MarkedWorld): Promise<void> {
  const initiativeId = '11111111-1111-4111-8111-111111111111'
  const file = sentFile(`${mark('proposalFileName')}.pdf`)
  await chat.say(author, '', [file])
  const noteId = (await ports.notes.lastKept(alice.id))!.id
  const words = { title: `Le marché ${mark('proposalTitle')}`, text: `On y trouve ${mark('proposalText')}` }
  await chat.press(author, 'initiative.submit', { initiativeId, ...words, place: mark('proposalPlace') })
  await chat.press(author, 'initiative.attach', { initiativeId, fileKey: noteId })
  await chat.press(comms, 'initiative.asked', { initiativeId, question: `Avec ${mark('proposalQuestion')} ?` })
  await chat.press(author, 'initiative.answer', { initiativeId, index: '0', answer: `Sans ${mark('proposalAnswer')}` })
  await chat.press(author, 'initiative.complete', { initiativeId, addition: `Et ${mark('proposalAddition')}` })
  await chat.press(comms, 'initiative.declined', { initiativeId, reason: `Déjà dit par ${mark('declineReason')}` })
  assert.equal((await ports.initiatives.byId(initiativeId))?.state, 'declined')
  const other = '22222222-1111-4111-8111-111111111111'
  await chat.press(author, 'initiative.submit', { initiativeId: other, title: 'La ruche', text: 'Du miel' })
  const until = { on: '2026-12-04', reason: `Après ${mark('laterReason')}` }
  await chat.press(comms, 'initiative.put-off', { initiativeId: other, ...until })
}

/** Proposals of somebody else: retained, retained and given up, taken back. */
export async function typeOthers({ chat, ports }: MarkedWorld): Promise<void> {
  const who = actor(hugo)
  const propose = async (initiativeId: string, name: MarkName) => {
    const words = { title: 'Une idée', text: `Il faut ${mark(name)}`, near: 'seen' }
    await chat.press(who, 'initiative.submit', { initiativeId, ...words })
    return initiativeId
  }
  const retain = async (initiativeId: string) => {
    await chat.press(comms, 'initiative.retain', { initiativeId })
    return (await ports.initiatives.byId(initiativeId))!.postId!
  }
  await retain(await propose('33333333-1111-4111-8111-111111111111', 'retainedText'))
  const postId = await retain(await propose('44444444-1111-4111-8111-111111111111', 'cancelledText'))
  await chat.press(comms, 'post.cancel', { postId })
  assert.equal((await ports.posts.byId(postId))?.state, 'cancelled')
  const initiativeId = await propose('55555555-1111-4111-8111-111111111111', 'withdrawnText')
  await chat.press(who, 'initiative.withdraw', { initiativeId })
  assert.equal((await ports.initiatives.byId(initiativeId))?.state, 'withdrawn')
}

/** What the public says where the authority publishes. */
export async function readPublic({ network, ports }: MarkedWorld): Promise<void> {
  const said = { id: 'r', url: 'https://network.example/r', at: ports.now(), inReplyTo: null }
  ports.pass(1_000)
  network.replies.push({ ...said, author: `Jo ${mark('replyAuthor')}`, text: `Bravo ${mark('reply')}` })
  await readReplies(ports)
  network.replies.length = 0
}
