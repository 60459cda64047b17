import { readPeriodName } from '../../domain/figures/period.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { files } from '../broadcasts/seen/write-report.ts'
import { workbookFile } from './ask-for-workbook.ts'
import { type AskedFile, writeAskedFile } from './asked-file.ts'
import { type FigureNeeds, readFigures } from './see-figures.ts'

/** In the library, beside those of the sendings. */
const folder = 'Chiffres'

type Needs = FigureNeeds & Pick<Ports, 'workbooks' | 'commit' | 'sheets' | 'tables' | 'library'>

export async function writeWorkbook(ports: Needs, asked: AskedFile, settings: WorkingHours): Promise<void> {
  const period = readPeriodName(asked.period)
  if (period === null) return
  await writeAskedFile(ports, asked, workbookFile, async () => {
    const figures = await readFigures(ports, period, settings, { departments: true })
    const bytes = await ports.sheets.xlsx(ports.tables.figures(figures))
    return { xlsx: await ports.library.put(folder, `Mary ${asked.period}.xlsx`, files.xlsx, bytes) }
  })
}
