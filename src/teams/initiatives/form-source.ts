import type { PersonId } from '../../core/domain/actor.ts'
import { unlessAway } from '../../core/domain/errors.ts'
import type { Source } from '../../core/domain/initiatives/initiative.ts'
import { guid } from '../../core/domain/text.ts'
import { type Message, quotedAuthor } from '../../core/use-cases/initiatives/message-source.ts'
import { countToday, type Counted } from '../../core/use-cases/people/daily-limits.ts'
import { messageLink } from '../turn/message-payload.ts'
import type { Turn } from '../turn/turn.ts'
import type { FormSource } from './initiative-form.ts'
import { formLine } from './drawn/source-line.ts'

/** The message from which the form was filled, by the form's data. Untrusted. */
export function messageOf(fields: Record<string, unknown>): Message | undefined {
  const { sourceId } = fields
  const author = typeof sourceId === 'string' && guid.test(sourceId) ? sourceId.toLowerCase() : null
  const link = messageLink(fields['sourceLink'])
  return author === null && link === null ? undefined : { author, link }
}

/** One more proposal today; a person who quoted colleagues often enough today writes to none more. */
export async function countProposal({ ports, actor, settings }: Turn, message: Message | undefined): Promise<Counted> {
  const counted = await countToday(ports, actor.id, 'propose', settings)
  const quotes = message && message.author !== null && message.author !== actor.id
  return quotes && counted.kind === 'counted' ? countToday(ports, actor.id, 'quote', settings) : counted
}

/** Undefined: the form was filled from no message. `cut`: the form has only its beginning. */
export async function formSource(
  turn: Turn,
  fields: Record<string, unknown>,
  cut = false,
): Promise<FormSource | undefined> {
  const message = messageOf(fields)
  if (!message) return undefined
  const { author, link } = message
  const own = author === turn.actor.id && !cut
  const line = own ? '' : formLine(await authorNamed(turn, author), cut, turn.look.words)
  return { id: author ?? '', link: link ?? '', line }
}

/** While Entra cannot tell who it is, the form opens all the same. */
async function authorNamed({ ports, actor }: Turn, author: PersonId | null): Promise<Pick<Source, 'by' | 'told'>> {
  if (author === null || author === actor.id) return { by: null, told: false }
  return unlessAway(() => quotedAuthor(ports, author), { by: null, told: false })
}
