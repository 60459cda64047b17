import { isAdmin, isComms } from '../../core/domain/actor.ts'
import type { Hold } from '../../core/ports/database-hold.ts'
import { adoptDatabase } from '../../core/use-cases/database/adopt-database.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { Answer } from '../turn/answer.ts'
import { equivalent, nothing } from '../turn/equivalent.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedTable, TypedWords } from '../turn/typed-table.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { orders, second } from '../turn/verb-facts.ts'
import { notOfficers, type TypedWord } from '../turn/word-facts.ts'

/** « C’est bien la base en service : reprendre », asked once more. */
export const databaseVerbs = {
  'database.adopt': verb(orders('uncounted'), [], async turn => {
    const hold = turn.ports.database.hold()
    if (!isAdmin(turn.actor)) return refusal(turn, { kind: 'not-admin' })
    if (hold === null) return refusal(turn, { kind: 'not-held' })
    return { kind: 'card', card: drawHeld({ hold, admin: true, sure: true }, turn.look) }
  }),
  'database.adopted': verb(second('database.adopt', orders('uncounted')), [], async turn => {
    const result = await adoptDatabase(turn.ports, turn.actor)
    return result.kind === 'adopted' ? notice(turn, 'database-adopted') : refusal(turn, result)
  }),
} satisfies Verbs

export const databaseWords = {
  adopt: equivalent(notOfficers, databaseVerbs, 'database.adopt', nothing),
  adoptNow: equivalent(notOfficers, databaseVerbs, 'database.adopted', nothing),
} satisfies TypedWords

/** While Mary is held back, comms and admins read it above the help and above their broadcasts. */
export function heldAbove(table: TypedTable): TypedTable {
  const above = (one: TypedWord): TypedWord => ({
    ...one,
    say: async (turn, ...typed) => [...held(turn), ...(await one.say(turn, ...typed))],
  })
  return { ...table, help: above(table.help), broadcasts: above(table.broadcasts) }
}

function held({ ports, actor, look }: Turn): Answer[] {
  const hold = ports.database.hold()
  if (hold === null || !isComms(actor)) return []
  return [{ kind: 'card', card: drawHeld({ hold, admin: isAdmin(actor), sure: false }, look), beside: true }]
}

/** `admin`: may decide; `sure`: asked once more. */
export type HeldData = { hold: Pick<Hold, 'because' | 'since'>; admin: boolean; sure: boolean }

/** Nothing leaves, why, and who decides. */
export function drawHeld({ hold, admin, sure }: HeldData, look: Look): Card {
  const { words } = look
  const because = words.text(`replies.held.because.${hold.because}`, { date: words.date(hold.since) })
  return drawCard('replies/held', { because, admin, sure }, look)
}
