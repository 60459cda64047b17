import type { Actor } from '../../domain/actor.ts'
import { type Period, periodName } from '../../domain/figures/period.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { files } from '../broadcasts/write-report.ts'
import { type FigureNeeds, seeFigures } from './see-figures.ts'

/** In the library, beside those of the sendings. */
const folder = 'Chiffres'

/**
 * *Exporter (Excel)*: into the SharePoint library. Some kilobytes, written while somebody waits; the same period is the
 * same file. May throw `Unavailable`.
 */
export async function writeWorkbook(
  ports: FigureNeeds & Pick<Ports, 'sheets' | 'tables' | 'library'>,
  actor: Actor,
  period: Period,
  settings: WorkingHours,
): Promise<{ kind: 'written'; url: string } | { kind: 'not-comms' }> {
  const seen = await seeFigures(ports, actor, period, settings)
  if (seen.kind === 'not-comms') return seen
  const bytes = await ports.sheets.xlsx(ports.tables.figures(seen.figures))
  return { kind: 'written', url: await ports.library.put(folder, `Mary ${periodName(period)}.xlsx`, files.xlsx, bytes) }
}
