import { joined } from '../../core/domain/joined.ts'
import { withdrawalVerbs } from './withdrawal-verbs.ts'
import { mediaVerbs } from './medias-verbs.ts'
import { agreementVerbs } from './agreement-verbs.ts'
import { mediaWords } from './media-words.ts'
import { drawnConsents } from './drawn/draw-consent-lost.ts'
import { drawnVideos } from './drawn/draw-video-taken.ts'
import { drawnAgreements } from './drawn/drawn-agreements.ts'
import { drawnWithdrawals } from './drawn/draw-withdrawal.ts'

export const picturesSlice = {
  verbs: joined([withdrawalVerbs, mediaVerbs, agreementVerbs]),
  words: mediaWords,
  drawn: joined([drawnConsents, drawnVideos, drawnAgreements, drawnWithdrawals]),
}
