import type { Edition, PieceItem } from '../../domain/newspapers/edition.ts'
import type { Standing } from '../../domain/newspapers/flat-plan.ts'
import { approvedIn, type LinePost, type LineVersion } from '../../domain/newspapers/line-post.ts'
import { picturesLost, piecePicturesLost, type PrintedWhen } from '../../domain/newspapers/pictures-lost.ts'
import { signsOf } from '../../domain/newspapers/printed-article.ts'
import type { LineState } from '../../domain/newspapers/seen-edition.ts'
import { articleWords } from '../../domain/posts/text/read-article.ts'
import { waitedFor } from '../../domain/validations/chairs.ts'
import { dueOf } from '../../domain/validations/dues.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'

/**
 * The state of each line of an edition, by its id. Of posts only what is shown is read; whether a version still matches
 * its seal is checked where it is taken, printed and sent.
 */
export async function standingsOf(
  ports: Pick<Ports, 'editions' | 'validations' | 'now'>,
  { items, state, produced }: Edition,
): Promise<Map<string, Standing>> {
  const printed = new Map(produced?.items.map(({ id, seal }) => [id, seal] as const))
  const now = ports.now()
  const when = state === 'published' ? state : 'submitted'
  const postIds = items.flatMap(item => (item.kind === 'post' ? [item.postId] : []))
  const posts = new Map((await ports.editions.lines(postIds, [...printed.values()])).map(post => [post.id, post]))
  const found = await Promise.all(
    items.map(async (item): Promise<[string, Standing]> => {
      const seal = printed.get(item.id) ?? null
      if (item.kind === 'piece') return [item.id, ofPiece(item, seal === null ? 0 : piecePicturesLost(item, when, now))]
      const post = posts.get(item.postId)
      if (!post) return [item.id, withdrawn]
      const taken = state === 'open' ? item.seal : (seal ?? item.seal)
      return [item.id, await ofPost(ports, post, taken, lostOf(post, seal, when, now))]
    }),
  )
  return new Map(found)
}

const withdrawn: Standing = { stands: { state: 'withdrawn' }, signs: null }

/** Lost pictures of the printed version; null: it was not printed. */
function lostOf({ versions, pictures }: LinePost, printed: string | null, when: PrintedWhen, now: Instant): number {
  const version = versions.find(({ seal }) => seal === printed)
  return version ? picturesLost(pictures, version, when, now) : 0
}

function ofPiece({ text, piece }: PieceItem, pictures: number): Standing {
  const signs = articleWords(text).length
  if (pictures > 0) return { stands: { state: 'picture-lost', pictures }, signs }
  if (piece === 'agenda') return { stands: { state: 'ready' }, signs: signs === 0 ? null : signs }
  return signs === 0
    ? { stands: { state: 'awaited', from: [], until: null }, signs: null }
    : { stands: { state: 'ready' }, signs }
}

/** `taken`: the seal of the words that were printed, or taken; null: words are taken once they are approved. */
async function ofPost(
  ports: Pick<Ports, 'validations'>,
  post: LinePost,
  taken: string | null,
  pictures: number,
): Promise<Standing> {
  if (post.state === 'refused' || post.state === 'cancelled') return withdrawn
  if (post.state === 'taken-back') return { stands: { state: 'taken-back' }, signs: null }
  const approved = approvedIn(post)
  const signs = signsIn(post, approved)
  // This comes before `changed`: the picture of a person who agrees no more is still seen on paper.
  if (pictures > 0) return { stands: { state: 'picture-lost', pictures }, signs }
  // The taken version is being changed.
  if (approved === null) return { stands: taken === null ? await awaited(ports, post) : { state: 'changed' }, signs }
  const isSame = taken === null || approved.seal === taken
  return { stands: { state: isSame ? 'ready' : 'changed' }, signs }
}

async function awaited(
  { validations }: Pick<Ports, 'validations'>,
  { validationId, creator }: LinePost,
): Promise<LineState> {
  const validation = validationId === null ? null : await validations.byId(validationId)
  if (validation?.state !== 'waiting') return { state: 'awaited', from: [creator], until: null }
  return { state: 'awaited', from: waitedFor(validation), until: dueOf(validation) }
}

/** Signs of the sealed article if there is one, else of the card; null: the post has no words yet. */
function signsIn({ words }: LinePost, version: LineVersion | null): number | null {
  const article = version?.variants?.find(({ kind }) => kind === 'article')
  return signsOf(article ?? { ...words, text: words.body }) || null
}
