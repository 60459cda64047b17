import { type Actor, type Locale, type Named, named } from '../../actor.ts'
import { nobody } from '../../audiences/audience-form.ts'
import type { Attachment, Initiative } from '../../initiatives/initiative.ts'
import type { Reference } from '../../reference.ts'
import type { Instant } from '../../time.ts'
import type { Post, PostContent, PostPicture } from '../post.ts'
import { plainAsRich } from '../text/rich-text.ts'
import { videoOf } from '../post-video.ts'
import { sortPictures } from '../pictures/sort-pictures.ts'

/** Values that only the outside world can give: id, reference and instant. */
export type Birth = { id: string; reference: Reference; at: Instant }

export function emptyContent(locale: Locale): PostContent {
  return {
    kind: 'news',
    locale,
    title: '',
    summary: '',
    body: '',
    section: null,
    link: null,
    pictures: [],
    event: null,
  }
}

/** A draft without an audience, and without an author. */
export function newDraft(content: PostContent, creator: Named, { id, reference, at }: Birth): Post {
  return {
    id,
    version: 1,
    revision: 1,
    reference,
    state: 'draft',
    content,
    audience: nobody,
    slot: null,
    creator: named(creator),
    proposer: null,
    authors: [],
    initiativeId: null,
    initiativeReference: null,
    sealed: [],
    validationId: null,
    broadcastId: null,
    mandatory: false,
    expiresOn: null,
    correcting: null,
    editing: [],
    createdAt: at,
    updatedAt: at,
  }
}

/** What an editor without a post shows: the post before its first save. */
export function blankPost(id: string, creator: Actor, at: Instant): Post {
  return { ...newDraft(emptyContent(creator.locale), creator, { id, reference: '', at }), version: 0, revision: 0 }
}

/** A draft made of a retained proposal. `creator` becomes an author only by writing; its proposer is one already. */
export function draftOfInitiative(initiative: Initiative, creator: Actor, birth: Birth): Post {
  const { id, reference, author } = initiative
  const draft = newDraft(contentOf(initiative), creator, birth)
  const aside = initiative.attachments.flatMap(pictureOf)
  const video = initiative.attachments.map(videoOf).find(one => one !== null)
  return sortPictures(
    {
      ...draft,
      aside,
      ...(video && { videoAside: video }),
      proposer: author,
      authors: [author],
      initiativeId: id,
      initiativeReference: reference,
    },
    birth.at,
  )
}

function contentOf(initiative: Initiative): PostContent {
  const { title, text, section, date, place, locale } = initiative
  const news: PostContent = {
    ...emptyContent(locale),
    title,
    body: plainAsRich(text, { lists: true }),
    section,
    ...creditOf(initiative),
  }
  // A date alone may be a deadline; with a place it is an event.
  if (date === null || place === null) return news
  return { ...news, kind: 'event', event: { date, time: null, place, capacity: null } }
}

/** The author of the idea, if they agreed to be named. */
export function creditOf({ credited, author, department }: Initiative): Pick<PostContent, 'credit'> {
  return credited ? { credit: { person: author, department } } : {}
}

/** The same words without anybody's name. */
export function withoutCredit(content: PostContent): PostContent {
  const { credit: _named, ...words } = content
  return words
}

/** A file of the proposal as a picture of the post; without a copy that cards can show it is none. */
export function pictureOf({ name, picture, video, consent, gone }: Attachment): PostPicture[] {
  return picture && !video && !gone ? [{ ...picture, alt: '', consent, name }] : []
}
