import { joined } from '../../core/domain/joined.ts'
import { postVerbs } from './post-verbs.ts'
import { testVerbs } from './test-verbs.ts'
import { variantVerbs } from './variant-verbs.ts'
import { videoVerbs } from './video-verbs.ts'
import { correctVerbs } from './correct-verbs.ts'
import { postponeVerbs } from './postpone-verbs.ts'
import { pictureVerbs } from './picture-verbs.ts'
import { consentVerbs } from './consent-verbs.ts'
import { postWords } from './post-words.ts'
import { variantWords } from './variant-words.ts'
import { videoWords } from './video-words.ts'
import { deliveredWords } from './delivered-words.ts'
import { postponeWords } from './postpone-words.ts'
import { consentWords } from './consent-words.ts'
import { drawnTests } from './drawn/draw-test.ts'

export const postsSlice = {
  verbs: joined([postVerbs, testVerbs, videoVerbs, correctVerbs, postponeVerbs, pictureVerbs, consentVerbs]),
  words: joined([postWords, videoWords, deliveredWords, postponeWords, consentWords]),
  drawn: drawnTests,
}

/** The words of a post on other channels. */
export const variantsSlice = {
  capability: ['networks', 'site'],
  verbs: variantVerbs,
  words: variantWords,
} as const
