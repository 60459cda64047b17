import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Newspaper } from '../../core/domain/newspapers/newspaper.ts'
import type { Edition, PieceItem } from '../../core/domain/newspapers/edition.ts'
import { type Consent, isConsentOpen } from '../../core/domain/pictures/consent.ts'
import { isAskedOf } from '../../core/domain/initiatives/showable.ts'
import { heldBy, shownOf } from '../../core/domain/posts/pictures/sort-pictures.ts'
import type { Post, PostState } from '../../core/domain/posts/post.ts'
import { type ConsentData, drawConsent } from './drawn/draw-consent.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

/** The holder of a picture: what it was given to. */
export type Given =
  { initiative: Initiative } | { post: Post } | { edition: Edition; item: PieceItem } | { newspaper: Newspaper }

/** One of its pictures. `ids`: by which cards may name it. */
type Question = { id: string; ids: string[]; name: string; consent: Consent | null }

/**
 * `post`: the post that has a proposal's picture by now. `beside`: the names of files that came with it. `refused`: in
 * words, why another one was not taken.
 */
type Around = { post?: Post | null; beside?: string[]; refused?: string }

/** « Peut-on reconnaître quelqu’un sur photo.jpg ? », as a dialog if the editor is one. */
export function askConsent(turn: Turn, given: Given, pictureId: string, around: Around = {}): Answer {
  const { post = null, beside = [], refused = '' } = around
  const question = questionsOf(given).find(({ ids }) => ids.includes(pictureId))
  if (!question) return refusal(turn, { kind: 'no-such-file' })
  const dialog = 'post' in given && (turn.road === 'dialog' || turn.road === 'fetch')
  const on = 'post' in given ? given.post : post
  const card = drawConsent(
    {
      ...named(given),
      pictureId: question.id,
      name: question.name,
      consent: question.consent,
      later: on && shownOf(on.content).some(({ id }) => question.ids.includes(id)) ? laterOf(on.state) : null,
      beside,
      refused,
      dialog,
    },
    turn.look,
  )
  return dialog
    ? { kind: 'dialog', title: given.post.content.title || given.post.reference, card }
    : { kind: 'card', card }
}

type Named = Pick<ConsentData, 'initiativeId' | 'postId' | 'reference' | 'title' | 'ofPiece' | 'newspaperId'>

function named(given: Given): Named {
  if ('edition' in given) {
    const { edition, item } = given
    const ofPiece = { editionId: edition.id, itemId: item.id }
    return { initiativeId: null, postId: null, ofPiece, reference: edition.reference, title: item.title }
  }
  if ('newspaper' in given) {
    const { id, code, name } = given.newspaper
    return { initiativeId: null, postId: null, newspaperId: id, reference: code, title: name }
  }
  if ('initiative' in given) {
    const { id, reference, title } = given.initiative
    return { initiativeId: id, postId: null, reference, title }
  }
  const { id, reference, content } = given.post
  return { initiativeId: null, postId: id, reference, title: content.title }
}

/** For what an answer comes too late. */
function laterOf(state: PostState): 'no' | 'sent' | null {
  if (state === 'in-validation' || state === 'approved' || state === 'broadcasting') return 'no'
  return state === 'broadcast' ? 'sent' : null
}

/** The first picture about which somebody still has to answer. */
export function openQuestion(given: Given): string | null {
  return questionsOf(given).find(isConsentOpen)?.id ?? null
}

/** The picture of a typed answer: the open one, else the last one answered. */
export function lastQuestion(given: Given): string | null {
  const answered = questionsOf(given).toSorted((a, b) => ((a.consent?.at ?? '') < (b.consent?.at ?? '') ? 1 : -1))
  return openQuestion(given) ?? answered[0]?.id ?? null
}

function questionsOf(given: Given): Question[] {
  if (!('initiative' in given)) {
    const pictures = picturesIn(given)
    return pictures.map(one => ({ ...one, ids: [one.id] }))
  }
  return given.initiative.attachments.filter(isAskedOf).map(({ id, name, consent, picture }) => ({
    id,
    ids: picture ? [id, picture.id] : [id],
    name,
    consent,
  }))
}

/** A newspaper has one masthead, without a file name. */
function picturesIn(given: Exclude<Given, { initiative: Initiative }>): Omit<Question, 'ids'>[] {
  if ('post' in given) return heldBy(given.post).map(({ id, name = '', consent }) => ({ id, name, consent }))
  if ('item' in given) return given.item.pictures.map(({ id, name = '', consent }) => ({ id, name, consent }))
  const { masthead } = given.newspaper
  return masthead && masthead.consent !== undefined ? [{ id: masthead.id, name: '', consent: masthead.consent }] : []
}
