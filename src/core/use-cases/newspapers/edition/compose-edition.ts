import { type Actor, type Named, named } from '../../../domain/actor.ts'
import { idFrom } from '../../../domain/id-from.ts'
import { warnedEvent } from '../../../domain/events/warning.ts'
import { type Edition, type EditionItem, itemsMost, type PostItem } from '../../../domain/newspapers/edition.ts'
import type { Newspaper } from '../../../domain/newspapers/newspaper.ts'
import { hasHeading, headingFor, inReadingOrder } from '../../../domain/newspapers/reading-order.ts'
import { pictureIds } from '../../../domain/newspapers/piece-pictures.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { typeset } from '../../../domain/posts/text/typography.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Change } from '../../../change.ts'
import type { Ports } from '../../../ports.ts'
import { approvedVersion } from '../../broadcasts/sealed/approved-version.ts'
import { editionCandidates, stillApproved } from '../../editions/edition-candidates.ts'
import { droppedMs, endLeftBehind } from '../../pictures/left-behind.ts'
import {
  composing,
  type ComposeInput,
  type ComposeRefusal,
  type EditionChanged,
  type EditionNeeds,
} from './edition-road.ts'

type PostNeeds = EditionNeeds & Pick<Ports, 'posts' | 'validations'>
type Seen = { edition: Edition; newspaper: Newspaper }
/**
 * `left`: so many more are ready, without a place; `untaken`: so many go under the last heading, since none takes their
 * section.
 */
type Added = { added: PostItem[]; left: number; untaken: number }
export type AddReadyResult =
  EditionChanged<Added> | ({ kind: 'nothing-ready' | 'edition-full' } & Seen) | ComposeRefusal

/** *Ajouter ce qui est prêt*: each under the heading that takes its section. Idempotent. */
export function addReady(
  ports: PostNeeds,
  actor: Actor,
  { editionId }: { editionId: string },
  settings: WorkingHours,
): Promise<AddReadyResult> {
  return composing<Added, { kind: 'nothing-ready' | 'edition-full' } & Seen>(
    ports,
    actor,
    { editionId },
    async (edition, newspaper) => {
      const ready = await editionCandidates(ports, edition, newspaper, settings)
      if (ready.length === 0) return { kind: 'nothing-ready', edition, newspaper }
      const room = Math.max(0, itemsMost - edition.items.length)
      if (room === 0) return { kind: 'edition-full', edition, newspaper }
      const fitting = await stillApproved(ports, ready.slice(0, room))
      if (fitting.length === 0) return { kind: 'nothing-ready', edition, newspaper }
      const at = ports.now()
      const untaken = fitting.filter(({ post }) => !hasHeading(post.content.section, newspaper)).length
      const added = fitting.map(({ post, seal }) => itemOf(edition, newspaper, post, { seal, by: actor, at }))
      return {
        edition: { ...edition, items: inReadingOrder({ items: [...edition.items, ...added] }, newspaper) },
        verb: 'edition.composed',
        details: { what: 'added', items: added.map(({ reference }) => reference).join(' ') },
        also: fitting.map(({ post }) => standing(post, edition.id)),
        more: { added, left: Math.max(0, ready.length - room), untaken },
      }
    },
  )
}

export type AddPostResult =
  | EditionChanged<{ item: PostItem }>
  | ({ kind: 'already-in-edition' | 'edition-full' } & Seen)
  /** Refused, given up or taken back; or it announces an edition, or warns registered people. */
  | { kind: 'post-over' | 'post-not-printed'; post: Post }
  | ComposeRefusal

/** One post, even if it is not approved yet: then it is awaited. */
export function addPost(
  ports: PostNeeds,
  actor: Actor,
  { postId, ...input }: ComposeInput & { postId: string },
): Promise<AddPostResult> {
  return composing<{ item: PostItem }, Exclude<AddPostResult, { kind: 'edition-changed' }>>(
    ports,
    actor,
    input,
    async (edition, newspaper) => {
      const post = await ports.posts.byId(postId)
      if (!post) return { kind: 'not-found' }
      if (edition.items.some(item => item.kind === 'post' && item.postId === postId))
        return { kind: 'already-in-edition', edition, newspaper }
      if (['refused', 'cancelled', 'taken-back'].includes(post.state)) return { kind: 'post-over', post }
      if (post.editionId !== undefined || warnedEvent(post) !== null) return { kind: 'post-not-printed', post }
      if (edition.items.length >= itemsMost) return { kind: 'edition-full', edition, newspaper }
      const approved = await approvedVersion(ports, post)
      const seal = approved.kind === 'approved' ? approved.version.seal : null
      const item = itemOf(edition, newspaper, post, { seal, by: actor, at: ports.now() })
      return {
        edition: { ...edition, items: inReadingOrder({ items: [...edition.items, item] }, newspaper) },
        verb: 'edition.composed',
        details: { what: 'added', items: post.reference },
        also: [standing(post, edition.id)],
        more: { item },
      }
    },
  )
}

export type ItemInput = ComposeInput & { itemId: string }
export type NoItem = { kind: 'no-such-line'; edition: Edition }

/** *Retirer*: the post itself does not change. */
export function removeItem(ports: EditionNeeds & Pick<Ports, 'posts'>, actor: Actor, { itemId, ...input }: ItemInput) {
  return composing<{ removed: EditionItem }, NoItem>(ports, actor, input, async edition => {
    const removed = edition.items.find(({ id }) => id === itemId)
    if (!removed) return { kind: 'no-such-line', edition }
    const post = removed.kind === 'post' ? await ports.posts.byId(removed.postId) : null
    return {
      edition: { ...edition, items: edition.items.filter(({ id }) => id !== itemId) },
      verb: 'edition.composed',
      details: { what: 'removed', items: nameOf(removed) },
      also: post ? [standing(post, edition.id, false)] : endLeftBehind(pictureIds(removed), null, droppedMs),
      more: { removed },
    }
  })
}

export function itemOf(
  { id: editionId }: Edition,
  newspaper: Newspaper,
  { id, reference, content }: Post,
  { seal, by, at }: { seal: string | null; by: Named; at: Instant },
): PostItem {
  return {
    id: idFrom('item', editionId, id),
    kind: 'post',
    section: headingFor(content.section, newspaper),
    postId: id,
    reference,
    title: typeset(content.title, content.locale),
    seal,
    by: named(by),
    at,
  }
}

/** A post knows the editions that have it, so that they follow each of its changes. */
export function standing(post: Post, editionId: string, stands = true): Change {
  const others = (post.standsIn ?? []).filter(id => id !== editionId)
  const standsIn = stands ? [...others, editionId] : others
  return { save: 'post', row: { ...post, version: post.version + 1, standsIn }, ifVersion: post.version }
}

export function nameOf(item: EditionItem): string {
  return item.kind === 'post' ? item.reference : item.title
}
