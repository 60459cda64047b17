import type { Edition } from '../../domain/newspapers/edition.ts'
import { picturesOfPiece } from '../../domain/newspapers/piece-pictures.ts'
import type { WithdrawnPlace } from '../../domain/pictures/withdrawal.ts'
import type { Post } from '../../domain/posts/post.ts'
import { hangs } from '../../domain/relays/relay-state.ts'
import type { Ports } from '../../ports.ts'

export type PrintedNeeds = Pick<Ports, 'posts' | 'editions' | 'newspapers' | 'relayRounds' | 'relayTasks'>
type Ids = ReadonlySet<string>

/**
 * In editions: pieces with the picture, posts with it, and printings with it as masthead. If a masthead was not
 * recorded, only the page can tell.
 */
export async function findPrinted(
  ports: PrintedNeeds,
  posts: readonly Post[],
  pictureIds: readonly string[],
): Promise<WithdrawnPlace[]> {
  const ids: Ids = new Set(pictureIds)
  const onPieces = await ports.editions.withPicture(...pictureIds)
  const standing = posts.flatMap(({ standsIn = [] }) => standsIn).filter(id => !onPieces.some(one => one.id === id))
  const others = await Promise.all([...new Set(standing)].map(id => ports.editions.byId(id)))
  const printed = [...onPieces, ...others.filter(one => one !== null)].filter(one => shownIn(one, posts, ids))
  const headed = (await underMasthead(ports, pictureIds)).filter(({ id }) => !printed.some(one => one.id === id))
  const isKnown = ({ produced }: Edition): boolean => produced?.masthead !== undefined
  const sure = [...printed, ...headed.filter(isKnown)].map(edition => placesOf(ports, edition))
  return [...(await Promise.all(sure)).flat(), ...headed.filter(edition => !isKnown(edition)).flatMap(perhaps)]
}

async function underMasthead({ newspapers, editions }: PrintedNeeds, pictureIds: readonly string[]) {
  const has = (await newspapers.all()).filter(({ masthead }) => masthead && pictureIds.includes(masthead.id))
  return editions.withMasthead(
    pictureIds,
    has.map(({ id }) => id),
  )
}

function perhaps({ id, reference: subject, state }: Edition): WithdrawnPlace[] {
  if (state === 'abandoned') return []
  const kind = state === 'published' ? 'page' : 'edition'
  return [{ key: `${kind}:${id}`, kind, id, subject, title: subject, state: 'found', isLikely: true }]
}

function shownIn({ items }: Edition, posts: readonly Post[], ids: Ids): boolean {
  return items.some(item => {
    if (item.kind === 'piece') return has(picturesOfPiece(item), ids)
    const post = posts.find(({ id }) => id === item.postId)
    const version = post?.sealed.find(({ seal }) => seal === item.seal)
    const article = version?.variants?.find(({ kind }) => kind === 'article')
    return post !== undefined && has(article?.pictures ?? post.content.pictures, ids)
  })
}

/** All places of one edition that certainly has it. */
export async function placesOf(ports: PrintedNeeds, edition: Edition): Promise<WithdrawnPlace[]> {
  const { id, reference: subject, state, mail, library, postId, produced } = edition
  const place = { id, subject, title: subject }
  if (state === 'abandoned') return []
  if (state !== 'published')
    return [{ ...place, key: `edition:${id}`, kind: 'edition', state: produced ? 'found' : 'done' }]
  const post = postId === null ? null : await ports.posts.byId(postId)
  if (post?.state === 'taken-back') return []
  return [
    { ...place, key: `page:${id}`, kind: 'page', state: 'found' },
    ...(library
      ? [{ ...place, key: `library:${id}`, kind: 'library', state: 'found', url: library.html } as const]
      : []),
    ...(mail?.state === 'sent' ? [{ ...place, key: `mail:${id}`, kind: 'mail', state: 'told' } as const] : []),
    { ...place, key: `paper:${id}`, kind: 'paper', ...(await onPaper(ports, postId)) },
  ]
}

/**
 * Printed copies that were put out, one for each agent there without Teams, have to be removed. Of other prints Mary
 * knows nothing, and says so.
 */
async function onPaper(
  { relayRounds, relayTasks }: PrintedNeeds,
  postId: string | null,
): Promise<Pick<WithdrawnPlace, 'state' | 'count' | 'copies'>> {
  const rounds = postId === null ? [] : await relayRounds.ofPost(postId)
  const tasks = (await Promise.all(rounds.map(({ id }) => relayTasks.of(id)))).flat()
  const sites = [...new Map(tasks.filter(hangs).map(({ site }) => [site.id, site.without])).values()]
  if (sites.length === 0) return { state: 'told' }
  const copies = sites.reduce<number>((sum, without) => sum + (without ?? 0), 0)
  return { state: 'to-do', count: sites.length, copies: { known: copies, more: sites.includes(null) } }
}

function has(pictures: readonly { id: string }[], ids: Ids): boolean {
  return pictures.some(({ id }) => ids.has(id))
}
