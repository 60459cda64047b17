import type { Instant } from './domain/time.ts'
import type { Media } from './domain/pictures/media.ts'
import type { OutsidePerson } from './domain/pictures/agreement.ts'
import type { Withdrawal } from './domain/pictures/withdrawal.ts'

/**
 * What is known of pictures, wherever they stand; names of those who are no agents lie apart; what became of each
 * place of those that were withdrawn.
 */
export type PictureDocuments = { media: Media; outside_person: OutsidePerson; withdrawal: Withdrawal }

/** Work that follows from what people agree to. */
export type PictureJobs = {
  /** Brings what each holder knows of a picture to what its media says. */
  'media.follow': { id: string }
  /** An agreement ends: what rests on it is held, and told, as after a no. */
  'media.end': { id: string }
  /** An agent does not answer what they were asked at that instant: reminds them once, then tells whoever asked. */
  'agreement.silent': { mediaId: string; agreementId: string; askedAt: Instant; then: 'remind' | 'tell' }
  /** Mends every place of a withdrawn picture that is left, and comes again until none is. */
  'withdrawal.mend': { id: string }
  /** Reminds the communication team once of what needs hands. */
  'withdrawal.remind': { id: string }
  /**
   * Brings a video that comms sent in chat into that post. `corrects`: the version that they opened, or null. `at`: of
   * the press; absent: an earlier version of Mary ordered it.
   */
  'video.take': { noteId: string; fileId: string; postId: string; corrects: string | null; at?: Instant }
  /** Nobody asks for it any more. */
  'withdrawal.forget': { id: string }
}
