import type { Edition } from '../../core/domain/newspapers/edition.ts'
import { asItStands } from '../../core/domain/newspapers/printing.ts'
import type { EditionHolder } from '../../core/domain/newspapers/seen-edition.ts'
import { isSent } from '../../core/use-cases/broadcasts/sending/not-yet-sent.ts'
import { editionHolder } from '../../core/use-cases/editions/edition-holder.ts'
import type { Answer } from './answer.ts'
import { refusal } from './refusal.ts'
import type { Turn } from './turn.ts'

/** The refusal of an act on an edition in its present state: what that state is, and what is possible there. */
export async function refusedAsItStands(turn: Turn, read: Edition): Promise<Answer> {
  const edition = asItStands(read, turn.ports.now())
  const told = { reference: edition.reference }
  const holder = await editionHolder(turn.ports, edition)
  switch (edition.state) {
    case 'open':
      return refusal(turn, { kind: 'edition-open' }, told)
    case 'producing':
      return refusal(turn, { kind: 'edition-printing' }, told)
    case 'abandoned':
      return refusal(turn, { kind: 'edition-abandoned' }, told)
    case 'published':
      return refusal(turn, { kind: holder?.state === 'gone' ? 'edition-gone' : 'edition-out' }, told)
    case 'submitted':
      return holder ? held(turn, holder, told) : refusal(turn, { kind: 'edition-settling' }, told)
  }
}

async function held(turn: Turn, holder: EditionHolder, told: { reference: string }): Promise<Answer> {
  switch (holder.state) {
    case 'deciding':
      return refusal(turn, { kind: 'edition-submitted' }, told)
    case 'approved':
      // Between the last visa and its broadcast there is nothing yet that « Diffuser » could send.
      if (holder.broadcastId === null) return refusal(turn, { kind: 'edition-settling' }, told)
      return refusal(turn, { kind: 'edition-approved' }, told)
    case 'planned':
      return refusal(turn, { kind: 'edition-planned' }, { ...told, date: turn.look.words.date(holder.at) })
    case 'sending':
      return refusal(turn, { kind: 'edition-leaving' }, told)
    case 'held': {
      const broadcast = await turn.ports.broadcasts.byId(holder.broadcastId)
      const isOut = broadcast !== null && (await isSent(turn.ports, broadcast))
      return refusal(turn, { kind: isOut ? 'edition-held-out' : 'edition-held' }, told)
    }
    case 'gone':
      return refusal(turn, { kind: 'edition-gone' }, told)
  }
}
