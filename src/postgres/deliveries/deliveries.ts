import type { Deliveries } from '../../core/ports/ledger.ts'
import type { Database } from '../open/database.ts'
import { cancelQueued, createClaim, createSteps, recover } from './claims.ts'
import { among, byPerson, hasDue, nextDueMs, receivedSince } from './delivery-look-ups.ts'
import { createReport, reach, undelivered } from './delivery-report.ts'
import { frozen, plan, planFrom } from './ledger-plan.ts'

/**
 * A claim is a lease on a queued row, held by one holder in one instance. Only from `queued`, and only by its holder,
 * does a row become `sending`, so that no two ever send to one person; only its holder settles it.
 */
export function deliveries(database: Database): Deliveries {
  const ofPerson = byPerson(database)
  return {
    plan: (broadcastId, people) => plan(database, broadcastId, people),
    planFrom: (broadcastId, targetId) => planFrom(database, broadcastId, targetId),
    frozen: broadcastId => frozen(database, broadcastId),
    claim: createClaim(database),
    ...createSteps(database),
    recover: (broadcastId, repeatable) => recover(database, broadcastId, repeatable),
    cancelQueued: broadcastId => cancelQueued(database, broadcastId),
    hasDue: broadcastId => hasDue(database, broadcastId),
    nextDueMs: broadcastId => nextDueMs(database, broadcastId),
    report: createReport(database),
    reach: broadcastIds => reach(database, broadcastIds),
    byPerson: (broadcastId, person) => ofPerson({ broadcastId, person }),
    undelivered: broadcastId => undelivered(database, broadcastId),
    receivedSince: (people, since, least) => receivedSince(database, people, since, least),
    among: (broadcastId, people) => among(database, broadcastId, people),
  }
}
