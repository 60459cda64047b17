import type { Change } from '../../change.ts'
import type { PersonId } from '../../domain/actor.ts'
import { workbookId } from '../../domain/figures/workbook.ts'
import { isHeld } from '../../domain/retention/suspension.ts'
import { daysOf } from '../../domain/retention/shipped-rules.ts'
import { type Instant, later } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { type HeldNeeds, readHeldOnce } from '../read-held.ts'

const dayMs = 24 * 60 * 60_000
/** So long, by the present rule, its card opens the file, which the library keeps. */
export async function workbookKeptMs({ retentionRules }: Pick<Ports, 'retentionRules'>): Promise<number> {
  return daysOf(await retentionRules.all(), 'workbooks') * dayMs
}

type Asked = { period: string; person: PersonId }

/** Asked for at that moment, it is forgotten in time. */
export function forgetting({ period, person }: Asked, askedAt: Instant, keptMs: number): Change {
  return { job: 'workbook.forget', data: { period, person }, at: later(askedAt, keptMs) }
}

/**
 * The job: the row of the person who asked for a workbook is deleted, unless they asked again meanwhile. A suspended
 * row is taken by a later nightly purge.
 */
export async function forgetWorkbook(
  ports: HeldNeeds & Pick<Ports, 'workbooks' | 'retentionRules' | 'commit' | 'now'>,
  asked: Asked,
): Promise<void> {
  const id = workbookId(asked.period, asked.person)
  const row = await ports.workbooks.byId(id)
  if (!row) return
  const { askedAt } = row.files
  const keptMs = await workbookKeptMs(ports)
  if (later(askedAt, keptMs) > ports.now()) return void (await ports.commit(forgetting(asked, askedAt, keptMs)))
  if (isHeld(await readHeldOnce(ports), row)) return
  await ports.commit({ remove: 'workbook', id, ifVersion: row.version })
}
