import { isComms } from '../../core/actor.ts'
import type { Broadcast } from '../../core/broadcasts/broadcast.ts'
import { drawBroadcasts } from '../draw/broadcasts/draw-broadcasts.ts'
import { refusal } from '../turn/refusal.ts'
import { pickOne, press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { broadcastVerbs } from './broadcast-verbs.ts'

const recentMost = 100

export const broadcastWords: TypedWords = {
  broadcasts: async turn => {
    if (!isComms(turn.actor)) return [refusal(turn, { kind: turn.rolesKnown ? 'not-comms' : 'unavailable' })]
    return [{ kind: 'card', card: drawBroadcasts(await turn.ports.broadcasts.recent(recentMost), turn.look) }]
  },
  check: on('broadcast.check'),
  send: on('broadcast.send'),
  schedule: on('broadcast.scheduled', rest => {
    const [date = '', time = ''] = rest.split(/\s+/)
    return { date, time }
  }),
  cancelSend: on('broadcast.cancel'),
  stop: on('broadcast.stop'),
  why: async (turn, reference) =>
    // Whoever received it may ask; a forged reference learns nothing (the use case looks into the ledger).
    pickOne(turn, await turn.ports.broadcasts.recent(recentMost), reference, async broadcast => [
      await press(turn, broadcastVerbs, 'broadcast.why', { broadcastId: broadcast.id }),
    ]),
}

/** A broadcast is also known by the reference of its post: `diffuser PUB-2026-0042`. */
function on(name: string, fields: (rest: string) => object = () => ({})): TypedWord {
  return async (turn, reference, rest) => {
    if (!isComms(turn.actor)) return [refusal(turn, { kind: turn.rolesKnown ? 'not-comms' : 'unavailable' })]
    const recent = await turn.ports.broadcasts.recent(recentMost)
    const byPost: (Broadcast & { reference: string })[] = /^pub/i.test(reference) ? recent.map(one => ({ ...one, reference: one.postReference })) : recent
    return pickOne(turn, byPost, reference, async broadcast => [await press(turn, broadcastVerbs, name, { broadcastId: broadcast.id, ...fields(rest) })])
  }
}
