import { type Actor, isComms } from '../../../domain/actor.ts'
import { isWithdrawn } from '../../../domain/pictures/agreement.ts'
import { ownAgreement } from '../../../domain/pictures/agreement-state.ts'
import { withoutAgreement } from '../../../domain/pictures/change-media.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { type MediaChanged, type MediaChangeNeeds, type MediaRefusal, onMedia } from './media-road.ts'

type Refused = { kind: 'not-yours' } | { kind: 'no-such-agreement' } | { kind: 'already-withdrawn' }
export type WithdrawResult = MediaChanged | Refused | MediaRefusal

/**
 * *Retirer mon accord*, by the agents themselves; for anybody by comms, who were told. From this commit on the picture
 * is not used on any channel.
 */
export function withdrawAgreement(
  ports: MediaChangeNeeds,
  actor: Actor,
  { mediaId, agreementId: id }: { mediaId: string; agreementId: string },
): Promise<WithdrawResult> {
  return onMedia<Refused>(ports, actor, mediaId, (media, at) => {
    const agreement = media.agreements.find(one => one.id === id)
    const isOwn = agreement?.person.kind === 'agent' && agreement.person.person.id === actor.id
    // People are not told whether an agreement exists that is not theirs.
    if (!isOwn && !isComms(actor)) return { kind: 'not-yours' }
    if (!agreement) return { kind: 'no-such-agreement' }
    if (isWithdrawn(agreement)) return { kind: 'already-withdrawn' }
    return {
      media: withoutAgreement(media, agreement, actor, at),
      verb: 'media.withdrawn',
      details: { own: isOwn },
    }
  })
}

/** By *Retirer mon accord*: for the picture about which they were asked, whatever agreement the card names. */
export async function withdrawOwn(
  ports: MediaChangeNeeds,
  actor: Actor,
  mediaId: string,
): Promise<WithdrawResult | { kind: 'not-your-picture' }> {
  const media = await ports.media.byId(mediaId)
  const own = media && ownAgreement(media, actor.id)
  if (own) return withdrawAgreement(ports, actor, { mediaId, agreementId: own.id })
  const attempt = { what: 'picture.agreement', subject: media?.reference ?? 'pictures' }
  return refusedAttempt(ports, actor, attempt, { kind: 'not-your-picture' })
}
