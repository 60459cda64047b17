import { Unavailable } from '../../domain/errors.ts'
import { type Change, refresh } from '../../change.ts'
import type { Edition, ErasedPrinting } from '../../domain/newspapers/edition.ts'
import { asItStands } from '../../domain/newspapers/printing.ts'
import { erasedPost, resealedEntries } from '../../domain/personal/erased-post.ts'
import { redactedPage } from '../../domain/personal/redacted-page.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import type { Post } from '../../domain/posts/post.ts'
import { editionFiles } from '../../domain/sealed-edition.ts'
import type { Ports } from '../../ports.ts'
import type { PrintedPage } from '../../ports/personal-data.ts'
import { editionCard } from '../cards/edition-card.ts'
import {
  brokenAgain,
  keepRedacted,
  noPaper,
  type PaperNeeds,
  pressBroken,
  type Redacted,
  redactedPaper,
} from './redacted-paper.ts'
import { sentEdition } from './sent-edition.ts'

export type RedactNeeds = PaperNeeds &
  Pick<Ports, 'editions' | 'posts' | 'broadcasts' | 'placements' | 'commit' | 'now'>
type Named = Pick<PrintedPage, 'editionId' | 'production' | 'html'>

/** So long an erasure waits for a printing that is under way. */
const againMs = 30_000

/**
 * Removes a person from one printing. If people read it or approve it, it is printed anew under the next number, of the
 * same words without the person, and the post that announces it is sealed anew like an erased post: a closed exception,
 * which needs no visa. Bytes that nobody may read any more are deleted. Killed anywhere, the next run finds the earlier
 * page, and makes the same bytes.
 */
export async function redactPrinting(ports: RedactNeeds, page: Named, sought: Sought, standIn: string): Promise<void> {
  const { editionId, production } = page
  const edition = await ports.editions.byId(editionId)
  if (edition === null) return ports.editionFiles.forget(editionId, production)
  if (asItStands(edition, ports.now()).state === 'producing')
    throw new Unavailable('edition-printing', { retryAfterMs: againMs })
  const post = edition.postId === null ? null : await ports.posts.byId(edition.postId)
  if (!(await isRead(ports, edition, post, production))) return forgotten(ports, edition, production)
  const without = redactedPage(page.html, sought, standIn)
  const made = await redactedPaper(ports, edition, { production, html: without }, sought, standIn)
  if (made === 'broken') await waitForPress(ports, edition, production)
  const paper = made === 'broken' ? noPaper : made
  const kept = await keepRedacted(ports, edition, { ...paper, html: new TextEncoder().encode(without) })
  await commitRedacted(ports, edition, post, { production, kept })
  // This printing alone, and what killed runs left: another one may be under approval.
  await ports.editionFiles.forget(editionId, production)
  for (let over = edition.productions + 1; over < kept.number; over++) await ports.editionFiles.forget(editionId, over)
}

/**
 * Whether people read or approve it; any other printing was refused, or given up. A published issue is an archive, even
 * once the post that announced it is no longer kept.
 */
async function isRead(ports: RedactNeeds, edition: Edition, post: Post | null, production: number): Promise<boolean> {
  const { state, produced } = edition
  if (state !== 'published' && (state !== 'submitted' || post === null)) return false
  if (post?.state === 'taken-back') return false
  if (produced?.number === production) return true
  const sent = await sentEdition(ports, edition)
  return sent.kind === 'sent' && sent.sealed.production === production
}

/** Counted in the row, so that the next run knows. */
async function waitForPress(ports: RedactNeeds, edition: Edition, production: number): Promise<void> {
  const brokenPress = brokenAgain(edition, production)
  if (brokenPress === null) return
  const row: Edition = { ...edition, brokenPress, version: edition.version + 1, updatedAt: ports.now() }
  await committed(ports, [{ save: 'edition', row, ifVersion: edition.version }])
  throw pressBroken()
}

async function forgotten(ports: RedactNeeds, edition: Edition, production: number): Promise<void> {
  const { id, version, produced } = edition
  if (produced?.number === production && edition.state !== 'published') {
    const row: Edition = { ...edition, produced: null, version: version + 1, updatedAt: ports.now() }
    await committed(ports, [{ save: 'edition', row, ifVersion: version }, ...editionCard(row)])
  }
  await ports.editionFiles.forget(id, production)
}

async function commitRedacted(
  ports: RedactNeeds,
  edition: Edition,
  post: Post | null,
  { production, kept }: { production: number; kept: Redacted },
): Promise<void> {
  const now = ports.now()
  const { number, files, pages } = kept
  const ended = editionFiles.filter(kind => !(kind in files))
  const erased: ErasedPrinting = { production: number, ended, at: now }
  const { brokenPress: _over, ...before } = edition
  const { produced, withdrawn } = before
  const row: Edition = {
    ...before,
    version: edition.version + 1,
    productions: number,
    erased,
    ...(withdrawn?.production === production && { withdrawn: { ...withdrawn, production: number } }),
    produced:
      produced?.number === production
        ? { ...produced, number, files: { ...produced.files, ...files }, pages: pages ?? produced.pages }
        : produced,
    updatedAt: now,
  }
  const resealed = post && resealedPost(post, { editionId: edition.id, production }, kept, now)
  const details = { paper: ended.includes('pdf') ? 'ended' : 'printed' }
  const subjects = [edition.id, ...(post?.validationId ? [post.validationId] : [])]
  const cards = await Promise.all(subjects.map(id => ports.placements.about(id)))
  await committed(ports, [
    { save: 'edition', row, ifVersion: edition.version },
    ...(post && resealed ? announced(post, resealed) : []),
    { journal: { verb: 'edition.redacted', actor: null, subject: edition.reference, seal: null, details } },
    ...editionCard(row),
    ...cards.flat().map(key => refresh(key)),
  ])
}

function announced(post: Post, resealed: Post): Change[] {
  return [
    { save: 'post', row: { ...resealed, version: post.version + 1 }, ifVersion: post.version },
    ...resealedEntries(post, resealed).map((journal): Change => ({ journal })),
  ]
}

/** Every version that announced that printing announces the new one made of it. */
function resealedPost(
  post: Post,
  of: { editionId: string; production: number },
  { number, files }: Redacted,
  now: string,
): Post {
  const sealed = post.sealed.map(version => {
    const { edition } = version
    if (edition?.editionId !== of.editionId || edition.production !== of.production) return version
    const digests = Object.fromEntries(Object.entries(files).map(([kind, { digest }]) => [kind, digest]))
    return { ...version, edition: { ...edition, production: number, files: { ...edition.files, ...digests } } }
  })
  return erasedPost(post, { ...post, sealed }, now)
}

async function committed({ commit }: Pick<Ports, 'commit'>, changes: Change[]): Promise<void> {
  if ((await commit(...changes)) === 'stale') throw new Unavailable('busy', { retryAfterMs: againMs })
}
