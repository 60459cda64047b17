import { readPeriodName } from '../../domain/figures/period.ts'
import { workbookId } from '../../domain/figures/workbook.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'

/** One card each time that somebody asks; an earlier one opens the same file. */
export const keptWorkbooks: KeptCards<'workbook', Pick<Ports, 'workbooks'>> = {
  workbook: {
    see: async (ports, { period: name, person }) => {
      const [row, period] = [await ports.workbooks.byId(workbookId(name, person)), readPeriodName(name)]
      return (
        row && period && { to: { kind: 'person', id: person }, face: { face: 'workbook', period, files: row.files } }
      )
    },
    reference: () => null,
    title: () => '',
    reader: () => '',
    isWaitedFor: neverWaitedFor,
  },
}
