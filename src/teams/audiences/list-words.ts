import { maySeeAll } from '../../core/domain/actor.ts'
import { drawLists } from './draw-lists.ts'
import { equivalent, type Finding } from '../turn/equivalent.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { listVerbs } from './list-verbs.ts'
import { commsOnly, commsOrOfficers, stays } from '../turn/word-facts.ts'

const listsShown = 10

/** A file has no reference: the last one is meant. */
export const lastFile: Finding<{ fileKey: string }> = async (turn, { rest }, then) => {
  const note = await turn.ports.notes.lastKept(turn.actor.id)
  return note?.files.length ? then({ fileKey: note.id }, rest) : refusal(turn, { kind: 'no-list-waiting' })
}
/** A file that waits, and has no list yet. */
const waitingList: Finding<{ fileKey: string }> = async (turn, { rest }, then) => {
  const list = await turn.ports.peopleLists.waitingFor(turn.actor.id)
  return list ? then({ fileKey: list.id }, rest) : refusal(turn, { kind: 'no-list-waiting' })
}

export const listWords = {
  makeList: equivalent(commsOnly, listVerbs, 'audience.read', lastFile),
  keepList: equivalent(commsOnly, listVerbs, 'audience.keep', waitingList),
  lists: stays(commsOrOfficers, async turn => {
    if (!maySeeAll(turn.actor)) return notComms(turn)
    return { kind: 'card', card: drawLists(await turn.ports.peopleLists.recent(listsShown), turn.look) }
  }),
} satisfies TypedWords
