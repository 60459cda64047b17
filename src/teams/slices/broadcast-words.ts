import { isComms } from '../../core/actor.ts'
import type { Broadcast, BroadcastState } from '../../core/broadcasts/broadcast.ts'
import { drawBroadcasts } from '../draw/broadcasts/draw-broadcasts.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { broadcastVerbs } from './broadcast-verbs.ts'
import { doubts } from './doubts.ts'
import { postVerbs } from './post-verbs.ts'
import { recentPosts } from './post-words.ts'

const recentMost = 100
/** How far back « pourquoi » without a reference looks. */
const receivedMost = 20

export const broadcastWords: TypedWords = {
  broadcasts: async turn => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const list = drawBroadcasts(await turn.ports.broadcasts.recent(recentMost), turn.look)
    return [{ kind: 'card', card: list }, ...(await doubts(turn, ['broadcast']))]
  },
  check: on(['ready', 'scheduled', 'held'], 'broadcast.check'),
  // « diffuser 42 », then the number that was shown: « diffuser 42 2871 ».
  send: on(
    ['ready', 'held'],
    rest => (/\d/.test(rest) ? 'broadcast.confirm' : 'broadcast.send'),
    rest => ({ people: rest.replace(/\D/g, '') }),
  ),
  schedule: on(['ready', 'scheduled'], 'broadcast.scheduled', rest => {
    const [date = '', time = ''] = rest.split(/\s+/)
    return { date, time }
  }),
  cancelSend,
  stop: on(['planning', 'running'], 'broadcast.stop'),
  why: async (turn, reference) => {
    if (reference === '') return [await whyLast(turn)]
    // Whoever received it may ask; a forged reference learns nothing (the use case looks into the ledger).
    const recent = await turn.ports.broadcasts.recent(recentMost)
    return pickOne(turn, recent, reference, async ({ id }) => [await pressed(turn, 'broadcast.why', id)])
  },
}

type NameOf = (rest: string) => string

function on(states: BroadcastState[], name: string | NameOf, fields: (rest: string) => object = () => ({})): TypedWord {
  return async (turn, reference, rest) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const able = ableFirst(await named(turn, reference), reference, ({ state }) => states.includes(state))
    const verb = typeof name === 'string' ? name : name(rest)
    return pickOne(turn, able, reference, async ({ id }) => [await pressed(turn, verb, id, fields(rest))])
  }
}

function pressed(turn: Turn, name: string, broadcastId: string, fields: object = {}): Promise<Answer> {
  return press(turn, broadcastVerbs, name, { broadcastId, ...fields })
}

/** A broadcast is also known by the reference of its post: `diffuser PUB-2026-0042`. */
async function named(turn: Turn, reference: string): Promise<Broadcast[]> {
  const recent = await turn.ports.broadcasts.recent(recentMost)
  return /^pub/i.test(reference) ? recent.map(one => ({ ...one, reference: one.postReference })) : recent
}

/** Two buttons begin so: *Annuler l’envoi*, and *Annuler* of a post that is not sent yet. */
async function cancelSend(turn: Turn, reference: string): Promise<Answer[]> {
  if (!isComms(turn.actor)) return [notComms(turn)]
  const known = await named(turn, reference)
  const broadcasts = /^pub/i.test(reference) ? known.filter(({ state }) => state === 'scheduled') : known
  const sends = ableFirst(broadcasts, reference, ({ state }) => state === 'scheduled')
  const scheduled = new Set(sends.filter(({ state }) => state === 'scheduled').map(({ postId }) => postId))
  const open = (await recentPosts(turn)).filter(({ state }) => ['draft', 'in-validation', 'approved'].includes(state))
  const posts = open.filter(({ id }) => !scheduled.has(id))
  const candidates = [
    ...sends.map(({ id, reference }) => ({ reference, run: () => pressed(turn, 'broadcast.cancel', id) })),
    ...posts.map(({ id, reference }) => ({ reference, run: () => press(turn, postVerbs, 'post.cancel', { postId: id }) })),
  ]
  return pickOne(turn, candidates, reference, async ({ run }) => [await run()])
}

/** Nobody but comms knows the references: the last one that this person got. */
async function whyLast(turn: Turn): Promise<Answer> {
  for (const { id } of await turn.ports.broadcasts.recent(receivedMost)) {
    const delivery = await turn.ports.deliveries.byPerson(id, turn.actor.id)
    if (delivery?.state === 'delivered' || delivery?.state === 'unknown') return pressed(turn, 'broadcast.why', id)
  }
  return refusal(turn, { kind: 'no-broadcast-yet' })
}
