import { openCorrection } from '../../core/use-cases/posts/open-correction.ts'
import { refusal } from '../turn/refusal.ts'
import type { Verbs } from '../turn/verbs.ts'
import { onBroadcast } from '../broadcasts/shown-broadcast.ts'
import { editor } from './editor.ts'

export const correctVerbs = {
  'broadcast.correct': onBroadcast(async (turn, id) => {
    const result = await openCorrection(turn.ports, turn.actor, id, turn.settings)
    return result.kind === 'opened' ? editor(turn, result) : refusal(turn, result)
  }),
} satisfies Verbs
