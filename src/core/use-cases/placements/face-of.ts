import { isOpen } from '../../domain/delegations/delegation.ts'
import { seeBroadcast } from '../broadcasts/see-broadcast.ts'
import { isTakenBack, readTarget, truestBroadcast } from '../broadcasts/standing-broadcast.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import type { Ports } from '../../ports.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import type { Post } from '../../domain/posts/post.ts'
import { type CardOf, keyOf, type PlacementKey, readKey } from '../../domain/placements/placed-card.ts'
import { headsKey, type Placement } from '../../domain/placements/placement.ts'
import { doubtsFace } from './doubts-face.ts'
import { eventFace } from './event-faces.ts'
import type { Shown, ShownAs } from '../../domain/faces/shown-face.ts'
import { authorUnreached } from './unreached.ts'
import { escalatedFace, missedFace, trackingFace, validationFace, waitingFace } from './validation-faces.ts'

type Needs = Pick<
  Ports,
  | 'heads'
  | 'initiatives'
  | 'posts'
  | 'validations'
  | 'broadcasts'
  | 'deliveries'
  | 'notes'
  | 'events'
  | 'peopleLists'
  | 'placements'
  | 'reminders'
  | 'delegations'
  | 'absences'
  | 'now'
>

const channel: Placement['to'] = { kind: 'channel' }

/** What a placement shows now, and to whom; null when there is nothing (any more) to show. */
export async function faceOf(ports: Needs, key: PlacementKey): Promise<Shown | null> {
  const card = readKey(key)
  if (!card) return null
  switch (card.card) {
    case 'receipt':
    case 'inbox':
    case 'outcome':
    case 'published':
      return initiativeFace(ports, card.card, card.initiativeId, 0)
    case 'question':
      return initiativeFace(ports, card.card, card.initiativeId, card.index)
    case 'answer':
      return answerFace(ports, card.initiativeId, card.index)
    case 'validation':
      return validationFace(ports, card.validationId, card.person)
    case 'tracking':
      return trackingFace(ports, card)
    case 'waiting':
      return waitingFace(ports, card)
    case 'escalated':
      return escalatedFace(ports, card)
    case 'missed':
      return missedFace(ports, card)
    case 'consent-lost':
      return consentLostFace(ports, card.postId, card.person ?? null)
    case 'comment':
      return saidFace(ports, card.card, { id: card.validationId, said: card.commentId, reader: card.person })
    case 'proposal':
      return saidFace(ports, card.card, { id: card.validationId, said: card.proposalId, reader: card.person })
    case 'broadcast':
      return broadcastFace(ports, card.broadcastId)
    case 'second':
    case 'held':
      return decisionFace(ports, card)
    case 'dropped':
      return droppedFace(ports, card.broadcastId)
    case 'unanswered':
      return unansweredFace(ports, card.validationId, card.person)
    case 'told':
      return toldFace(ports, card.broadcastId, card.person)
    case 'journal':
      return { to: channel, face: { face: 'heads' } }
    case 'head':
      return headFace(ports, card.day, card.person)
    case 'note':
      return noteFace(ports, card.noteId)
    case 'reply':
      return replyFace(ports, card.noteId, card.index)
    case 'list':
      return listFace(ports, card.listId)
    case 'doubts':
      return doubtsFace(ports, card.at, other => faceOf(ports, other))
    case 'offer':
      return offerFace(ports, card)
    case 'delegation':
      return delegationFace(ports, card.delegationId, card.person)
    case 'event':
      return eventFace(ports, 'promoted', card.postId, card.person)
    case 'reminder':
      return eventFace(ports, card.card, card.postId, card.person)
    case 'moved':
    case 'cancelled':
      return eventFace(ports, card.card, card.broadcastId, card.person)
  }
}

async function initiativeFace(
  ports: Needs,
  face: 'receipt' | 'inbox' | 'question' | 'outcome' | 'published',
  id: string,
  index: number,
): Promise<Shown | null> {
  const initiative = await ports.initiatives.byId(id)
  if (!initiative) return null
  const author: Placement['to'] = { kind: 'person', id: initiative.author.id }
  switch (face) {
    case 'receipt':
      return { to: author, face: { face, initiative, post: await postOf(ports, initiative) } }
    case 'inbox':
      return { to: channel, face: { face, initiative, unreached: await authorUnreached(ports, initiative) } }
    case 'question':
      return initiative.questions[index] ? { to: author, face: { face, initiative, index } } : null
    case 'outcome':
      return { to: author, face: { face, initiative, post: await postOf(ports, initiative) } }
    case 'published':
      return publishedFace(ports, initiative)
  }
}

async function postOf({ posts }: Needs, { postId }: Initiative): Promise<Post | null> {
  return postId === null ? null : posts.byId(postId)
}

async function publishedFace(ports: Needs, initiative: Initiative): Promise<ShownAs<'published'> | null> {
  const post = await postOf(ports, initiative)
  const sentId = post && sentBroadcastId(post)
  if (!post || sentId === null) return null
  const { delivered } = (await ports.deliveries.report(sentId)).counts
  if (delivered === 0) return null
  return { to: { kind: 'person', id: initiative.author.id }, face: { face: 'published', initiative, post, people: delivered } }
}

