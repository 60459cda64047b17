import { type Actor, isComms } from '../../core/domain/actor.ts'
import type { Delegation } from '../../core/domain/delegations/delegation.ts'
import type { Instant } from '../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { periodText, scopeText } from './delegation-text.ts'

/** A card holds no more lines than that. */
const linesMax = 15

export type DelegationsData = { delegations: Delegation[]; reader: Pick<Actor, 'id' | 'roles'>; now: Instant }

/** Given and received; for comms everybody's. */
export function drawDelegations({ delegations, reader, now }: DelegationsData, look: Look): Card {
  const comms = isComms(reader as Actor)
  return drawCard(
    'delegations/list',
    {
      lines: delegations.slice(0, linesMax).map(one => ({
        id: one.id,
        who: who(one, reader.id, look),
        when: periodText(one, now, look),
        scope: scopeText(one, look),
        hasWhy: one.reason !== null,
        why: look.words.text('delegations.list.by', {
          name: escapeLine(one.createdBy.name),
          reason: escapeMarkdown(one.reason ?? ''),
        }),
        mayEnd: comms || one.from.id === reader.id,
      })),
      empty: delegations.length === 0,
    },
    look,
  )
}

function who({ from, to }: Delegation, reader: string, { words }: Look): string {
  if (from.id === reader) return words.text('delegations.list.given', { name: escapeLine(to.name) })
  if (to.id === reader) return words.text('delegations.list.received', { name: escapeLine(from.name) })
  return words.text('delegations.list.between', { from: escapeLine(from.name), to: escapeLine(to.name) })
}
