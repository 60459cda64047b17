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
/** Adaptive Card JSON of the body, in bytes of UTF-8. */
export const cardMaxBytes = 25 * 1024
export const picturesMax = 4
/** How many more may wait beside the card for somebody's word. */
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
  /** Of an event without sessions; null: no limit. */
  capacity: number | null
  /** On the same day. Absent: nobody said. */
  ends?: string
  /** The last day on which people may answer, or answer otherwise; absent: its own. */
  closesOn?: Day
  /** How many one may bring along; absent: nobody. */
  guests?: number
  /** Of which each person takes one; absent: there is one for all. */
  sessions?: EventSession[]
  /** What the card asks whoever comes. */
  questions?: EventQuestion[]
  /** From which day people knew it was put off last, or brought forward; absent: it never was. */
  postponed?: { date: Day; time: string | null; reason?: string }
}

/** `id` stays when the words change: what people took is kept by it. */
export type EventSession = { id: string; time: string | null; label: string; capacity: number | null }

/** `options`: of a choice. */
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
  /** Whose idea it is, who agreed to be named; sealed, in the last line of the card. Absent: nobody is named. */
  credit?: Credit
  /** Its words on other channels; sealed for those where it goes. Absent: none. */
  variants?: Variants
}

/** `department`: as it stood when the proposal was retained; null: unknown. */
export type Credit = { person: Named; department: string | null }

/**
 * draft → in-validation → approved → broadcasting → broadcast; changes requested → draft; a visa withdrawn →
 * in-validation; refused and cancelled are final. An approved or submitted post that is edited becomes a draft again
 * (its visas are void).
 */
export type PostState =
  'draft' | 'in-validation' | 'approved' | 'refused' | 'broadcasting' | 'broadcast' | 'taken-back' | 'cancelled'

/** What was submitted, frozen. */
export type SealedVersion = Sealed &
  SealedAs & {
    /** 1, 2, 3… one for each submission. */
    number: number
    at: Instant
    by: Named
  }

/** The last change of one field: at which revision, whose. */
export type FieldEdit = {
  field: Exclude<keyof PostContent, 'credit' | 'variants'> | BesideContent
  revision: number
  by: Named
  at: Instant
}

export type Post = {
  id: string
  version: number
  /** Counts changes of content, audience or slot: what an opened editor was opened on. From 1. */
  revision: number
  reference: Reference
  state: PostState
  content: PostContent
  /** Pictures that were given to it and that its card does not show: nobody declared yet that it may, or it may not. */
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
  /** Of an event, who was named to organise it beside its authors and comms; no part of what is sealed. */
  organisers?: Named[]
  /** Departments that it touches besides that of whoever proposed it: their heads are asked too. */
  touches?: string[]
  /** Where else it shall go, one of a channel at most; sealed with the version. */
  elsewhere?: PlannedRelease[]
  campaignId?: string | null
  /** The edition that it announces, of which its words are made; those that it stands in, which no seal covers. */
  editionId?: string
  standsIn?: string[]
  /** Of which recurring idea it is the draft of a year: the card of that follows it. */
  recurring?: { ideaId: string; year: number }
  /** The highest number that a session or a question of it ever had. */
  eventIds?: number
  initiativeId: string | null
  initiativeReference: Reference | null
  /** Every submitted version, oldest first. */
  sealed: SealedVersion[]
  validationId: string | null
  broadcastId: string | null
  /** Everyone of the audience gets it, also who left what is optional. */
  mandatory: boolean
  /** From this day on its cards say that they are over; null: never. Events are over the day after. */
  expiresOn: Day | null
  /**
   * While a broadcast post is being corrected: whose cards will change, what stands on them meanwhile, under whose
   * visas. `refusedId`: of the correction before, which was refused; its approvers saw that one last.
   */
  correcting: {
    broadcastId: string
    content: PostContent
    expiresOn: Day | null
    validationId?: string | null
    refusedId?: string | null
  } | null
  /** Under whose visas people have it, once a correction was refused: `validationId` is that of the refusal. */
  sentUnder?: string | null
  /** Who has the editor open, newest last. `told`: when the journal last heard that they write; absent: never. */
  editing: { person: Named; at: Instant; told?: Instant }[]
  /** One for each field that was ever edited: a save that comes too late is shown whose words it would replace. */
  edits?: FieldEdit[]
  /** Absent or null: all that was typed is in the fields above. */
  unread?: Unread | null
  /** Who gave it up. */
  cancelled?: { by: Named; at: Instant }
  /** Of an event: who called it off, once its cards say so; it stays sent. */
  calledOff?: { by: Named; at: Instant }
  /** Of an event: the messages to those who are registered, each a post of its own, newest last. */
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
