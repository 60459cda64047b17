import { maySeeAll, readsOnly } from '../../core/domain/actor.ts'
import { channelAway } from '../../core/use-cases/placements/kept/place-away.ts'
import { putOff, waiting } from '../initiatives/actionable.ts'
import { drawInboxList } from '../initiatives/drawn/draw-inbox-list.ts'
import { doubts } from '../placements/doubts.ts'
import { equivalent, type Finding } from '../turn/equivalent.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { noteVerbs, showForwarded } from './note-verbs.ts'
import { forAll, stays } from '../turn/word-facts.ts'

/** Kept words have no reference: the last ones are meant. */
const lastNote: Finding<{ noteId: string }> = async (turn, { rest }, then) => {
  const note = await turn.ports.notes.lastKept(turn.actor.id)
  return note ? then({ noteId: note.id }, rest) : refusal(turn, { kind: 'nothing-kept' })
}

export const noteWords = {
  inbox: stays(forAll, async turn => {
    if (!maySeeAll(turn.actor)) return notComms(turn)
    const away = await channelAway(turn.ports)
    const list = drawInboxList({ initiatives: await waiting(turn), putOff: await putOff(turn), away }, turn.look)
    // A person who only reads has no channel of comms: forwarded notes are shown here.
    const handedOn = readsOnly(turn.actor) ? [await showForwarded(turn, 0)] : []
    return [{ kind: 'card', card: list }, ...handedOn, ...(await doubts(turn, 'proposals'))]
  }),
  notePropose: equivalent(forAll, noteVerbs, 'note.propose', lastNote),
  forward: equivalent(forAll, noteVerbs, 'note.forward', lastNote),
} satisfies TypedWords
