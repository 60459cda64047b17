import type { Actor } from '../actor.ts'
import type { Attachment, Initiative } from '../initiatives/initiative.ts'
import { type Birth, emptyContent, newDraft } from './new-draft.ts'
import { sortPictures } from './sort-pictures.ts'
import type { Post, PostContent, PostPicture } from './post.ts'

/** Retained by `creator`, who only becomes an author by writing; the proposer is one from the start. */
export function draftOfInitiative(initiative: Initiative, creator: Actor, birth: Birth): Post {
  const { id, reference, author } = initiative
  const draft = newDraft(contentOf(initiative), creator, birth)
  const aside = initiative.attachments.flatMap(pictureOf)
  return sortPictures({
    ...draft,
    aside,
    proposer: author,
    authors: [author],
    initiativeId: id,
    initiativeReference: reference,
  })
}

function contentOf({ title, text, section, date, place, locale }: Initiative): PostContent {
  const news: PostContent = { ...emptyContent(locale), title, body: text, section }
  // A day alone may be a deadline; with a place it is something to go to.
  if (date === null || place === null) return news
  return { ...news, kind: 'event', event: { date, time: null, place, capacity: null } }
}

/** A file of the proposal as a picture of the post; without a copy that cards can show it is none. */
export function pictureOf({ name, picture, consent, gone }: Attachment): PostPicture[] {
  return picture && !gone ? [{ ...picture, alt: '', consent, name }] : []
}
