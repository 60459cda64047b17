import { isArchivist, maySeeAll } from '../../core/domain/actor.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { drawArchive } from './draw-archive.ts'
import { showRetention, showSuspend } from './retention-verbs.ts'
import { equivalentOf, forAll, stays } from '../turn/word-facts.ts'

/** `durées`; `suspendre la purge PUB-2026-0042`; `archives`: the list that waits. */
export const retentionWords = {
  retention: stays(forAll, turn => showRetention(turn)),
  suspendPurge: equivalentOf(forAll, ['retention.suspend'], (turn, reference, rest) =>
    showSuspend(turn, { typed: { of: reference === '' ? rest : reference } }),
  ),
  archives: stays(forAll, async turn => {
    if (!isArchivist(turn.actor) && !maySeeAll(turn.actor)) return refusal(turn, { kind: 'not-archivist' })
    const list = await turn.ports.archiveLists.waiting()
    return list === null ? notice(turn, 'no-archives') : { kind: 'card', card: drawArchive({ list }, turn.look) }
  }),
} satisfies TypedWords
