import { type Actor, named } from '../../../domain/actor.ts'
import type { Campaign } from '../../../domain/campaigns/campaign.ts'
import { idFrom } from '../../../domain/id-from.ts'
import type { Busy } from '../../attempt.ts'
import type { Change } from '../../../change.ts'
import { notComms, road } from '../../road.ts'
import type { Ports } from '../../../ports.ts'
import { campaignChoice } from '../../campaigns/choose-campaign.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { localDay } from '../../../domain/working-time/local-time.ts'
import type { Instant } from '../../../domain/time.ts'
import { type Post, withAuthor } from '../../../domain/posts/post.ts'
import { asItLies } from './open-video.ts'
import { withoutPostponement } from '../../../domain/posts/event/postponement.ts'
import { sortPictures } from '../../../domain/posts/pictures/sort-pictures.ts'
import { type Birth, newDraft, withoutCredit } from '../../../domain/posts/draft/new-draft.ts'

export type DuplicatePostResult =
  /** `outOf`: the campaign of the first, where the copy is of none; null: the first was of none, or both are of it. */
  { kind: 'created'; post: Post; outOf: Campaign | null } | { kind: 'not-comms' } | { kind: 'not-found' } | Busy
type Needs = Pick<
  Ports,
  'history' | 'posts' | 'campaigns' | 'commit' | 'now' | 'newId' | 'newReference' | 'hours' | 'media'
>

const copies = road({
  read: ({ posts }: Pick<Ports, 'posts'>, id: string) => posts.byId(id),
  refuses: notComms,
  attempt: original => ({ what: 'post.duplicate', subject: original?.reference ?? 'posts' }),
})

/**
 * A new draft with the same words, pictures, audience and departments that it touches; of the same campaign, where that
 * is open and has that day. Whoever wrote the first had a hand in this one too. `slot`: when it shall leave; null:
 * free. `once`: the same twice, as of a button that is pressed twice, makes one copy for that time.
 */
export function duplicatePost(
  ports: Needs,
  actor: Actor,
  postId: string,
  slot: Instant | null = null,
  once: string = ports.newId(),
): Promise<DuplicatePostResult> {
  const id = idFrom('copy', postId, once, slot ?? '')
  return copies<DuplicatePostResult>(ports, actor, postId, async original => {
    const campaign = original.campaignId ? await ports.campaigns.byId(original.campaignId) : null
    const made = await ports.posts.byId(id)
    if (made) return { kind: 'created', post: made, outOf: made.campaignId ? null : campaign }
    const birth = { id, reference: await ports.newReference('PUB', id), at: ports.now() }
    const kept = campaign && takes(campaign, { slot, now: birth.at }, ports.hours) ? campaign : null
    const post = {
      ...(await asItLies(ports, copyOf(original, actor, birth))),
      slot,
      ...(kept && { campaignId: kept.id }),
    }
    const details = { from: original.reference }
    const changes: Change[] = [
      { save: 'post', row: post, ifVersion: 0 },
      // The version of the first moves: what is declared of a picture at this very moment reaches the copy too.
      { save: 'post', row: { ...original, version: original.version + 1 }, ifVersion: original.version },
      { journal: { verb: 'post.created', actor, subject: post.reference, seal: null, details } },
      ...campaignChoice(kept, post, 'added', actor),
    ]
    return { changes, answer: { kind: 'created', post, outOf: kept ? null : campaign } }
  })
}

type When = { slot: Instant | null; now: Instant }

/** A copy without a time may still get one, as long as the campaign is not over. */
function takes(
  { state, from, to }: Campaign,
  { slot, now }: When,
  { timeZone }: Pick<WorkingHours, 'timeZone'>,
): boolean {
  const day = localDay(slot ?? now, timeZone)
  return state === 'open' && day <= to && (slot === null || day >= from)
}

function copyOf(original: Post, actor: Actor, birth: Birth): Post {
  const { event } = original.content
  const content = { ...withoutCredit(original.content), event: event && withoutPostponement(event) }
  const draft = {
    ...newDraft(content, actor, birth),
    aside: original.aside ?? [],
    videoAside: original.videoAside ?? null,
  }
  return {
    ...sortPictures(draft, birth.at),
    audience: original.audience,
    touches: original.touches ?? [],
    unread: original.unread ?? null,
    authors: withAuthor(original.authors, named(actor)),
  }
}
