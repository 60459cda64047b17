import type { Deliveries } from '../core/ports/ledger.ts'
import type { Database } from './open/database.ts'
import { cancelQueued } from './deliveries/cancel-queued.ts'
import { createClaim } from './deliveries/claim.ts'
import { among, receivedSince } from './deliveries/reading/count-people.ts'
import { frozen } from './deliveries/reading/frozen.ts'
import { byPerson, hasDue, nextDueMs } from './deliveries/reading/look-up.ts'
import { markSending } from './deliveries/mark-sending.ts'
import { plan } from './deliveries/plan.ts'
import { planFrom } from './deliveries/plan-from.ts'
import { recover } from './deliveries/recover.ts'
import { report } from './deliveries/reading/report.ts'
import { settle } from './deliveries/settle.ts'
import { undelivered } from './deliveries/reading/undelivered.ts'

/**
 * A claim is a lease on a queued row, held by one holder in one instance. Only from `queued`, and only by its holder,
 * does a row become `sending`, so that no two ever send to one person; only its holder settles it.
 */
export function deliveries(database: Database): Deliveries {
  return {
    plan: (broadcastId, people) => plan(database, broadcastId, people),
    planFrom: (broadcastId, targetId) => planFrom(database, broadcastId, targetId),
    frozen: broadcastId => frozen(database, broadcastId),
    claim: createClaim(database),
    markSending: (broadcastId, people, holder) => markSending(database, broadcastId, people, holder),
    settle: (broadcastId, settlements, holder) => settle(database, broadcastId, settlements, holder),
    recover: (broadcastId, repeatable) => recover(database, broadcastId, repeatable),
    cancelQueued: broadcastId => cancelQueued(database, broadcastId),
    hasDue: broadcastId => hasDue(database, broadcastId),
    nextDueMs: broadcastId => nextDueMs(database, broadcastId),
    report: broadcastId => report(database, broadcastId),
    byPerson: (broadcastId, person) => byPerson(database, broadcastId, person),
    undelivered: broadcastId => undelivered(database, broadcastId),
    receivedSince: (people, since, least) => receivedSince(database, people, since, least),
    among: (broadcastId, people) => among(database, broadcastId, people),
  }
}
