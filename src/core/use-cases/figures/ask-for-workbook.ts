import { type Actor, maySeeAll } from '../../domain/actor.ts'
import { hasBegun, type Period, periodName } from '../../domain/figures/period.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { askForFile, type FileKind } from './asked-file.ts'

export type WorkbookAsked = { kind: 'asked' } | { kind: 'not-begun' } | { kind: 'not-comms' }

export const workbookFile: FileKind = {
  job: data => ({ job: 'figures.export', data }),
  card: asked => ({ card: 'workbook', ...asked }),
  entry: { verb: 'figures.exported', subject: ({ period }) => period },
}

/** *Exporter (Excel)*: a job writes it; a card in the chat of the person who asked says so, then has its address. */
export async function askForWorkbook(
  ports: Pick<Ports, 'workbooks' | 'retentionRules' | 'commit' | 'now'>,
  actor: Actor,
  asked: Period,
  settings: Pick<WorkingHours, 'timeZone'>,
): Promise<WorkbookAsked> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  if (!hasBegun(asked, ports.now(), settings)) return { kind: 'not-begun' }
  return askForFile(ports, actor, periodName(asked), workbookFile)
}
