import type { Actor } from '../../actor.ts'
import type { Initiative } from '../../initiatives/initiative.ts'
import { type Birth, emptyContent, newDraft } from './new-draft.ts'
import { type Post, type PostContent, type PostPicture, picturesMax } from '../post.ts'

/** Retained by `creator`, who only becomes an author by writing; the proposer is one from the start. */
export function draftOfInitiative(initiative: Initiative, creator: Actor, birth: Birth): Post {
  const { id, reference, author } = initiative
  const draft = newDraft(contentOf(initiative), creator, birth)
  return { ...draft, proposer: author, authors: [author], initiativeId: id, initiativeReference: reference }
}

function contentOf({ title, text, section, date, place, locale, attachments }: Initiative): PostContent {
  const news: PostContent = { ...emptyContent(locale), title, body: text, section, pictures: picturesOf(attachments) }
  // A day alone may be a deadline; with a place it is something to go to.
  if (date === null || place === null) return news
  return { ...news, kind: 'event', event: { date, time: null, place, capacity: null } }
}

/** Only with the consent of the people on it. */
function picturesOf(attachments: Initiative['attachments']): PostPicture[] {
  const agreed = attachments.flatMap(({ picture, consent }) =>
    picture && consent === true ? [{ ...picture, alt: '' }] : [],
  )
  return agreed.slice(0, picturesMax)
}
