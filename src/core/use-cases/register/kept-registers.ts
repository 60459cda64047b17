import { workbookId } from '../../domain/figures/workbook.ts'
import { registerName } from '../../domain/register/paper.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'

/** One card each time that somebody asks; an earlier one opens the same files. */
export const keptRegisters: KeptCards<'register', Pick<Ports, 'workbooks'>> = {
  register: {
    see: async (ports, { person }) => {
      const row = await ports.workbooks.byId(workbookId(registerName, person))
      if (!row) return null
      const { papers = null, files } = row
      return { to: { kind: 'person', id: person }, face: { face: 'register', papers, writtenAt: files.writtenAt } }
    },
    reference: () => null,
    title: () => '',
    reader: () => '',
    isWaitedFor: neverWaitedFor,
  },
}
