import { type Actor, type Locale, named } from '../../actor.ts'
import type { Reference } from '../../reference.ts'
import type { Instant } from '../../time.ts'
import type { Post, PostContent } from '../post.ts'

/** What only the world can give. */
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

/** A draft for everyone, not yet of anybody's hand. */
export function newDraft(content: PostContent, creator: Actor, { id, reference, at }: Birth): Post {
  return {
    id,
    version: 1,
    revision: 1,
    reference,
    state: 'draft',
    content,
    audience: { kind: 'everyone' },
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
