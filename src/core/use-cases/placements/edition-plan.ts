import { fewestPeople } from '../../domain/broadcasts/department-lines.ts'
import { answeredOf, tallyOf } from '../../domain/calls/tally.ts'
import type { Edition, PieceItem, PostItem } from '../../domain/newspapers/edition.ts'
import { isOutNow } from '../../domain/newspapers/seen-edition.ts'
import { faultsOf, flatPlan, roomOf, type Standing } from '../../domain/newspapers/flat-plan.ts'
import { picturesLost, piecePicturesLost, type PrintedWhen } from '../../domain/newspapers/pictures-lost.ts'
import { asItStands } from '../../domain/newspapers/printing.ts'
import { headingFor } from '../../domain/newspapers/reading-order.ts'
import type { Newspaper } from '../../domain/newspapers/newspaper.ts'
import type {
  EditionAddressesSeen,
  EditionCandidate,
  FeedingCall,
  LineState,
  ReadsSeen,
  SeenEdition,
} from '../../domain/newspapers/seen-edition.ts'
import type { Post, SealedVersion } from '../../domain/posts/post.ts'
import { articleWords } from '../../domain/posts/read-article.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { waitedFor } from '../../domain/validations/chairs.ts'
import { dueOf } from '../../domain/validations/dues.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import { workingDaysBetween } from '../../domain/working-time/working-time.ts'
import type { Ports } from '../../ports.ts'
import { approvedVersion } from '../broadcasts/approved-version.ts'
import { editionCandidates } from './edition-candidates.ts'
import { editionHolder } from './edition-holder.ts'
import { seeCall } from './kept-calls.ts'

export type PlanNeeds = Pick<
  Ports,
  | 'editions'
  | 'newspapers'
  | 'posts'
  | 'validations'
  | 'broadcasts'
  | 'calls'
  | 'editionAddresses'
  | 'editionReads'
  | 'now'
>

/** Everything that is shown of an edition; null: there is none. */
export async function editionPlan(
  ports: PlanNeeds,
  editionId: string,
  settings: WorkingHours,
): Promise<SeenEdition | null> {
  const read = await ports.editions.byId(editionId)
  const newspaper = read && (await ports.newspapers.byId(read.newspaperId))
  if (!read || !newspaper) return null
  const edition = asItStands(read, ports.now())
  const open = edition.state === 'open'
  const sections = flatPlan(edition, newspaper, await standingsOf(ports, edition))
  const [holder, reads] = await Promise.all([editionHolder(ports, edition), readsOf(ports, edition)])
  return {
    edition,
    newspaper,
    sections,
    signs: sections.reduce((sum, { signs }) => sum + signs, edition.editorial?.text.length ?? 0),
    room: roomOf(sections),
    closesIn: workingDaysBetween(localDay(ports.now(), settings.timeZone), edition.closesOn, settings),
    candidates: open ? await candidatesOf(ports, edition, newspaper, settings) : [],
    calls: open ? await callsOf(ports, edition) : [],
    faults: faultsOf(edition, sections),
    holder,
    addresses: addressesOf(ports, edition, isOutNow(edition, holder)),
    reads,
  }
}

async function standingsOf(
  ports: Pick<Ports, 'posts' | 'validations'>,
  { items, state, produced }: Edition,
): Promise<Map<string, Standing>> {
  const printed = new Map(produced?.items.map(({ id, seal }) => [id, seal] as const))
  const when = state === 'published' ? state : 'submitted'
  const found = await Promise.all(
    items.map(async (item): Promise<[string, Standing]> => {
      const seal = printed.get(item.id) ?? null
      if (item.kind === 'piece') return [item.id, ofPiece(item, seal === null ? 0 : piecePicturesLost(item, when))]
      const lost = await lostOf(ports, item, seal, when)
      return [item.id, await ofPost(ports, item, state === 'open' ? item.seal : (seal ?? item.seal), lost)]
    }),
  )
  return new Map(found)
}

/** Of the version that was printed; null: it was not. */
async function lostOf(
  { posts }: Pick<Ports, 'posts'>,
  { postId }: PostItem,
  printed: string | null,
  when: PrintedWhen,
): Promise<number> {
  const post = printed === null ? null : await posts.byId(postId)
  const version = post?.sealed.find(({ seal }) => seal === printed)
  return post && version ? picturesLost(post, version, when) : 0
}