/** In the thread of the inbox card, where the buttons are. */
async function answerFace(ports: Needs, id: string, index: number): Promise<Shown | null> {
  const [initiative, inbox] = await Promise.all([ports.initiatives.byId(id), ports.placements.byKey(keyOf({ card: 'inbox', initiativeId: id }))])
  if (!initiative?.questions[index]?.answer) return null
  const thread = inbox?.conversationId ?? null
  return { to: thread === null ? channel : { kind: 'channel', thread }, face: { face: 'answer', initiative, index } }
}

/** A comment on one version, or other words proposed for it, to one reader whom it addresses. */
async function saidFace(
  ports: Needs,
  face: 'comment' | 'proposal',
  { id, said, reader }: { id: string; said: string; reader: string },
): Promise<Shown | null> {
  const validation = await ports.validations.byId(id)
  const post = validation && (await ports.posts.byId(validation.postId))
  if (!post) return null
  const to: Placement['to'] = { kind: 'person', id: reader }
  if (face === 'comment')
    return validation.comments.some(one => one.id === said)
      ? { to, face: { face, validation, post, commentId: said, reader } }
      : null
  const proposal = validation.proposals.find(one => one.id === said)
  return proposal ? { to, face: { face, validation, post, proposal, reader } } : null
}

async function consentLostFace(ports: Needs, postId: string, reader: string | null): Promise<Shown | null> {
  const post = await ports.posts.byId(postId)
  return post && { to: reader === null ? channel : { kind: 'person', id: reader }, face: { face: 'consent-lost', post, reader } }
}

async function broadcastFace(ports: Needs, id: string): Promise<Shown | null> {
  const broadcast = await ports.broadcasts.byId(id)
  if (!broadcast) return null
  return { to: channel, face: { face: 'broadcast', ...(await seeBroadcast(ports, broadcast)) } }
}

async function decisionFace(ports: Needs, { card, broadcastId, since }: CardOf<'second' | 'held'>): Promise<Shown | null> {
  const broadcast = await ports.broadcasts.byId(broadcastId)
  return broadcast && { to: channel, face: { face: card, broadcast, since } }
}

/** Told only of what was scheduled. */
async function droppedFace(ports: Needs, id: string): Promise<Shown | null> {
  const broadcast = await ports.broadcasts.byId(id)
  const dropped = broadcast?.dropped
  return dropped?.scheduled
    ? { to: { kind: 'person', id: dropped.scheduled.by.id }, face: { face: 'dropped', broadcast: broadcast!, dropped } }
    : null
}

/** In the channel, and to who asked. */
async function unansweredFace(ports: Needs, id: string, who: string | undefined): Promise<Shown | null> {
  const validation = await ports.validations.byId(id)
  const post = validation && (await ports.posts.byId(validation.postId))
  return post
    ? { to: who === undefined ? channel : { kind: 'person', id: who }, face: { face: 'unanswered', validation, post } }
    : null
}

/** With the words that are true now; none, once they were taken back from everyone. */
async function toldFace(ports: Needs, id: string, who: string): Promise<Shown | null> {
  const read = await readTarget(ports, id)
  const post = read && (await ports.posts.byId(read.target.postId))
  if (!post || !read.target.urgent) return null
  const { title, rendered } = truestBroadcast(read.target, read.changing)
  const broadcast = { ...read.target, title, rendered }
  const takenBack = post.state === 'taken-back' || isTakenBack(read.changing)
  return { to: { kind: 'person', id: who }, face: { face: 'told', broadcast, post, takenBack } }
}

/** In the thread of all heads, or to one administrator. */
async function headFace(ports: Needs, day: string, who: string | undefined): Promise<Shown | null> {
  const head = await ports.heads.byId(day)
  if (!head) return null
  if (who !== undefined) return { to: { kind: 'person', id: who }, face: { face: 'head', head } }
  const thread = (await ports.placements.byKey(headsKey))?.conversationId ?? null
  return { to: thread === null ? channel : { kind: 'channel', thread }, face: { face: 'head', head } }
}

async function noteFace(ports: Needs, id: string): Promise<Shown | null> {
  const note = await ports.notes.byId(id)
  return note?.state === 'forwarded' ? { to: channel, face: { face: 'note', note } } : null
}

async function replyFace(ports: Needs, id: string, index: number): Promise<Shown | null> {
  const note = await ports.notes.byId(id)
  return note?.answers?.[index]
    ? { to: { kind: 'person', id: note.writer.id }, face: { face: 'reply', note, index } }
    : null
}

async function listFace(ports: Needs, id: string): Promise<Shown | null> {
  const list = await ports.peopleLists.byId(id)
  return list && list.state !== 'reading'
    ? { to: { kind: 'person', id: list.addedBy.id }, face: { face: 'list', list } }
    : null
}

/** The offer of one absence; of an earlier one nothing is drawn any more. */
async function offerFace(ports: Needs, { person, since }: CardOf<'offer'>): Promise<Shown | null> {
  const absence = await ports.absences.byId(person)
  if (!absence?.offer || Date.parse(absence.since) !== Date.parse(since)) return null
  const now = ports.now()
  const lent = (await ports.delegations.of([person], now)).find(one => isOpen(one, now)) ?? null
  return { to: { kind: 'person', id: person }, face: { face: 'offer', absence, lent } }
}

async function delegationFace(ports: Needs, id: string, reader: string): Promise<Shown | null> {
  const delegation = await ports.delegations.byId(id)
  return delegation && { to: { kind: 'person', id: reader }, face: { face: 'delegation', delegation, reader } }
}
