import { maySeeAll, readsOnly } from '../../core/domain/actor.ts'
import { channelAway } from '../../core/use-cases/placements/kept/place-away.ts'
import { putOff, waiting } from '../initiatives/actionable.ts'
import { drawInboxList } from '../initiatives/drawn/draw-inbox-list.ts'
import { doubts } from '../placements/doubts.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { noteVerbs, showForwarded } from './note-verbs.ts'
import { forAll, type Say, word } from '../turn/word-facts.ts'

/** Kept words have no reference: these are about the last ones. */
export const noteWords = {
  inbox: word(forAll, async turn => {
    if (!maySeeAll(turn.actor)) return [notComms(turn)]
    const away = await channelAway(turn.ports)
    const list = drawInboxList({ initiatives: await waiting(turn), putOff: await putOff(turn), away }, turn.look)
    // Of whoever only reads all: in the channel, where comms has them, they are not.
    const handedOn = readsOnly(turn.actor) ? [await showForwarded(turn, 0)] : []
    return [{ kind: 'card', card: list }, ...handedOn, ...(await doubts(turn, 'proposals'))]
  }),
  notePropose: word(forAll, onLast('note.propose')),
  forward: word(forAll, onLast('note.forward')),
} satisfies TypedWords

function onLast(name: keyof typeof noteVerbs): Say {
  return async turn => {
    const note = await turn.ports.notes.lastKept(turn.actor.id)
    return [note ? await press(turn, noteVerbs, name, { noteId: note.id }) : refusal(turn, { kind: 'nothing-kept' })]
  }
}
