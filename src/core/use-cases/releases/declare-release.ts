import { type Actor, isComms, type Named, named } from '../../domain/actor.ts'
import type { OtherChannel } from '../../domain/channels/channel.ts'
import { type Change, refresh } from '../../change.ts'
import type { Post } from '../../domain/posts/post.ts'
import { declare, type Declaring, isAtNetwork, readPlace, undeclare } from '../../domain/releases/by-hand.ts'
import { isByHand, type Release, releaseId } from '../../domain/releases/release.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { byHandCard } from '../cards/by-hand-card.ts'
import { notComms, road } from '../road.ts'
import { approvedByHand } from './approved-by-hand.ts'

type Refused =
  | { kind: 'not-comms' }
  | { kind: 'not-found' }
  | { kind: 'release-by-mary' }
  | { kind: 'release-not-there'; isPlanned: boolean }
  | { kind: 'release-over' }
  /** As `seeCopy` says. */
  | { kind: 'release-lapsed' | 'release-altered' }
  | { kind: 'release-not-yours'; by: Named }
  | Busy

/** `isElsewhere`: the link leads to no host of the network. */
export type DeclareResult =
  | { kind: 'declared'; release: Release; isElsewhere: boolean }
  /** No https address. */
  | { kind: 'no-link' }
  | Refused
export type UndeclareResult = { kind: 'undeclared'; release: Release } | Refused

type Needs = Pick<Ports, 'posts' | 'validations' | 'releases' | 'history' | 'now' | 'commit'>
type There = { postId: string; channel: OtherChannel }
type Order = There & { verb: 'release.declared' | 'release.undeclared' }

const declarations = road({
  read: async ({ posts, releases }: Pick<Ports, 'posts' | 'releases'>, { postId, channel }: Order) => ({
    post: await posts.byId(postId),
    before: await releases.byId(releaseId(postId, channel)),
  }),
  refuses: notComms,
  attempt: ({ post }, { verb }) => ({ what: verb, subject: post?.reference ?? 'posts' }),
})

/**
 * *C’est publié*: somebody of comms put it there by hand, and perhaps says where. Nobody verifies it, and nothing says
 * that anybody did.
 */
export async function declareRelease(
  ports: Needs,
  actor: Actor,
  { link: typed, ...there }: There & { link: string },
): Promise<DeclareResult> {
  const link = readPlace(typed)
  if (link === null && isComms(actor)) return { kind: 'no-link' }
  const said = link === null || link === '' ? null : link
  const done = await change(ports, actor, { ...there, verb: 'release.declared' }, release =>
    declare(release, named(actor), said, ports.now()),
  )
  if (done.kind !== 'changed') return done
  return { kind: 'declared', release: done.release, isElsewhere: said !== null && !isAtNetwork(said, there.channel) }
}

/** *Annuler ma déclaration* */
export async function undeclareRelease(ports: Needs, actor: Actor, there: There): Promise<UndeclareResult> {
  const order = { ...there, verb: 'release.undeclared' } as const
  const done = await change(ports, actor, order, release => undeclare(release, named(actor)))
  return done.kind === 'changed' ? { kind: 'undeclared', release: done.release } : done
}

function change(
  ports: Needs,
  actor: Actor,
  order: Order,
  decide: (release: Release) => Declaring,
): Promise<{ kind: 'changed'; release: Release } | Refused> {
  const { postId, channel, verb } = order
  return declarations<{ kind: 'changed'; release: Release } | Refused>(
    ports,
    actor,
    order,
    async ({ post, before }) => {
      if (!post) return { kind: 'not-found' }
      if (!isByHand(channel)) return { kind: 'release-by-mary' }
      if (!before) return notThere(post, channel)
      const decided = decide(before)
      if (decided.kind === 'over') return { kind: 'release-over' }
      if (decided.kind === 'not-yours') return { kind: 'release-not-yours', by: decided.by }
      // The same click once more.
      if (isSame(before, decided.release)) return { kind: 'changed', release: before }
      // What is there already stays a fact, whatever became of its approval.
      if (before.state !== 'declared') {
        const { words, lapsed } = await approvedByHand(ports, before, post)
        if (!words) return { kind: lapsed ? 'release-lapsed' : 'release-altered' }
      }
      const release = { ...decided.release, version: before.version + 1, updatedAt: ports.now() }
      const changes: Change[] = [
        { save: 'release', row: release, ifVersion: before.version },
        written(verb, actor, release),
        ...byHandCard(release),
        refresh({ card: 'releases', postId }),
        // The post may have been taken back, or other words approved, since.
        { job: 'releases.follow', data: { postId } },
      ]
      return { changes, answer: { kind: 'changed', release } }
    },
  )
}

function notThere({ elsewhere = [] }: Post, channel: OtherChannel): Refused {
  return { kind: 'release-not-there', isPlanned: elsewhere.some(one => one.channel === channel) }
}

function isSame(before: Release, after: Release): boolean {
  return before.state === after.state && before.declared?.link === after.declared?.link
}

function written(verb: Order['verb'], actor: Actor, release: Release): Change {
  const { reference, channel, seal, declared } = release
  const details = { channel, ...(declared && { link: declared.link }) }
  return { journal: { verb, actor, subject: reference, seal, details } }
}
