import { offeredTemplates } from '../../core/use-cases/urgent/change-templates.ts'
import { drawChoose } from './draw-urgent-form.ts'
import { notComms } from '../turn/refusal.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { showTemplates } from './template-verbs.ts'
import { commsOnly, stays } from '../turn/word-facts.ts'

export const urgentWords = {
  urgent: stays(commsOnly, async turn => {
    const result = await offeredTemplates(turn.ports, turn.actor)
    return result.kind === 'offered' ? { kind: 'card', card: drawChoose(result, turn.look) } : notComms(turn)
  }),
  urgentTemplates: stays(commsOnly, turn => showTemplates(turn)),
} satisfies TypedWords
