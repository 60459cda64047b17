import { isComms } from '../../../core/actor.ts'
import { drawBroadcasts } from '../../draw/broadcasts/draw-broadcasts.ts'
import type { Answer } from '../../turn/answer.ts'
import { notComms, refusal } from '../../turn/refusal.ts'
import type { Turn } from '../../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../../turn/typed-table.ts'
import { doubts } from '../doubts.ts'
import { postVerbs } from '../post-verbs.ts'
import { recentPosts } from '../post-words.ts'
import { progressVerbs } from './progress-verbs.ts'
import { scheduleVerbs } from './schedule-verbs.ts'
import { sendVerbs } from './send-verbs.ts'
import { named, on, pressed, recentMost } from './typed-broadcast.ts'
import { whyVerbs } from './why-verbs.ts'

/** How far back « pourquoi » without a reference looks. */
const receivedMost = 20

export const broadcastWords: TypedWords = {
  broadcasts: async turn => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const list = drawBroadcasts(await turn.ports.broadcasts.recent(recentMost), turn.look)
    return [{ kind: 'card', card: list }, ...(await doubts(turn, ['broadcast']))]
  },
  check: on(sendVerbs, ['ready', 'scheduled', 'held'], 'broadcast.check'),
  // « diffuser 42 », then the number that was shown: « diffuser 42 2871 ».
  send: on(
    sendVerbs,
    ['ready', 'held'],
    rest => (/\d/.test(rest) ? 'broadcast.confirm' : 'broadcast.send'),
    rest => ({ people: rest.replace(/\D/g, '') }),
  ),
  schedule: on(scheduleVerbs, ['ready', 'scheduled'], 'broadcast.scheduled', rest => {
    const [date = '', time = ''] = rest.split(/\s+/)
    return { date, time }
  }),
  cancelSend,
  stop: on(progressVerbs, ['planning', 'running'], 'broadcast.stop'),
  why: async (turn, reference) => {
    if (reference === '') return [await whyLast(turn)]
    // Whoever received it may ask; a forged reference learns nothing (the use case looks into the ledger).
    const recent = await turn.ports.broadcasts.recent(recentMost)
    return pickOne(turn, recent, reference, async ({ id }) => [await pressed(turn, whyVerbs, 'broadcast.why', id)])
  },
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
    ...sends.map(({ id, reference }) => ({ reference, run: () => pressed(turn, sendVerbs, 'broadcast.cancel', id) })),
    ...posts.map(({ id, reference }) => ({ reference, run: () => press(turn, postVerbs, 'post.cancel', { postId: id }) })),
  ]
  return pickOne(turn, candidates, reference, async ({ run }) => [await run()])
}

/** Nobody but comms knows the references: the last one that this person got. */
async function whyLast(turn: Turn): Promise<Answer> {
  for (const { id } of await turn.ports.broadcasts.recent(receivedMost)) {
    const delivery = await turn.ports.deliveries.byPerson(id, turn.actor.id)
    if (delivery?.state === 'delivered' || delivery?.state === 'unknown') return pressed(turn, whyVerbs, 'broadcast.why', id)
  }
  return refusal(turn, { kind: 'no-broadcast-yet' })
}
