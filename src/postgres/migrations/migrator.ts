import { Migrator } from 'kysely/migration'
import type { Database } from '../open/database.ts'
import { applyChanges } from './apply-changes.ts'
import { broadcasts } from './broadcasts.ts'
import { budget } from './budget.ts'
import { cardsBeside } from './cards-beside.ts'
import { circuits } from './circuits.ts'
import { commitChanges } from './commit-changes.ts'
import { dailyCounts } from './daily-counts.ts'
import { deliveryUpkeep } from './delivery-upkeep.ts'
import { differentPeople } from './different-people.ts'
import { documents } from './documents.ts'
import { events } from './events.ts'
import { journal } from './journal.ts'
import { ledger } from './ledger.ts'
import { openDoubts } from './open-doubts.ts'
import { pictureTries } from './picture-tries.ts'
import { pictures } from './pictures.ts'
import { refusedCards } from './refused-cards.ts'
import { sealedVersions } from './sealed-versions.ts'
import { waitingRows } from './waiting-rows.ts'

/** Once released, a migration is never changed: another is added. */
const all = {
  '2026-11-01-documents': documents,
  '2026-11-02-journal': journal,
  '2026-11-03-apply-changes': applyChanges,
  '2026-11-04-ledger': ledger,
  '2026-11-05-commit-changes': commitChanges,
  '2026-11-05-waiting-rows': waitingRows,
  '2026-11-06-events': events,
  '2026-11-25-broadcasts': broadcasts,
  '2026-11-25-budget': budget,
  '2026-11-25-delivery-upkeep': deliveryUpkeep,
  '2026-11-25-sealed-versions': sealedVersions,
  '2026-11-26-circuits': circuits,
  '2026-11-27-open-doubts': openDoubts,
  '2026-11-27-pictures': pictures,
  '2026-11-28-different-people': differentPeople,
  '2026-11-29-cards-beside': cardsBeside,
  '2026-11-29-daily-counts': dailyCounts,
  '2026-11-30-picture-tries': pictureTries,
  '2026-11-30-refused-cards': refusedCards,
}

export function migrator(database: Database): Migrator {
  return new Migrator({ db: database.kysely, provider: { getMigrations: () => Promise.resolve(all) } })
}
