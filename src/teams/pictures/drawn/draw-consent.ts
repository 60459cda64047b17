import {
  asKept,
  type Consent,
  type ConsentAnswer,
  isConsentOpen,
  mayShowAnywhere,
} from '../../../core/domain/pictures/consent.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { rulesText, stateOf } from './consent-text.ts'
import { isUseOn } from '../../cards/switched-on.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { enumerate } from '../../cards/names.ts'
import { keysOf } from '../../../words.ts'

/**
 * One picture, and the proposal or post to which it was given. `later`: its card is sealed already, or was sent.
 * `dialog`: within the editor.
 */
export type ConsentData = {
  pictureId: string
  initiativeId: string | null
  postId: string | null
  /** The piece of an edition; absent: it was given to one of the two. */
  ofPiece?: { editionId: string; itemId: string }
  /** As the masthead of that newspaper. */
  newspaperId?: string
  reference: string
  title: string
  name: string
  consent: Consent | null
  later?: 'no' | 'sent' | null
  /** Names of files that came with it. */
  beside?: string[]
  /** In words, why another file was not taken; empty: each was. */
  refused?: string
  dialog?: boolean
}

const key = keysOf('pictures.consent')

const buttons: Record<ConsentAnswer, { verb: string }> = {
  nobody: { verb: 'consent.nobody' },
  adults: { verb: 'consent.adults' },
  children: { verb: 'consent.children' },
  parents: { verb: 'consent.parents' },
  refused: { verb: 'consent.refused' },
  unsure: { verb: 'consent.unsure' },
}

/** The possible answers: after an answer also that the people on it do not, or no longer, agree. */
function answersTo(consent: Consent | null): ConsentAnswer[] {
  if (consent?.answer === 'children') return ['parents', 'refused']
  return consent === null || consent.answer === 'unsure'
    ? ['nobody', 'adults', 'children', 'unsure']
    : ['nobody', 'adults', 'children', 'refused', 'unsure']
}

/** The holder in the data of an answer. */
function givenTo({ initiativeId, postId, ofPiece, newspaperId }: ConsentData): Record<string, string> {
  if (ofPiece) return { editionId: ofPiece.editionId }
  return newspaperId ? { newspaperId } : { initiativeId: initiativeId ?? '', postId: postId ?? '' }
}

/** Answers after which the agreements may be specified: who, what, until when. */
const specified: readonly ConsentAnswer[] = ['adults', 'children', 'parents', 'unsure']

/** A key under `pictures.consent.said`. */
function saidOf(consent: Consent, look: Look) {
  const state = stateOf({ consent })
  if (state === 'oral' && !isUseOn('newspaper', look)) return 'oralInternal'
  return state === 'gone' || state === 'unasked' ? consent.answer : state
}

/** « Peut-on reconnaître quelqu’un sur photo.jpg ? », or what was answered, by whom. */
export function drawConsent(data: ConsentData, look: Look): Card {
  const { words } = look
  const {
    consent,
    pictureId,
    postId,
    ofPiece,
    newspaperId,
    beside = [],
    refused = '',
    dialog = false,
    later = null,
  } = data
  const children = consent?.answer === 'children'
  const said = consent !== null && !children
  const name = data.name === '' ? words.text(key('picture')) : data.name
  const given = givenTo(data)
  const ids = { attachmentId: pictureId, ...given }
  return drawCard(
    'pictures/consent',
    {
      postId: postId ?? '',
      initiativeId: data.initiativeId ?? '',
      editionId: ofPiece?.editionId ?? '',
      itemId: ofPiece?.itemId ?? '',
      newspaperId: newspaperId ?? '',
      kicker: data.reference,
      text: words.text(key('text'), {
        list: escapeLine(enumerate([name, ...beside], words)),
        title: escapeLine(data.title),
      }),
      asked: isConsentOpen({ consent }),
      question: words.text(key(children ? 'parentsAsked' : 'asked'), { name: escapeLine(name) }),
      said,
      answer: consent === null ? '' : words.text(key(`said.${saidOf(consent, look)}`)),
      color: mayShowAnywhere({ consent }, asKept) ? 'good' : 'warning',
      by:
        consent === null
          ? ''
          : words.text(key('by'), { name: escapeLine(consent.by.name), date: words.date(consent.at) }),
      note:
        later === null || !said
          ? [rulesText({ consent }, words), refused].filter(text => text !== '').join(' ')
          : words.text(key(`later.${mayShowAnywhere({ consent }, asKept) ? 'yes' : later}`)),
      answers: answersTo(consent).map(answer => ({
        title: words.text(key(`answers.${children && answer === 'refused' ? 'noParents' : answer}`)),
        ...buttons[answer],
        ids,
        submit: { ...buttons[answer], ...ids },
      })),
      pictureId,
      hints: consent?.answer === 'adults' || consent?.answer === 'parents',
      specifies: consent !== null && specified.includes(consent.answer),
      opens: postId !== null && !dialog,
      dialog,
    },
    look,
  )
}
