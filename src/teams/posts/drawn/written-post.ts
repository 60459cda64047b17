import type { VariantLimits } from '../../../core/domain/channels/limits.ts'
import type { VariantKind } from '../../../core/domain/channels/variant.ts'
import type { FieldEdit } from '../../../core/domain/posts/post.ts'

/** What is changed, and told, as one. */
export type Part = FieldEdit['field']
/** A part of the page that writes a post. */
export type PagePart = 'text' | 'audience' | 'options' | 'channels'
export type Choice = { title: string; value: string }

/** A post for the page that writes it: texts are plain, and the page computes nothing. */
export type WrittenPost = {
  postId: string
  revision: number
  /** The page asks with it whether anything changed. */
  mark: string
  corrects: string | null
  name: string
  /** « Publication PUB-2026-042 · Brouillon » */
  kicker: string
  /** Every input of the editor by its name; texts not understood yet as typed. */
  values: Record<string, string>
  /** False for a correction: recipients, kind and time cannot be changed. */
  free: boolean
  /** That visas end with a change, before the first one; null: none. */
  underWay: string | null
  /** What somebody asks to be changed. */
  asked: string | null
  /** Who else has it open. */
  others: string
  edits: Edit[]
  faults: Fault[]
  /** Remarks, each with its rule; none keeps the post from being submitted. */
  remarks: string[]
  figures: Figure[]
  othersSources: boolean
  audience: { now: string; kept: boolean; boxes: Box[] }
  options: {
    kinds: Choice[]
    locales: Choice[]
    sections: Choice[]
    guests: Choice[]
    departments: Choice[]
    touched: Choice[]
    organisers: string
    postponed: string
  }
  pictures: PagePicture[]
  /** None, or one. */
  videos: PageVideo[]
  channels: PageChannel[]
  /** Given, and not on the card. */
  aside: Aside[]
  noPublicUrl: boolean
  /** In characters. */
  limits: Record<
    'title' | 'summary' | 'body' | 'source' | 'sources' | 'place' | 'lines' | 'videoTitle' | 'transcript',
    number
  >
  /** As the writer would get it. */
  preview: { summary: string; card: Record<string, unknown> }
}

/** `alt`, `remove`, `kind`, `description`: names of inputs; `url`: null if pictures are not served. */
export type PagePicture = {
  id: string
  alt: string
  remove: string
  label: string
  removeLabel: string
  kind: string
  kindLabel: string
  kinds: Choice[]
  isDescribed: boolean
  description: string
  descriptionLabel: string
  value: string
  url: string | null
  consent: string
  isAllowed: boolean
}

/**
 * `line`: its title, its length, whether it has captions. `untold`: why it goes to no public channel; '': it may.
 * `captions`: their address.
 */
export type PageVideo = {
  id: string
  line: string
  untold: string
  captions: string
  consent: string
  isAllowed: boolean
}

/** Another person's change of a part in which this writer typed too. `inputs`: those with typed text. */
export type Lost = { part: Part; label: string; who: string; theirs: string; inputs: string[] }

/** One channel in the page that writes a post. `when`: when it is planned there, as words. */
export type PageChannel = {
  kind: VariantKind
  name: string
  when: string
  isPlanned: boolean
  limits: VariantLimits
  /** The first words by rule; empty while the post has none. */
  proposal: string
  warnings: string[]
}

/** The last change of a part; `own`: by the reader. */
export type Edit = { part: Part; who: string; revision: number; own?: true }
/**
 * `field`: the name of an input. `isUnread`: typed, and not understood; other faults only keep it from being submitted.
 */
export type Fault = { field: string; label: string; text: string; section: PagePart; isUnread: boolean }
export type Figure = { input: string; label: string; value: string }
export type Box = { id: string; label: string; chips: Choice[] }
export type Aside = { id: string; drop: string; label: string; consent: string }
