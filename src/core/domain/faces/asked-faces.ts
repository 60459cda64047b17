import type { Named } from '../actor.ts'
import type { Period } from '../figures/period.ts'
import type { PaperAddresses } from '../register/paper.ts'
import type { ErasureSeen } from '../personal/erasure.ts'
import type { Wait } from '../personal/data-queue.ts'
import type { DataRequest } from '../personal/data-request.ts'
import type { LibraryFiles } from '../broadcasts/broadcast.ts'
import type { RuleProposalSeen } from '../retention/rule-change.ts'
import type { Instant } from '../time.ts'

/** Of what somebody asked for, and what became of it. */
export type AskedFaces = {
  workbook: { period: Period; files: LibraryFiles }
  erasure: ErasureSeen
  'rule-proposal': RuleProposalSeen
  /** `address` empty: there is no public address. `over`: the file is gone. `wait`: null once it is written. */
  'my-data': { request: DataRequest; address: string; over: boolean; wait: Wait | null; officers: Named[] }
  /** Null: they are being written. */
  register: { papers: PaperAddresses | null; writtenAt: Instant | null }
}
