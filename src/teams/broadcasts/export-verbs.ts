import {
  askForReport,
  askForUnreachable,
  type FilesResult,
  hasUnreachable,
} from '../../core/use-cases/broadcasts/seen/ask-for-files.ts'
import type { Answer } from '../turn/answer.ts'
import { equivalent } from '../turn/equivalent.ts'
import { notice } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import type { Verbs } from '../turn/verbs.ts'
import { onBroadcast, shown } from './shown-broadcast.ts'
import { broadcast } from './typed-broadcast.ts'
import { orders } from '../turn/verb-facts.ts'
import { notOfficers } from '../turn/word-facts.ts'

/** The files that tell of a broadcast: a job writes them, its card in the channel opens them. */
export const exportVerbs = {
  'broadcast.export': onBroadcast(orders('export'), async (turn, id) =>
    answer(turn, await askForReport(turn.ports, turn.actor, id), 'report-asked'),
  ),
  'broadcast.unreachable': onBroadcast(orders('export'), async (turn, id) =>
    answer(turn, await askForUnreachable(turn.ports, turn.actor, id), 'list-asked'),
  ),
} satisfies Verbs

/** A pressed card will open the files itself; a person who typed is told where to look. */
function answer(turn: Turn, result: FilesResult, told: 'report-asked' | 'list-asked'): Answer | Promise<Answer> {
  if (result.kind === 'asked' && turn.road === 'typed')
    return notice(turn, told, { reference: result.broadcast.reference })
  return shown(turn, result, 'asked')
}

export const exportWords = {
  exportReport: equivalent(notOfficers, exportVerbs, 'broadcast.export', broadcast('done', 'stopped')),
  unreachable: equivalent(notOfficers, exportVerbs, 'broadcast.unreachable', broadcast(hasUnreachable)),
} satisfies TypedWords
