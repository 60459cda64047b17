import type { Edition, EditionItem, PieceItem, PostItem } from '../../../domain/newspapers/edition.ts'
import { type Masthead, mastheadMayShow, type Newspaper } from '../../../domain/newspapers/newspaper.ts'
import {
  articleOfPiece,
  articleOfPost,
  type Drawn,
  type PrintedPicture,
  signsOf,
} from '../../../domain/newspapers/printed-article.ts'
import type { EditionProof, ProofArticle, ProofPicture } from '../../../domain/newspapers/proof.ts'
import { headingOf, headingsOf, inReadingOrder } from '../../../domain/newspapers/reading-order.ts'
import type { PrintedErratum, SealedItem } from '../../../domain/sealed-edition.ts'
import { picturePixels } from '../../../domain/pictures/picture-pixels.ts'
import type { Ports } from '../../../ports.ts'
import type { PrintFault } from '../../../ports/newspapers.ts'
import { approvedVersion } from '../../broadcasts/sealed/approved-version.ts'
import { type AgendaNeeds, agendaText } from './agenda-text.ts'
import { type AsSealedNeeds, isAsSealed } from './as-sealed.ts'
import { printedErrata } from '../edition/printed-errata.ts'
import { canonicalDigest } from '../../../domain/seal.ts'

export type ProofNeeds = Pick<
  Ports,
  'posts' | 'broadcasts' | 'validations' | 'pictures' | 'editions' | 'editionWords' | 'editionAddresses' | 'now'
> &
  AgendaNeeds &
  AsSealedNeeds

/** `seals`: of each printed line, in reading order. */
export type Gathered = {
  kind: 'gathered'
  proof: EditionProof
  seals: SealedItem[]
  errata: PrintedErratum[]
  words: string
  signs: number
}
type Article = { item: EditionItem; article: ProofArticle; seal: string; piece: PrintedPiece | null }
type Fault = PrintFault

/**
 * Everything that is printed of an edition, with the bytes of its pictures. `awaited`: what happens to lines whose post
 * is not approved: a preview leaves them out, and nothing is submitted with one.
 */
export async function gatherProof(
  ports: ProofNeeds,
  edition: Edition,
  newspaper: Newspaper,
  awaited: 'left-out' | 'fault',
): Promise<Gathered | Fault> {
  const articles: Article[] = []
  for (const item of inReadingOrder(edition, newspaper)) {
    const one =
      item.kind === 'post' ? await ofPost(ports, item, awaited) : await ofPiece(ports, edition, newspaper, item)
    if (one === 'left-out') continue
    if ('kind' in one) return one
    articles.push(one)
  }
  const { editorial } = edition
  if (articles.length === 0 && editorial === null) return { kind: 'fault', key: 'nothing-in-it', about: '' }
  const masthead = newspaper.masthead && (await mastheadOf(ports, newspaper.masthead, newspaper.name))
  if (masthead && 'kind' in masthead) return masthead
  const pieces = articles.flatMap(({ piece }) => piece ?? [])
  const { locale, authority, others } = ports.editionWords
  const errata = await printedErrata(ports, edition)
  const { name, tagline, colours, director, mention } = newspaper
  const proof: EditionProof = {
    locale,
    authority,
    reference: edition.reference,
    name,
    tagline,
    masthead,
    colours,
    number: edition.number,
    day: edition.day,
    director: director.name,
    mention,
    editorial: editorial && { title: editorial.title, text: editorial.text, signature: editorial.signature },
    sections: headingsOf(edition, newspaper).flatMap(({ id, name: heading }) => {
      const under = articles.filter(({ item }) => headingOf(item, newspaper) === id)
      return under.length > 0 ? [{ id, name: heading || others, articles: under.map(({ article }) => article) }] : []
    }),
    errata: errata.map(({ reference, text }) => ({ reference, text })),
    address: ports.editionAddresses.published(edition.id, 'html'),
  }
  const signs = articles.reduce((sum, { article }) => sum + signsOf(article), editorial?.text.length ?? 0)
  const seals = articles.map(({ item, article, seal }) => ({
    id: item.id,
    postId: item.kind === 'post' ? item.postId : null,
    title: article.title,
    seal,
  }))
  return {
    kind: 'gathered',
    proof,
    seals,
    errata: errata.map(({ editionId, erratumId }) => ({ editionId, erratumId })),
    words: wordsOfEdition(edition, pieces),
    signs,
  }
}

