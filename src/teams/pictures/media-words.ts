import type { AgreementSeen } from '../../core/domain/faces/media-seen.ts'
import { agreementState, isAsked } from '../../core/domain/pictures/agreement-state.ts'
import { type Media } from '../../core/domain/pictures/media.ts'
import { keyOf } from '../../core/domain/placements/placed-card.ts'
import { parseReference, type Reference } from '../../core/domain/reference.ts'
import { ownPictures } from '../../core/use-cases/consents/my-pictures.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { agreementVerbs } from './agreement-verbs.ts'
import { mediaVerbs } from './medias-verbs.ts'
import { commsOnly, commsOrOfficers, forAll, type Say, word } from '../turn/word-facts.ts'

/** « médias », « médias ruche », « médias 42 »; of the person on a picture « accord », « accord oui 42 ». */
export const mediaWords = {
  media: word({ ...commsOrOfficers, takes: 'search' }, (turn, reference, rest) =>
    reference === ''
      ? oneAnswer(press(turn, mediaVerbs, 'media.list', { query: rest }))
      : onMedia(turn, reference, ({ id }) => press(turn, mediaVerbs, 'media.see', { mediaId: id })),
  ),
  // « demander l’accord 42 nadia.benali@ville.fr » asks at once, for what the form proposes.
  askAgreement: word(commsOnly, (turn, reference, rest) =>
    onMedia(turn, reference, ({ id }) =>
      rest.trim() === ''
        ? press(turn, mediaVerbs, 'media.specify', { mediaId: id, who: 'agent' })
        : press(turn, mediaVerbs, 'media.specified', { mediaId: id, who: 'agent', colleague: rest, ...proposed }),
    ),
  ),
  specifyAgreement: word(commsOnly, (turn, reference) =>
    onMedia(turn, reference, ({ id }) => press(turn, mediaVerbs, 'media.specify', { mediaId: id })),
  ),
  agreement: word(forAll, (turn, reference) =>
    reference === '' ? mine(turn) : onOwn(turn, reference, isAny, 'agreement.see'),
  ),
  agreementYes: word(forAll, answering('agreement.yes')),
  agreementInternal: word(forAll, answering('agreement.internal')),
  agreementNo: word(forAll, answering('agreement.no')),
  withdrawAgreement: word(forAll, (turn, reference) => onOwn(turn, reference, isGiven(turn), 'agreement.withdraw')),
} satisfies TypedWords

const proposed = { uses: 'internal,newspaper' }

async function oneAnswer<Answer>(answer: Promise<Answer>): Promise<Answer[]> {
  return [await answer]
}

/** Whoever may see none is told so by the verb: nobody learns here which numbers there are. */
async function onMedia(turn: Turn, typed: string, then: (media: Media) => ReturnType<typeof press>) {
  const reference = parseReference(typed)
  const found = reference ? await turn.ports.media.named(reference) : []
  return pickOne(turn, found, typed, async media => [await then(media)])
}

async function mine(turn: Turn) {
  return [await press(turn, agreementVerbs, 'agreement.mine', {})]
}

type Name = keyof typeof agreementVerbs
type Own = AgreementSeen & { reference: Reference }

/** Of the pictures that this person was asked about; those of which it means something go first. */
async function onOwn(
  turn: Turn,
  reference: string,
  able: (one: Own) => boolean,
  name: Name | ((one: Own) => Promise<Name>),
): ReturnType<Say> {
  const all = (await ownPictures(turn.ports, turn.actor)).map(one => ({ ...one, reference: one.media.reference }))
  const say = async (own: Own) => {
    const { id: agreementId, askedAt } = own.agreement
    return [
      await press(turn, agreementVerbs, typeof name === 'string' ? name : await name(own), {
        mediaId: own.media.id,
        agreementId,
        askedAt,
      }),
    ]
  }
  const open = all.filter(able)
  const [only] = open
  // Said without a number while nothing is open, it means nothing of a picture: it is kept like any other words.
  if (reference === '' && open.length === 0) return []
  if (reference === '' && only && open.length === 1) return say(only)
  const none = () => refusal(turn, { kind: 'not-your-picture' })
  return pickOne(turn, ableFirst(all, reference, able), reference, say, none)
}

const isAny = (): boolean => true

function isGiven(turn: Turn): (one: Own) => boolean {
  return ({ agreement }) => agreementState(agreement, turn.ports.now()) === 'given'
}

/** Typed words name no question: they answer the one whose card lies in the chat, else the card is shown first. */
async function hasRead({ ports }: Turn, { media, agreement, reader }: Own): Promise<boolean> {
  const asked = { mediaId: media.id, agreementId: agreement.id, person: reader, at: agreement.askedAt }
  return (await ports.placements.byKey(keyOf({ card: 'agreement', ...asked })))?.state === 'placed'
}

function answering(name: Name): Say {
  return (turn, reference) =>
    onOwn(
      turn,
      reference,
      ({ agreement }) => isAsked(agreement),
      async own => ((await hasRead(turn, own)) ? name : 'agreement.see'),
    )
}
