import { mayShow } from '../pictures/consent.ts'
import { articleWords } from '../posts/text/read-article.ts'
import { braceIn } from '../posts/text/braces.ts'
import type { Credit, Post, PostContent, PostPicture, SealedVersion } from '../posts/post.ts'
import { everyPictureOf } from '../posts/pictures/sort-pictures.ts'
import { typesetPost } from '../posts/text/typeset-post.ts'
import { normalized } from '../text.ts'
import type { Instant } from '../time.ts'
import { type PieceItem, pieceTextMax } from './edition.ts'
import type { ProofArticle } from './proof.ts'

/** What is printed of one picture: those bytes and no others. */
export type PrintedPicture = Pick<PostPicture, 'id' | 'digest' | 'alt' | 'size'>
/** An article before its pictures were fetched. */
export type Drawn = Omit<ProofArticle, 'pictures'> & { pictures: PrintedPicture[] }
/** Keys under `newspapers.faults`; `about`: the title of the line. */
export type DrawFault = {
  kind: 'fault'
  key: 'no-consent' | 'changed' | 'open-place' | 'article-too-long' | 'no-words'
  about: string
}

/**
 * The words of an approved post: its sealed article if it has one, else those of its card. Places filled for each
 * reader cannot be filled on paper.
 */
export function articleOfPost(id: string, post: Post, version: SealedVersion, now: Instant): Drawn | DrawFault {
  const content = typesetPost(post.content)
  const sealed = version.variants?.find(({ kind }) => kind === 'article')
  const drawn: Drawn = sealed
    ? {
        id,
        title: sealed.title,
        summary: sealed.summary,
        text: sealed.text,
        link: sealed.link,
        credit: creditOf(content.credit),
        event: sealed.event ?? null,
        pictures: sealed.pictures.map(picture => ({ ...picture, ...sizeIn(post, picture.id) })),
      }
    : {
        id,
        title: content.title,
        summary: content.summary,
        text: content.body,
        link: content.link,
        credit: creditOf(content.credit),
        event: eventOf(content),
        pictures: content.pictures,
      }
  if (!sealed && !isOfVersion(content, version)) return { kind: 'fault', key: 'changed', about: content.title }
  const known = everyPictureOf(post)
  const isShown = ({ id: pictureId }: PrintedPicture) =>
    known.some(one => one.id === pictureId && mayShow(one, 'newspaper', now))
  return judged(drawn, drawn.pictures.every(isShown))
}

/** Whether summary and pictures are those of the version. `isAsSealed` compares the words of the card. */
function isOfVersion({ summary, pictures }: PostContent, { rendered, pictures: digests }: SealedVersion): boolean {
  const isSame = digests.length === pictures.length && pictures.every(({ digest }, at) => digest === digests[at])
  return isSame && normalized(summary) === rendered.summary
}

/** `text`: as printed, that of the agenda too. */
export function articleOfPiece(piece: PieceItem, text: string, now: Instant): Drawn | DrawFault {
  const { id, title, pictures } = piece
  const drawn: Drawn = { id, title, summary: '', text, link: null, credit: null, event: null, pictures }
  return judged(
    drawn,
    pictures.every(picture => mayShow(picture, 'newspaper', now)),
  )
}

/** Signs, spaces included, of all words of the article. */
export function signsOf({ title, summary, text }: Pick<ProofArticle, 'title' | 'summary' | 'text'>): number {
  return title.length + summary.length + articleWords(text).length
}

function judged(drawn: Drawn, isShown: boolean): Drawn | DrawFault {
  const { title, summary, text } = drawn
  const fault = (key: DrawFault['key']): DrawFault => ({ kind: 'fault', key, about: title })
  if (text.length > pieceTextMax) return fault('article-too-long')
  if (articleWords(text).trim() === '' && summary.trim() === '') return fault('no-words')
  if ([title, summary, text].some(one => braceIn(one) !== null)) return fault('open-place')
  return isShown ? drawn : fault('no-consent')
}

function creditOf(credit: Credit | undefined): string | null {
  if (!credit) return null
  return [credit.person.name, ...(credit.department === null ? [] : [credit.department])].join(', ')
}

function eventOf({ event }: PostContent): ProofArticle['event'] {
  return event && { date: event.date, time: event.time, ends: event.ends ?? null, place: event.place }
}

function sizeIn(post: Post, pictureId: string): Pick<PostPicture, 'size'> {
  const size = everyPictureOf(post).find(({ id }) => id === pictureId)?.size
  return size ? { size } : {}
}
