import { isVideoRefusal, type RefusedVideo } from '../pictures/video-refusal.ts'
import { instant, optional, type Part, person, text } from './key-part.ts'

/** Refused anew it is another card: a card that says the same again would tell nobody. */
const refusedVideo: Part<RefusedVideo> = {
  write: ({ why, at }) => (at === null ? why : `${why}.${instant.write(at)}`),
  read: value => {
    const [why = '', ms, ...more] = value.split('.')
    const at = ms === undefined ? null : instant.read(ms)
    return isVideoRefusal(why) && at !== undefined && more.length === 0 ? { why, at } : undefined
  },
}
const asked = { mediaId: text, agreementId: text, person, at: instant }

/**
 * Cards of what people agree to, and of what was lost of it. Of an agreement the first part is the picture; `at`: when
 * the agent was asked.
 */
export const pictureKinds = {
  /** What was declared at that instant, to the channel or to who decides. */
  'consent-lost': { postId: text, at: instant, person: optional(person) },
  /** To the agent who is on it: what it shall be used for. */
  agreement: asked,
  'agreement-reminder': asked,
  /** To whoever asked: no answer came, or they left. */
  'agreement-silent': asked,
  /** To who sent that file for a post: who is on it, once it is there, or why it is not. */
  'video-taken': { postId: text, fileId: text, person, refused: optional(refusedVideo) },
  /** What became of each place of a picture that was withdrawn; and once more, when something is left to do. */
  withdrawal: { withdrawalId: text },
  'withdrawal-due': { withdrawalId: text },
}
