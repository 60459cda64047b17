import { joined } from '../../core/domain/joined.ts'
import { releaseVerbs } from './release-verbs.ts'
import { copyVerbs } from './copy-verbs.ts'
import { releaseWords } from './release-words.ts'
import { copyWords } from './copy-words.ts'
import { replyWords } from './reply-words.ts'
import { drawnByHand } from './draw-copy.ts'
import { drawnReleases } from './draw-releases.ts'

/** What releases has for `slices.ts`. */
export const releasesSlice = {
  capability: ['networks', 'site'],
  verbs: joined([releaseVerbs, copyVerbs]),
  words: joined([releaseWords, copyWords]),
  drawn: joined([drawnByHand, drawnReleases]),
} as const

/** What people answer on the networks: the site has no replies. */
export const repliesSlice = { capability: ['networks'], words: replyWords, rests: ['replies.read'] } as const
