import type { Instant } from './domain/time.ts'
import type { Media } from './domain/pictures/media.ts'
import type { OutsidePerson } from './domain/pictures/agreement.ts'

/** What is known of pictures, wherever they stand; names of those who are no agents lie apart. */
export type PictureDocuments = { media: Media; outside_person: OutsidePerson }

/** Work that follows from what people agree to. */
export type PictureJobs = {
  /** Brings what each holder knows of a picture to what its media says. */
  'media.follow': { id: string }
  /** An agreement ends: what rests on it is held, and told, as after a no. */
  'media.end': { id: string }
  /** An agent does not answer what they were asked at that instant: reminds them once, then tells whoever asked. */
  'agreement.silent': { mediaId: string; agreementId: string; askedAt: Instant; then: 'remind' | 'tell' }
}