function ofPiece({ text, piece }: PieceItem, pictures: number): Standing {
  const signs = articleWords(text).length
  if (pictures > 0) return { stands: { state: 'picture-lost', pictures }, signs }
  if (piece === 'agenda') return { stands: { state: 'ready' }, signs: signs === 0 ? null : signs }
  return signs === 0
    ? { stands: { state: 'awaited', from: [], until: null }, signs: null }
    : { stands: { state: 'ready' }, signs }
}

/** `taken`: the seal whose words were printed, or taken; null: they are taken once they are approved. */
async function ofPost(
  ports: Pick<Ports, 'posts' | 'validations'>,
  { postId }: PostItem,
  taken: string | null,
  pictures: number,
): Promise<Standing> {
  const post = await ports.posts.byId(postId)
  if (!post || post.state === 'refused' || post.state === 'cancelled')
    return { stands: { state: 'withdrawn' }, signs: null }
  if (post.state === 'taken-back') return { stands: { state: 'taken-back' }, signs: null }
  const approved = await approvedVersion(ports, post)
  // More than that it changed since: who agreed no more is still seen on paper.
  if (pictures > 0) {
    const version = approved.kind === 'approved' ? approved.version : null
    return { stands: { state: 'picture-lost', pictures }, signs: signsOf(post, version) }
  }
  if (approved.kind !== 'approved') {
    // What was taken is being changed.
    const stands: LineState = taken === null ? await awaited(ports, post) : { state: 'changed' }
    return { stands, signs: signsOf(post, null) }
  }
  const isSame = taken === null || approved.version.seal === taken
  return { stands: { state: isSame ? 'ready' : 'changed' }, signs: signsOf(post, approved.version) }
}

async function awaited({ validations }: Pick<Ports, 'validations'>, post: Post): Promise<LineState> {
  const validation = post.validationId === null ? null : await validations.byId(post.validationId)
  if (validation?.state !== 'waiting') return { state: 'awaited', from: [post.creator], until: null }
  return { state: 'awaited', from: waitedFor(validation), until: dueOf(validation) }
}

/** Of the sealed article where there is one, else of what the card says. */
function signsOf({ content }: Post, version: SealedVersion | null): number | null {
  const article = version?.variants?.find(({ kind }) => kind === 'article')
  const { title, summary, text } = article ?? { title: content.title, summary: content.summary, text: content.body }
  const signs = title.length + summary.length + articleWords(text).length
  return signs === 0 ? null : signs
}

async function candidatesOf(
  ports: PlanNeeds,
  edition: Edition,
  newspaper: Newspaper,
  settings: WorkingHours,
): Promise<EditionCandidate[]> {
  const ready = await editionCandidates(ports, edition, newspaper, settings)
  return ready.map(({ post: { id, reference, content } }) => ({
    postId: id,
    reference,
    title: content.title,
    section: headingFor(content.section, newspaper),
  }))
}

async function callsOf(ports: Pick<Ports, 'calls'>, { calls }: Edition): Promise<FeedingCall[]> {
  const seen = await Promise.all(calls.map(id => seeCall(ports, id)))
  return seen.flatMap(one => {
    if (!one) return []
    const { said, all } = answeredOf(tallyOf(one))
    return [{ call: one.call, answered: said, asked: all }]
  })
}

function addressesOf(
  { editionAddresses }: Pick<Ports, 'editionAddresses'>,
  { id, produced }: Edition,
  isOut: boolean,
): EditionAddressesSeen {
  const draft = (kind: 'html' | 'pdf') =>
    isOut || produced === null ? null : editionAddresses.draft(id, produced.number, kind)
  const published = (kind: 'html' | 'pdf') => (isOut ? editionAddresses.published(id, kind) : null)
  return {
    preview: draft('html'),
    previewPdf: draft('pdf'),
    published: published('html'),
    publishedPdf: published('pdf'),
  }
}

async function readsOf(
  { editionReads }: Pick<Ports, 'editionReads'>,
  { id, state }: Edition,
): Promise<ReadsSeen | null> {
  if (state !== 'published') return null
  const opened = (await editionReads.of(id)).reduce((sum, day) => sum + day.opened, 0)
  const few = opened > 0 && opened < fewestPeople
  return { opened: few ? 0 : opened, few }
}
