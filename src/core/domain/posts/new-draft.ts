import { type Actor, type Locale, named } from '../actor.ts'
import { nobody } from '../audiences/audience-form.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { Post, PostContent } from './post.ts'

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

/** A draft for nobody yet, and not of anybody’s hand. */
export function newDraft(content: PostContent, creator: Actor, { id, reference, at }: Birth): Post {
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

/** An editor that was opened on nothing: what a post is before its first save. */
export function blankPost(id: string, creator: Actor, at: Instant): Post {
  return { ...newDraft(emptyContent(creator.locale), creator, { id, reference: '', at }), version: 0, revision: 0 }
}
