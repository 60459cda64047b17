import { joined } from '../../core/domain/joined.ts'
import { retentionVerbs } from './retention-verbs.ts'
import { retentionWords } from './retention-words.ts'
import { drawnArchives } from './draw-archive.ts'
import { drawnProposals } from './draw-rule-proposal.ts'

export const retentionSlice = {
  verbs: retentionVerbs,
  words: retentionWords,
  drawn: joined([drawnArchives, drawnProposals]),
}
