import { openCorrection } from '../../core/use-cases/posts/ending/open-correction.ts'
import { refusal } from '../turn/refusal.ts'
import type { Verbs } from '../turn/verbs.ts'
import { onBroadcast } from '../broadcasts/shown-broadcast.ts'
import { openToWrite } from './editor-page.ts'
import { sends } from '../turn/verb-facts.ts'

export const correctVerbs = {
  'broadcast.correct': onBroadcast(sends('uncounted'), async (turn, id, fields) => {
    const result = await openCorrection(turn.ports, turn.actor, id, turn.settings)
    return result.kind === 'opened' ? openToWrite(turn, result, fields) : refusal(turn, result)
  }),
} satisfies Verbs
