import { maySeeAll } from '../../core/domain/actor.ts'
import { drawLists } from './draw-lists.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { listVerbs } from './list-verbs.ts'
import { commsOnly, commsOrOfficers, word } from '../turn/word-facts.ts'

/** As many as an editor offers. */
const listsShown = 10

/** Files and lists have no reference: these are about the last ones. */
export const listWords = {
  makeList: word(commsOnly, async turn => {
    const note = await turn.ports.notes.lastKept(turn.actor.id)
    if (!note || note.files.length === 0) return [refusal(turn, { kind: 'no-list-waiting' })]
    return [await press(turn, listVerbs, 'audience.read', { fileKey: note.id })]
  }),
  keepList: word(commsOnly, async turn => {
    const list = await turn.ports.peopleLists.waitingFor(turn.actor.id)
    return [
      list
        ? await press(turn, listVerbs, 'audience.keep', { fileKey: list.id })
        : refusal(turn, { kind: 'no-list-waiting' }),
    ]
  }),
  lists: word(commsOrOfficers, async turn => {
    if (!maySeeAll(turn.actor)) return [notComms(turn)]
    return [{ kind: 'card', card: drawLists(await turn.ports.peopleLists.recent(listsShown), turn.look) }]
  }),
} satisfies TypedWords
