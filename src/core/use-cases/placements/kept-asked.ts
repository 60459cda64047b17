import { joined } from '../../domain/joined.ts'
import type { Ports } from '../../ports.ts'
import { keptWorkbooks } from '../figures/kept-workbooks.ts'
import { keptErasures, type PersonalReads as Erasures } from '../personal/kept-erasures.ts'
import { keptRegisters } from '../register/kept-registers.ts'
import { keptArchives } from '../retention/kept-archives.ts'
import { keptProposals } from '../retention/kept-proposals.ts'

export type PersonalReads = Erasures & Pick<Ports, 'archiveLists' | 'retentionRules'>

/** Cards of what somebody asked for, and of what became of it; and what the archivist is asked. */
export const keptAsked = joined([keptWorkbooks, keptRegisters, keptErasures, keptArchives, keptProposals])
