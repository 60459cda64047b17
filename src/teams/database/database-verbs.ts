import { isAdmin } from '../../core/domain/actor.ts'
import { adoptDatabase } from '../../core/use-cases/database/adopt-database.ts'
import { drawHeld } from './draw-held.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'

/** « C’est bien la base en service : reprendre », asked once more. */
export const databaseVerbs: Verbs = {
  'database.adopt': verb([], async turn => {
    const hold = turn.ports.database.hold()
    if (!isAdmin(turn.actor)) return refusal(turn, { kind: turn.rolesKnown ? 'not-admin' : 'unavailable' })
    if (hold === null) return refusal(turn, { kind: 'not-held' })
    return { kind: 'card', card: drawHeld({ hold, admin: true, sure: true }, turn.look) }
  }),
  'database.adopted': verb([], async turn => {
    const result = await adoptDatabase(turn.ports, turn.actor)
    return result.kind === 'adopted' ? notice(turn, 'database-adopted') : refusal(turn, result)
  }),
}
