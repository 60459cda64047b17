import { joined } from '../../domain/joined.ts'
import { keptWorkbooks } from '../figures/kept-workbooks.ts'
import { keptErasures } from '../personal/kept-erasures.ts'
import { keptRegisters } from '../register/kept-registers.ts'

export type { PersonalReads } from '../personal/kept-erasures.ts'

/** Cards of what somebody asked for, and of what became of it. */
export const keptAsked = joined([keptWorkbooks, keptRegisters, keptErasures])
