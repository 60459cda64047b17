import assert from 'node:assert/strict'
import type { Broadcast } from '../../../src/core/domain/broadcasts/broadcast.ts'
import type { Ports } from '../../../src/core/ports.ts'
import { askToSend } from '../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { startBroadcast } from '../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import { planBroadcast } from '../../../src/dispatch/plan.ts'
import { finishBroadcast } from '../../../src/dispatch/run/end.ts'
import { goesElsewhere } from '../../fakes/goes-elsewhere.ts'
import { type FakePorts, settings } from '../../fakes/ports.ts'
import { actor, alice, diane, karim, person } from '../../fakes/town.ts'
import { approved, comms, submitted, written } from '../../fakes/walk.ts'
import { askId } from '../../fakes/urgent.ts'
import { mark, type MarkName } from './markers.ts'
import type { MarkedWorld } from './marked-world.ts'

const head = actor(karim)

/** A draft with words for another channel, which nobody submits. */
export async function typeDraft({ chat, ports }: MarkedWorld): Promise<void> {
  const fields = { title: mark('draftTitle'), body: `Demain ${mark('draftBody')}`, sources: mark('draftSource') }
  const { id: postId, revision } = await written(ports, fields)
  const variant = { postId, channel: 'bluesky', version: revision, text: `En bref ${mark('draftVariant')}` }
  await chat.press(comms, 'variant.save', variant)
}

/** One that is spoken about, corrected in words that are not taken, handed on and refused. */
export async function typeSubmitted({ chat, ports }: MarkedWorld): Promise<void> {
  const words = { title: mark('postTitle'), body: `Bonjour ${mark('postBody')}` }
  const { post, validation } = await submitted(ports, words)
  const ofCard = { postId: post.id, seal: validation.seal, step: 0 }
  await chat.press(head, 'comment.add', { ...ofCard, comment: `D’où vient ${mark('comment')} ?` }, 'dialog')
  const commentId = (await ports.validations.byId(validation.id))!.comments[0]!.id
  await chat.press(comms, 'comment.answer', { ...ofCard, commentId, comment: `De ${mark('commentAnswer')}` }, 'dialog')
  const corrected = { title: words.title, summary: 'Le pont', body: `Plutôt ${mark('correction')}` }
  await chat.press(head, 'proposal.send', { ...ofCard, ...corrected }, 'dialog')
  const proposalId = (await ports.validations.byId(validation.id))!.proposals[0]!.id
  const declined = { validationId: validation.id, proposalId, reason: `À cause de ${mark('correctionDeclined')}` }
  await chat.press(comms, 'proposal.decline', declined)
  const handed = { postId: post.id, step: 0, to: diane.mail, reason: `Absent pour ${mark('reassigned')}` }
  await chat.press(comms, 'validation.reassigned', { ...handed, whom: karim.id }, 'dialog')
  const at = { ...ofCard, seal: (await ports.validations.byId(validation.id))!.seal }
  const refused = { ...at, refuseReason: `Trop tôt pour ${mark('refusal')}` }
  await chat.press(actor(diane), 'validation.refuse', refused)
  assert.equal((await ports.validations.byId(validation.id))?.state, 'refused')
}

/** An emergency with its reason, and a text that somebody put on a network by hand. */
export async function typeUrgent({ chat, ports }: MarkedWorld): Promise<void> {
  const blanks = { blank0: 'La mairie', blank1: '18 h', blank2: mark('urgentReason'), blank3: 'rester chez soi' }
  await chat.press(comms, 'urgent.send', { askId, templateId: 'site-closed', version: '0', people: '9', ...blanks })
  const { post } = await goesElsewhere(ports)
  const link = `https://www.instagram.com/p/${mark('byHandLink')}`
  await chat.press(comms, 'release.declare', { postId: post.id, channel: 'instagram', link })
}

/** An event that is answered and called off. */
export async function typeEvent({ chat, ports }: MarkedWorld): Promise<void> {
  const when = { kind: 'event', date: '2026-12-02', time: '10:00', guests: '2', sessions: '' }
  const words = {
    title: 'Une visite',
    place: mark('eventPlace'),
    questions: `Aimez-vous ${mark('eventQuestion')} ? texte`,
  }
  const { post, broadcast } = await approved(ports, { ...when, ...words })
  await carry(ports, broadcast)
  const replied = { [`reply-${post.content.event!.questions![0]!.id}`]: `Oui, ${mark('eventAnswer')}` }
  await chat.press(actor(alice), 'event.join', { postId: post.id, ...replied })
  const off = { broadcastId: broadcast.id, people: '9', reason: `La salle de ${mark('calledOff')} est prise` }
  await chat.press(comms, 'broadcast.calledoff', off)
  const [calledOff] = await ports.broadcasts.changing(broadcast.id)
  await bring(ports as unknown as Ports, calledOff!.id)
}

/** Somebody of this given name gets a card. */
export async function sendTo({ ports }: MarkedWorld, name: MarkName): Promise<void> {
  const one = person(`${mark(name)} Noël`, 'Voirie')
  ports.town.people.push(one)
  const { broadcast } = await approved(ports, { title: `Une carte, ${name}` })
  await carry(ports, broadcast)
  ports.town.people.splice(ports.town.people.indexOf(one), 1)
}

/** Started by comms, and brought to everybody. */
async function carry(ports: FakePorts, { id: broadcastId }: Broadcast): Promise<void> {
  const world = ports as unknown as Ports
  const asked = await askToSend(world, comms, broadcastId, settings)
  assert.ok(asked.kind === 'confirm', JSON.stringify(asked))
  const started = await startBroadcast(world, comms, { broadcastId, people: asked.people }, settings)
  assert.equal(started.kind, 'started', JSON.stringify(started))
  await bring(world, broadcastId)
}

/** As the engine does it. */
async function bring(ports: Ports, id: string): Promise<void> {
  const { broadcasts, deliveries } = ports
  await planBroadcast(ports, id, settings, { sitesMs: 0 })
  for (;;) {
    const rows = await deliveries.claim(id, 400, 60_000)
    if (rows.length === 0) break
    const claimed = rows.map(({ person }) => person)
    await deliveries.markSending(id, claimed)
    const there = { state: 'delivered', conversationId: 'a:chat', activityId: '1' } as const
    await deliveries.settle(
      id,
      claimed.map(one => ({ person: one, ...there })),
    )
  }
  await finishBroadcast(ports, id)
  assert.equal((await broadcasts.byId(id))?.state, 'done')
}
