import { type Actor, isComms, maySeeAll } from '../../../domain/actor.ts'
import type { MediaPlace, MediaSeen, OutsideNames } from '../../../domain/faces/media-seen.ts'
import type { Media } from '../../../domain/pictures/media.ts'
import type { Ports } from '../../../ports.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { lookAt, lookMs } from '../../pictures/look-at.ts'
import { watchAt } from '../../pictures/watch-at.ts'
import { maySpecify } from './media-road.ts'

type Needs = Pick<
  Ports,
  | 'media'
  | 'outsidePeople'
  | 'initiatives'
  | 'posts'
  | 'editions'
  | 'pictures'
  | 'libraryLinks'
  | 'commit'
  | 'history'
  | 'now'
>
export type SeeMediaResult = { kind: 'media'; seen: MediaSeen } | { kind: 'not-found' } | { kind: 'not-yours' }

/**
 * « médias 42 »: for comms and the DPO, who read the names that are kept apart; for its sender, without these names and
 * without other people's uses of it.
 */
export async function seeMedia(ports: Needs, actor: Actor, mediaId: string): Promise<SeeMediaResult> {
  const media = await ports.media.byId(mediaId)
  const lists = maySeeAll(actor)
  const decides = media !== null && (await maySpecify(ports, actor, media))
  // People are not told whether a picture exists that they may not see.
  if (!lists && !decides)
    return refusedAttempt(
      ports,
      actor,
      { what: 'media.see', subject: media?.reference ?? 'pictures' },
      { kind: 'not-yours' },
    )
  if (!media) return { kind: 'not-found' }
  const places = (await placesOf(ports, media)).filter(place => lists || isOf(place, actor))
  const names = lists ? await namesOf(ports, media.id) : {}
  const address = lookAt(ports, media, ports.now(), lookMs)
  const watch = await watchAt(ports, media, ports.now())
  const may = { reader: actor.id, decides, lists, withdraws: isComms(actor) }
  return { kind: 'media', seen: { media, address, watch, names, ...may, places: places.map(({ place }) => place) } }
}

type Placed = { place: MediaPlace; author: string | null }

function isOf({ author }: Placed, { id }: Actor): boolean {
  return author === id
}

async function placesOf({ initiatives, posts, editions }: Needs, { pictureIds }: Media): Promise<Placed[]> {
  const [sent, shown, printed] = await Promise.all([
    initiatives.withPicture(...pictureIds),
    posts.withPicture(...pictureIds),
    editions.withPicture(...pictureIds),
  ])
  return [
    ...sent.map(({ reference, title, state, author }): Placed => {
      return { place: { kind: 'initiative', reference, title, state }, author: author.id }
    }),
    ...shown.map((post): Placed => {
      const { reference, content } = post
      return { place: { kind: 'post', reference, title: content.title, post }, author: null }
    }),
    ...printed.flatMap(({ reference, items }) =>
      items.flatMap((item): Placed[] => {
        const isThere = item.kind === 'piece' && item.pictures.some(({ id }) => pictureIds.includes(id))
        return isThere ? [{ place: { kind: 'edition', reference, title: item.title }, author: null }] : []
      }),
    ),
  ]
}

/** Names of people on one picture, by their ref. */
export async function namesOf({ outsidePeople }: Pick<Ports, 'outsidePeople'>, mediaId: string): Promise<OutsideNames> {
  const people = await outsidePeople.of(mediaId)
  return Object.fromEntries(people.map(({ id, name }) => [id, name]))
}