async function ofPost(
  ports: ProofNeeds,
  item: PostItem,
  awaited: 'left-out' | 'fault',
): Promise<Article | Fault | 'left-out'> {
  const post = await ports.posts.byId(item.postId)
  const approved = post ? await approvedVersion(ports, post) : { kind: 'none' as const }
  if (!post || approved.kind !== 'approved')
    return awaited === 'left-out' ? 'left-out' : { kind: 'fault', key: 'not-approved', about: item.title }
  if (!(await isAsSealed(ports, post, approved.version))) return { kind: 'fault', key: 'changed', about: item.title }
  const article = await withPictures(ports, articleOfPost(item.id, post, approved.version, ports.now()))
  return 'kind' in article ? article : { item, article, seal: approved.version.seal, piece: null }
}

async function ofPiece(
  ports: ProofNeeds,
  edition: Edition,
  newspaper: Newspaper,
  item: PieceItem,
): Promise<Article | Fault> {
  const text = item.piece === 'agenda' ? await agendaText(ports, edition, newspaper, item.text) : item.text
  const drawn = articleOfPiece(item, text, ports.now())
  const article = await withPictures(ports, drawn)
  if ('kind' in article) return article
  const piece = { id: item.id, title: item.title, text, pictures: item.pictures }
  return { item, article, seal: pieceSeal(piece), piece }
}

async function withPictures(ports: ProofNeeds, drawn: Drawn | Fault): Promise<ProofArticle | Fault> {
  if ('kind' in drawn) return drawn
  const pictures: ProofPicture[] = []
  for (const picture of drawn.pictures) {
    const found = await bytesOf(ports, picture, drawn.title)
    if ('kind' in found) return found
    pictures.push(found)
  }
  return { ...drawn, pictures }
}

/** The approved bytes, and no others. */
async function bytesOf(
  { pictures }: Pick<Ports, 'pictures'>,
  { id, digest, alt, size }: PrintedPicture,
  about: string,
): Promise<ProofPicture | Fault> {
  if (alt.trim() === '') return { kind: 'fault', key: 'alt-missing', about }
  const shaped = await pictures.shaped(id, null)
  if (!shaped) return { kind: 'fault', key: 'picture-gone', about }
  if (shaped.digest !== digest) return { kind: 'fault', key: 'picture-differs', about }
  const { bytes, contentType } = shaped
  const pixels = size ?? picturePixels(bytes)
  return pixels
    ? { bytes, contentType, alt, width: pixels.width, height: pixels.height }
    : { kind: 'fault', key: 'not-a-picture', about }
}

async function mastheadOf(ports: ProofNeeds, masthead: Masthead, about: string): Promise<ProofPicture | Fault> {
  if (!mastheadMayShow(masthead, ports.now())) return { kind: 'fault', key: 'masthead-no-consent', about }
  const found = await bytesOf(ports, masthead, about)
  return 'kind' in found ? { ...found, key: `masthead-${found.key}` } : found
}

/** A piece as it is printed: its words, and the bytes of its pictures. */
type PrintedPiece = Pick<PieceItem, 'id' | 'title'> & {
  text: string
  pictures: { digest: string; alt: string }[]
}

/** SHA-256 in hex: the seal of a piece; no version of a post has it. */
function pieceSeal({ id, title, text, pictures }: PrintedPiece): string {
  return canonicalDigest({ id, title, text, pictures: pictures.map(({ digest, alt }) => ({ digest, alt })) })
}

/** SHA-256, in hex, of all words without a visa; empty: there are none. */
function wordsOfEdition({ editorial }: Pick<Edition, 'editorial'>, pieces: readonly PrintedPiece[]): string {
  if (editorial === null && pieces.length === 0) return ''
  const said = editorial && { title: editorial.title, text: editorial.text, signature: editorial.signature }
  return canonicalDigest({ editorial: said, pieces: pieces.map(({ title, text }) => ({ title, text })) })
}
