import { refresh } from '../../change.ts'
import type { PersonId } from '../../domain/actor.ts'
import { Unavailable } from '../../domain/errors.ts'
import { readPeriodName } from '../../domain/figures/period.ts'
import { workbookId } from '../../domain/figures/workbook.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { isPrepared } from '../broadcasts/ask-for-files.ts'
import { files } from '../broadcasts/write-report.ts'
import { type FigureNeeds, readFigures } from './see-figures.ts'

/** In the library, beside those of the sendings. */
const folder = 'Chiffres'

type Needs = FigureNeeds & Pick<Ports, 'workbooks' | 'commit' | 'sheets' | 'tables' | 'library'>

/** The job `figures.export`: the same period is the same file, so that it may run again at any time. */
export async function writeWorkbook(
  ports: Needs,
  asked: { period: string; person: PersonId },
  settings: WorkingHours,
): Promise<void> {
  const id = workbookId(asked.period, asked.person)
  const period = readPeriodName(asked.period)
  if (period === null || !isPrepared((await ports.workbooks.byId(id))?.files ?? null)) return
  const at = ports.now()
  const figures = await readFigures(ports, period, settings, { departments: true })
  const bytes = await ports.sheets.xlsx(ports.tables.figures(figures))
  const xlsx = await ports.library.put(folder, `Mary ${asked.period}.xlsx`, files.xlsx, bytes)
  await noteWritten(ports, id, { xlsx, at })
}

/** The card tells where it lies, the journal who had it written. */
async function noteWritten(
  ports: Pick<Ports, 'workbooks' | 'commit'>,
  id: string,
  { xlsx, at }: { xlsx: string; at: string },
): Promise<void> {
  const noted = await whileStale<'done'>(async () => {
    const row = await ports.workbooks.byId(id)
    if (!row) return 'done'
    const { period, person, version } = row
    const { askedBy: actor, askedAt } = row.files
    return ports.commit(
      {
        save: 'workbook',
        row: { ...row, version: version + 1, files: { ...row.files, xlsx, writtenAt: at } },
        ifVersion: version,
      },
      { journal: { verb: 'figures.exported', actor, subject: period, seal: null, details: {} } },
      refresh({ card: 'workbook', period, person, at: askedAt }),
    )
  })
  if (noted !== 'done') throw new Unavailable('busy')
}
