import type { AgreementSeen } from '../../core/domain/faces/media-seen.ts'
import { agreementState, isAsked } from '../../core/domain/pictures/agreement-state.ts'
import { type Media } from '../../core/domain/pictures/media.ts'
import { keyOf } from '../../core/domain/placements/placed-card.ts'
import { parseReference, type Reference } from '../../core/domain/reference.ts'
import { ownPictures } from '../../core/use-cases/consents/my-pictures.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { among, as, asId, equivalent, type Finding, listOr, on } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { agreementVerbs } from './agreement-verbs.ts'
import { mediaVerbs } from './medias-verbs.ts'
import { commsOnly, commsOrOfficers, equivalentOf, forAll, stays, type TypedWord } from '../turn/word-facts.ts'

type Own = AgreementSeen & { reference: Reference }
type Asked = { mediaId: string; agreementId: string; askedAt: string }

/** The verb refuses people who may see no picture: nobody learns here which numbers exist. */
const aMedia: Finding<Media> = among({
  all: async ({ ports }, typed) => {
    const reference = parseReference(typed)
    return reference ? ports.media.named(reference) : []
  },
})

/** Of the pictures that this person was asked about; those of which the word means something go first. */
const ownPicture =
  (able: (one: Own, turn: Turn) => boolean): Finding<Own> =>
  async (turn, { reference, rest }, then) => {
    const all = (await ownPictures(turn.ports, turn.actor)).map(one => ({ ...one, reference: one.media.reference }))
    const isAble = (one: Own) => able(one, turn)
    const open = all.filter(isAble)
    const [only] = open
    // Said without a number while nothing is open, it means nothing of a picture: it is kept like any other words.
    if (reference === '' && open.length === 0) return []
    if (reference === '' && only && open.length === 1) return then(only, rest)
    const none = () => refusal(turn, { kind: 'not-your-picture' })
    return pickOne(turn, ableFirst(all, reference, isAble), reference, one => then(one, rest), none)
  }

const asked = ({ media, agreement: { id: agreementId, askedAt } }: Own): Asked => ({
  mediaId: media.id,
  agreementId,
  askedAt,
})

/** « médias », « médias ruche », « médias 42 »; of the person on a picture « accord », « accord oui 42 ». */
export const mediaWords = {
  media: stays({ ...commsOrOfficers, takes: 'search' }, (turn, reference, rest) =>
    reference === ''
      ? press(turn, mediaVerbs, 'media.list', { query: rest })
      : on(aMedia, (_, { id: mediaId }) => press(turn, mediaVerbs, 'media.see', { mediaId }))(turn, reference, rest),
  ),
  // « demander l’accord 42 nadia.benali@ville.fr » asks at once, for what the form proposes.
  askAgreement: equivalentOf(
    commsOnly,
    ['media.specify', 'media.specified'],
    on(aMedia, (turn, { id: mediaId }, rest) =>
      rest.trim() === ''
        ? press(turn, mediaVerbs, 'media.specify', { mediaId, who: 'agent' })
        : press(turn, mediaVerbs, 'media.specified', { mediaId, who: 'agent', colleague: rest, ...proposed }),
    ),
  ),
  specifyAgreement: equivalent(commsOnly, mediaVerbs, 'media.specify', asId('mediaId', aMedia)),
  agreement: stays(
    forAll,
    listOr(
      turn => press(turn, agreementVerbs, 'agreement.mine', {}),
      on(
        ownPicture(() => true),
        (turn, own) => press(turn, agreementVerbs, 'agreement.see', asked(own)),
      ),
    ),
  ),
  agreementYes: answering('agreement.yes'),
  agreementInternal: answering('agreement.internal'),
  agreementNo: answering('agreement.no'),
  withdrawAgreement: equivalent(forAll, agreementVerbs, 'agreement.withdraw', as(ownPicture(isGiven), asked)),
} satisfies TypedWords

const proposed = { uses: 'internal,newspaper' }

function isGiven({ agreement }: Own, { ports }: Turn): boolean {
  return agreementState(agreement, ports.now()) === 'given'
}

/** Typed words name no question: they answer the one whose card lies in the chat, else the card is shown first. */
async function hasRead({ ports }: Turn, { media, agreement, reader }: Own): Promise<boolean> {
  const asked = { mediaId: media.id, agreementId: agreement.id, person: reader, at: agreement.askedAt }
  return (await ports.placements.byKey(keyOf({ card: 'agreement', ...asked })))?.state === 'placed'
}

function answering(name: 'agreement.yes' | 'agreement.internal' | 'agreement.no'): TypedWord {
  const toAnswer = ownPicture(({ agreement }) => isAsked(agreement))
  const say = on(toAnswer, async (turn, own) =>
    press(turn, agreementVerbs, (await hasRead(turn, own)) ? name : 'agreement.see', asked(own)),
  )
  return equivalentOf(forAll, [name], say)
}
