import type { Edition } from '../../core/domain/newspapers/edition.ts'
import { cleanText } from '../../core/domain/text.ts'
import { feedEdition } from '../../core/use-cases/newspapers/edition/feed-edition.ts'
import type { Answer } from '../turn/answer.ts'
import { refusedAsItStands } from '../turn/edition-refused.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

/** Which edition of a newspaper the form of a call was opened for; null: none. */
export async function editionFed({ ports }: Turn, fields: Record<string, unknown>): Promise<Edition | null> {
  const id = cleanText(fields['editionId'])
  return id === '' ? null : ports.editions.byId(id)
}

/** Null: it feeds the edition, or (`feeds` false) no longer does. */
export async function feed(turn: Turn, callId: string, editionId: string, feeds = true): Promise<Answer | null> {
  const result = await feedEdition(turn.ports, turn.actor, { editionId, callId, feeds })
  switch (result.kind) {
    case 'edition-changed':
    case 'call-settled':
      return null
    case 'edition-printing':
    case 'edition-submitted':
    case 'edition-over':
      return refusedAsItStands(turn, result.edition)
    case 'call-feeds-another':
      return refusal(turn, { kind: result.kind }, { reference: result.call.reference })
    case 'changed-since':
      return refusal(turn, { kind: 'edition-changed-since' }, { reference: result.edition.reference })
    case 'call-unknown':
      return refusal(turn, { kind: 'not-found' })
    default:
      return refusal(turn, result)
  }
}
