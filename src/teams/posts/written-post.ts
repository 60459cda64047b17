import type { FieldEdit } from '../../core/domain/posts/post.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Choice } from '../cards/choices.ts'
import type { PageChannel } from './channels-view.ts'
import type { EditorSection } from './editor-view.ts'

type Part = FieldEdit['field']

/** A post in the page that writes it: texts are plain, and nothing is left to be computed. */
export type WrittenPost = {
  postId: string
  revision: number
  /** What a look at it is asked with: the same as long as nothing changed. */
  mark: string
  corrects: string | null
  name: string
  /** « Publication PUB-2026-042 · Brouillon » */
  kicker: string
  /** Every input of the editor by its name; what was typed and says nothing yet, as it was typed. */
  values: Record<string, string>
  /** False of a correction: recipients, kind and time stand. */
  free: boolean
  /** That visas end with a change, before the first one; null: nobody was asked. */
  underWay: string | null
  asked: string | null
  others: string
  /** `own`: the last change of that part is the reader’s. */
  edits: { part: Part; who: string; revision: number; own?: true }[]
  /** `isUnread`: typed, and says nothing; the others only keep it from being submitted. */
  faults: { field: string; label: string; text: string; section: EditorSection | 'channels'; isUnread: boolean }[]
  /** What is better mended, each with its rule; nothing of it keeps the post from being submitted. */
  remarks: string[]
  figures: { input: string; label: string; value: string }[]
  othersSources: boolean
  audience: { now: string; kept: boolean; boxes: { id: string; label: string; chips: Choice[] }[] }
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
  aside: { id: string; drop: string; label: string; consent: string }[]
  noPublicUrl: boolean
  limits: Record<
    'title' | 'summary' | 'body' | 'source' | 'sources' | 'place' | 'lines' | 'videoTitle' | 'transcript',
    number
  >
  /** As whoever writes would get it. */
  preview: { summary: string; card: Card }
}

/** `alt`, `remove`, `kind`, `description`: names of inputs; `url`: null where pictures are not served. */
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
 * `line`: its title, how long it plays, whether it has captions. `untold`: why it goes to no public channel; '': it
 * may. `captions`: where they lie.
 */
export type PageVideo = {
  id: string
  line: string
  untold: string
  captions: string
  consent: string
  isAllowed: boolean
}

/** What others saved of one part, where this writer typed too. `inputs`: those that were typed. */
export type Lost = { part: Part; label: string; who: string; theirs: string; inputs: string[] }
