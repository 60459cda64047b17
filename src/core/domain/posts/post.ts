import type { Locale, Named } from '../actor.ts'
import type { Audience } from '../audiences/audience.ts'
import type { PlannedRelease } from '../channels/channel.ts'
import type { Variants } from '../channels/variant.ts'
import type { BesideContent, Unread } from './written-parts.ts'
import type { Consent } from '../pictures/consent.ts'
import type { DeclaredKind } from '../pictures/picture-remarks.ts'
import type { PictureSizes } from '../pictures/picture-size.ts'
import type { PostVideo } from './post-video.ts'
import type { Reference } from '../reference.ts'
import type { Sealed, SealedAs } from '../seal.ts'
import type { Day, Instant } from '../time.ts'

export const summaryMax = 150
export const postTitleMax = 120
export const postBodyMax = 4000
/** The body as Adaptive Card JSON, in bytes of UTF-8. */
export const cardMaxBytes = 25 * 1024
export const picturesMax = 4
/** So many more pictures may wait beside the card for an agreement. */
export const asideMax = 10

export type PostKind = 'news' | 'event'

/**
 * A picture that Mary serves. `digest`: SHA-256 in hex of the resized, stripped bytes. `consent`: what was declared of
 * the people on it; null: nothing yet. `name`: of the file that somebody sent. `gone`: its bytes were deleted for good.
 * `infographic`: what it was declared to be, with its `description`; absent: a photo or a drawing.
 */
export type PostPicture = PictureSizes &
  DeclaredKind & {
    id: string
    alt: string
    digest: string
    consent: Consent | null
    name?: string
    gone?: true
  }

/** When, where, and for how many: what people read, sealed with the words. Clocks are the authority's, « 14:30 ». */
export type EventDetails = {
  date: Day
  time: string | null
  place: string
  /** Places of an event without sessions; null: no limit. */
  capacity: number | null
  /** On the same day. Absent: not set. */
  ends?: string
  /** The last day on which people may answer or change their answer; absent: the day of the event. */
  closesOn?: Day
  /** How many guests a person may bring; absent: none. */
  guests?: number
  /** Each person takes one of them; absent: there is one for everybody. */
  sessions?: EventSession[]
  /** What the card asks people who come. */
  questions?: EventQuestion[]
  /** The day of the event as people knew it before it was last put off or brought forward; absent: it never was. */
  postponed?: { date: Day; time: string | null; reason?: string }
}

/** `id` stays when the words change, so that people keep their session. */
export type EventSession = { id: string; time: string | null; label: string; capacity: number | null }

/** `options`: for a choice. */
export type EventQuestion = { id: string; ask: string; kind: 'choice' | 'number' | 'text'; options: string[] }

export const eventReplyMax = 200

/** The words and pictures of a post. A post has one language. */
export type PostContent = {
  kind: PostKind
  locale: Locale
  title: string
  /** The notification's text; obligatory. */
  summary: string
  body: string
  section: string | null
  link: { title: string; url: string } | null
  pictures: PostPicture[]
  video?: PostVideo
  event: EventDetails | null
  /**
   * Where its figures come from, or who checked them, a line each: « 12 % : rapport 2025 ». Sealed, and shown to
   * approvers alone.
   */
  sources?: string
  /** The author of the idea, who agreed to be named; sealed, in the last line of the card. Absent: nobody is named. */
  credit?: Credit
  /** Its words on other channels; sealed for those to which it goes. Absent: none. */
  variants?: Variants
}

/** `department`: as it was when the proposal was retained; null: unknown. */
export type Credit = { person: Named; department: string | null }

/**
 * draft → in-validation → approved → broadcasting → broadcast; changes requested → draft; a visa withdrawn →
 * in-validation; refused and cancelled are final. An approved or submitted post that is edited becomes a draft again
 * (its visas are void).
 */
export type PostState =
  'draft' | 'in-validation' | 'approved' | 'refused' | 'broadcasting' | 'broadcast' | 'taken-back' | 'cancelled'

/** What was submitted: it never changes. */
export type SealedVersion = Sealed &
  SealedAs & {
    /** 1, 2, 3… one for each submission. */
    number: number
    at: Instant
    by: Named
  }

/** The last change of one field: at which revision, and by whom. */
export type FieldEdit = {
  field: Exclude<keyof PostContent, 'credit' | 'variants'> | BesideContent
  revision: number
  by: Named
  at: Instant
}

export type Post = {
  id: string
  version: number
  /** Counts changes of content, audience or slot, from 1: a form compares it with the one it was opened on. */
  revision: number
  reference: Reference
  state: PostState
  content: PostContent
  /** Pictures of the post that its card does not show: it is not declared yet that it may, or it may not. */
  aside?: PostPicture[]
  videoAside?: PostVideo | null
  audience: Audience
  /** null = free: sent when comms decides. */
  slot: Instant | null
  creator: Named
  /** Who proposed the initiative it comes from. */
  proposer: Named | null
  /** Everyone who had a hand in it (the proposer too): none of them approves it. */
  authors: Named[]
  /** Of an event: people named to organise it, besides its authors and comms; not sealed. */
  organisers?: Named[]
  /** Departments that it touches besides the proposer's: their heads are asked too. */
  touches?: string[]
  /** Where else it shall go, one of a channel at most; sealed with the version. */
  elsewhere?: PlannedRelease[]
  campaignId?: string | null
  /** The id of the edition that this post announces and is made of; no seal covers it. */
  editionId?: string
  standsIn?: string[]
  /** Of which recurring idea, and which year, it is the draft: the card of that idea follows it. */
  recurring?: { ideaId: string; year: number }
  /** The highest number that a session or a question of this post ever had. */
  eventIds?: number
  initiativeId: string | null
  initiativeReference: Reference | null
  /** Every submitted version, oldest first. */
  sealed: SealedVersion[]
  validationId: string | null
  broadcastId: string | null
  /** Everybody of the audience gets it, also people who opted out of what is optional. */
  mandatory: boolean
  /** From this day on its cards say that they are over; null: never. Events are over the day after. */
  expiresOn: Day | null
  /**
   * While a broadcast post is being corrected: the broadcast whose cards will change, what they say meanwhile, under
   * which visas. `refusedId`: the validation of an earlier, refused correction, which its approvers saw last.
   */
  correcting: {
    broadcastId: string
    content: PostContent
    expiresOn: Day | null
    validationId?: string | null
    refusedId?: string | null
  } | null
  /** The validation under which people have it, once a correction was refused (`validationId`: the refusal's). */
  sentUnder?: string | null
  /** Who has the editor open, newest last. `told`: when the journal last recorded that they write; absent: never. */
  editing: { person: Named; at: Instant; told?: Instant }[]
  /** One for each field that was ever edited: a save that comes too late is shown whose words it would overwrite. */
  edits?: FieldEdit[]
  /** Texts that were typed and not understood. Absent or null: all that was typed is in the fields above. */
  unread?: Unread | null
  /** Who gave the post up. */
  cancelled?: { by: Named; at: Instant }
  /** Of an event: who called it off, once its cards say so; the state stays `broadcast`. */
  calledOff?: { by: Named; at: Instant }
  /** Of an event: the messages to registered people, each a post of its own, newest last. */
  warnings?: { postId: string; at: Instant }[]
  createdAt: Instant
  updatedAt: Instant
}

export function currentVersion(post: Post): SealedVersion | undefined {
  return post.sealed.at(-1)
}

export function withAuthor(authors: Named[], writer: Named): Named[] {
  return authors.some(({ id }) => id === writer.id) ? authors : [...authors, writer]
}
