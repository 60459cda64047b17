import { joined } from '../../../domain/joined.ts'
import type { Ports } from '../../../ports.ts'
import { keptErasures, type PersonalReads as Erasures } from '../../personal/kept-erasures.ts'
import { keptProposals } from '../../retention/kept-proposals.ts'
import { inChannel } from '../../../domain/placements/placement.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { readPeriodName } from '../../../domain/figures/period.ts'
import { workbookId } from '../../../domain/figures/workbook.ts'
import { registerName } from '../../../domain/register/paper.ts'

/** One card for each request; an earlier one opens the same files. */
const keptRegisters: KeptCards<'register', Pick<Ports, 'workbooks'>> = {
  register: {
    see: async (ports, { person }) => {
      const row = await ports.workbooks.byId(workbookId(registerName, person))
      if (!row) return null
      const { papers = null, files } = row
      return { to: { kind: 'person', id: person }, face: { face: 'register', papers, writtenAt: files.writtenAt } }
    },
    isWaitedFor: neverWaitedFor,
  },
}

/** One card for each request; an earlier one opens the same file. */
const keptWorkbooks: KeptCards<'workbook', Pick<Ports, 'workbooks'>> = {
  workbook: {
    see: async (ports, { period: name, person }) => {
      const [row, period] = [await ports.workbooks.byId(workbookId(name, person)), readPeriodName(name)]
      return (
        row && period && { to: { kind: 'person', id: person }, face: { face: 'workbook', period, files: row.files } }
      )
    },
    isWaitedFor: neverWaitedFor,
  },
}

/** What the archivist is asked about, in their chat; without an archivist, in the common channel. */
const keptArchives: KeptCards<'archive', Pick<Ports, 'archiveLists'>> = {
  archive: {
    see: async ({ archiveLists }, { listId, person }) => {
      const list = await archiveLists.byId(listId)
      const to = person === undefined ? inChannel(null) : ({ kind: 'person', id: person } as const)
      return list && { to, face: { face: 'archive', list } }
    },
    notBefore: async (_ports, _card, { now, calm }) => (calm(now) > now ? calm(now) : null),
    isWaitedFor: ({ list }) => list.state === 'waiting',
  },
}

export type PersonalReads = Erasures & Pick<Ports, 'archiveLists' | 'retentionRules'>

/** Cards of what people asked for, and of its outcome; and the questions to the archivist. */
export const keptAsked = joined([keptWorkbooks, keptRegisters, keptErasures, keptArchives, keptProposals])
