import { type Change, refresh } from '../../../change.ts'
import { type Actor, named, type Person, type PersonId } from '../../../domain/actor.ts'
import { isOrganiser, mayNameOrganisers, organisersMost } from '../../../domain/events/organisers.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { isAuthor } from '../../../domain/posts/is-author.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { cleanText } from '../../../domain/text.ts'
import type { Instant } from '../../../domain/time.ts'
import { afterQuietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import type { Busy } from '../../attempt.ts'
import { personByMail } from '../../people/read-people.ts'
import { unfitAccount, type UnfitKey, unfitKeys } from '../../people/unfit.ts'
import { road } from '../../road.ts'

/** Locale keys under `errors`. */
export type OrganiserError = 'required' | 'unknown-person' | UnfitKey | 'organises-already' | 'too-many-organisers'
type Refusal = { kind: 'not-author' } | { kind: 'not-found' } | Busy
export type NameOrganiserResult =
  | { kind: 'organiser-named'; post: Post; name: string }
  | { kind: 'invalid'; post: Post; error: OrganiserError }
  | Refusal
export type RemoveOrganiserResult = { kind: 'organiser-removed'; post: Post; name: string } | Refusal
export type OrganiserNeeds = Pick<Ports, 'posts' | 'history' | 'directory' | 'commit' | 'now'>

/** A new organiser is told on a card of their own, once, and not at night. `to`: a mail address, untrusted. */
export function nameOrganiser(
  ports: OrganiserNeeds,
  actor: Actor,
  { postId, to }: { postId: string; to: unknown },
  settings: WorkingHours,
): Promise<NameOrganiserResult> {
  return changeOrganisers<NameOrganiserResult>(ports, actor, postId, async post => {
    const { person, error } = await readOrganiser(ports, post, cleanText(to))
    if (!person) return { kind: 'invalid', post, error }
    const answer = (after: Post) => ({ kind: 'organiser-named' as const, post: after, name: person.name })
    // The same click delivered again.
    if (isOrganiser(post, person.id)) return answer(post)
    return {
      post: { ...post, organisers: [...(post.organisers ?? []), named(person)] },
      also: organiserNamed(actor, post, person.id, { at: ports.now(), settings }),
      answer,
    }
  })
}

/** The card and the journal entry for a new organiser, however they were named. */
export function organiserNamed(
  actor: Actor,
  post: Post,
  person: PersonId,
  { at, settings }: { at: Instant; settings: WorkingHours },
): Change[] {
  const card = refresh({ card: 'organiser', postId: post.id, person }, afterQuietHours(at, settings))
  return [told('event.organiser-named', actor, post, person), card]
}

/** Their cards of the event are removed from their chat. For a person who is no organiser nothing is done. */
export function removeOrganiser(
  ports: OrganiserNeeds,
  actor: Actor,
  { postId, person }: { postId: string; person: PersonId },
): Promise<RemoveOrganiserResult> {
  return changeOrganisers<RemoveOrganiserResult>(ports, actor, postId, async post => {
    const found = post.organisers?.find(({ id }) => id === person)
    const answer = (after: Post) => ({ kind: 'organiser-removed' as const, post: after, name: found?.name ?? '' })
    if (!found) return { kind: 'not-found' }
    return {
      post: { ...post, organisers: post.organisers?.filter(({ id }) => id !== person) ?? [] },
      also: [
        told('event.organiser-removed', actor, post, person),
        refresh({ card: 'organiser', postId, person }),
        refresh({ card: 'participants', postId, person }),
      ],
      answer,
    }
  })
}

/** The person is in a detail, by id alone: names of an event are deleted later. */
function told(
  verb: 'event.organiser-named' | 'event.organiser-removed',
  actor: Actor,
  { reference: subject }: Post,
  person: PersonId,
): Change {
  return { journal: { verb, actor, subject, seal: null, details: { person } } }
}

type Decided<Answer> = { post: Post; also: Change[]; answer: (post: Post) => Answer }

const organisersRoad = road({
  read: async ({ posts }: Pick<Ports, 'posts'>, postId: string) => {
    const post = await posts.byId(postId)
    return post?.content.kind === 'event' ? post : null
  },
  refuses: (actor, post) => (!post || mayNameOrganisers(post, actor) ? null : 'not-author'),
  attempt: post => ({ what: 'event.organiser', subject: post?.reference ?? 'events' }),
})

function changeOrganisers<Answer extends { kind: string }>(
  ports: OrganiserNeeds,
  actor: Actor,
  postId: string,
  decide: (post: Post) => Promise<Decided<Answer> | Answer>,
): Promise<Answer | Refusal> {
  return organisersRoad<Answer>(ports, actor, postId, async before => {
    const decided = await decide(before)
    if ('kind' in decided) return decided
    const post = { ...decided.post, version: before.version + 1 }
    const save: Change = { save: 'post', row: post, ifVersion: before.version }
    return { changes: [save, { job: 'event.boards', data: { postId } }, ...decided.also], answer: decided.answer(post) }
  })
}

type Read = { person: Person; error?: never } | { person: null; error: OrganiserError }

async function readOrganiser(ports: Pick<Ports, 'directory'>, post: Post, mail: string): Promise<Read> {
  const refused = (error: OrganiserError): Read => ({ person: null, error })
  if (mail === '') return refused('required')
  const person = await personByMail(ports, mail)
  if (!person) return refused('unknown-person')
  const unfit = await unfitAccount(ports, person)
  if (unfit) return refused(unfitKeys[unfit])
  if (isAuthor(post, person.id)) return refused('organises-already')
  if (!isOrganiser(post, person.id) && (post.organisers?.length ?? 0) >= organisersMost)
    return refused('too-many-organisers')
  return { person }
}
