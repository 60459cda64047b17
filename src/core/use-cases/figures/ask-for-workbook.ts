import { refresh } from '../../change.ts'
import { type Actor, maySeeAll, named } from '../../domain/actor.ts'
import { Unavailable } from '../../domain/errors.ts'
import { hasBegun, type Period, periodName } from '../../domain/figures/period.ts'
import { workbookId } from '../../domain/figures/workbook.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { isPrepared } from '../broadcasts/ask-for-files.ts'
import { forgetting, workbookKeptMs } from './forget-workbook.ts'

export type WorkbookAsked = { kind: 'asked' } | { kind: 'not-begun' } | { kind: 'not-comms' }

/**
 * *Exporter (Excel)*: a job writes it; a card in the chat of whoever asked says so, then where it lies. Asked for again
 * meanwhile, it is the same one. May throw `Unavailable`.
 */
export async function askForWorkbook(
  ports: Pick<Ports, 'workbooks' | 'retentionRules' | 'commit' | 'now'>,
  actor: Actor,
  asked: Period,
  settings: Pick<WorkingHours, 'timeZone'>,
): Promise<WorkbookAsked> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const at = ports.now()
  if (!hasBegun(asked, at, settings)) return { kind: 'not-begun' }
  const [period, person] = [periodName(asked), actor.id]
  const id = workbookId(period, person)
  const done = await whileStale<'done'>(async () => {
    const before = await ports.workbooks.byId(id)
    if (before && isPrepared(before.files)) return 'done'
    const files = { xlsx: null, csv: null, writtenAt: null, askedBy: named(actor), askedAt: at }
    const version = before?.version ?? 0
    return ports.commit(
      { save: 'workbook', row: { id, version: version + 1, period, person, files }, ifVersion: version },
      { job: 'figures.export', data: { period, person } },
      forgetting({ period, person }, at, await workbookKeptMs(ports)),
      refresh({ card: 'workbook', period, person, at }),
    )
  })
  if (done !== 'done') throw new Unavailable('busy')
  return { kind: 'asked' }
}
