import type { LinePost } from '../../src/core/domain/newspapers/line-post.ts'
import { warnedEvent } from '../../src/core/domain/events/warning.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { isSettled, validationSent } from '../../src/core/domain/posts/sent-post.ts'
import { everyPictureOf } from '../../src/core/domain/posts/pictures/sort-pictures.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import type { Editions } from '../../src/core/ports/newspapers.ts'

type Rows = { posts(): Post[]; validations(): Validation[] }

export function fakeEditionPosts(rows: Rows): Pick<Editions, 'ready' | 'lines'> {
  const validation = (id: string | null) => rows.validations().find(one => one.id === id) ?? null
  return {
    ready: async (since, limit) =>
      rows
        .posts()
        .filter(post => mayStand(post) && validation(validationSent(post))?.state === 'approved')
        .filter(post => validation(post.validationId)?.urgent !== true)
        .filter(post => post.state === 'approved' || submittedAt(post) >= since)
        .toSorted((one, other) => (submittedAt(one) + one.id < submittedAt(other) + other.id ? -1 : 1))
        .slice(0, limit)
        .map(({ id, reference, content: { title, section } }) => ({ postId: id, reference, title, section })),
    lines: async (postIds, seals) =>
      rows
        .posts()
        .filter(({ id }) => postIds.includes(id))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
        .map(post => lineOf(post, validation(validationSent(post)), seals)),
  }
}

function mayStand(post: Post): boolean {
  const { state, correcting, editionId, standsIn = [] } = post
  const isFree = editionId === undefined && standsIn.length === 0 && warnedEvent(post) === null
  return isFree && isSettled({ state, isCorrecting: correcting !== null })
}

function submittedAt({ sealed }: Post): string {
  return sealed.findLast(({ correctionOf }) => correctionOf === null)?.at ?? ''
}

function lineOf(post: Post, vouched: Validation | null, seals: readonly string[]): LinePost {
  const { id, state, creator, validationId, content, sealed } = post
  return {
    id,
    state,
    creator,
    validationId,
    words: { title: content.title, summary: content.summary, body: content.body },
    pictures: everyPictureOf(post),
    isCorrecting: post.correcting !== null,
    validation: vouched && { state: vouched.state, seal: vouched.seal },
    versions: sealed
      .filter(({ seal }) => seals.includes(seal) || seal === vouched?.seal)
      .map(({ seal, pictures, variants = [] }) => ({
        seal,
        pictures,
        variants: variants.filter(({ kind }) => kind === 'article'),
      })),
  }
}
