import type { Actor } from '../../../domain/actor.ts'
import { isWithdrawn } from '../../../domain/pictures/agreement.ts'
import type { Ports } from '../../../ports.ts'
import { maySpecify, type MediaChanged, type MediaChangeNeeds, type MediaRefusal, onMedia } from './media-road.ts'

type Refused = { kind: 'not-yours' } | { kind: 'no-such-agreement' } | { kind: 'agreement-answered' }
export type StopAskingResult = MediaChanged | Refused | MediaRefusal

/**
 * *Ne plus demander*: a person who has not answered is no longer asked, and what was declared otherwise counts. For a
 * child the awaited signatures keep the picture closed, so that they cannot be dropped.
 */
export function stopAsking(
  ports: MediaChangeNeeds & Pick<Ports, 'outsidePeople'>,
  actor: Actor,
  { mediaId, agreementId }: { mediaId: string; agreementId: string },
): Promise<StopAskingResult> {
  return onMedia<Refused>(ports, actor, mediaId, async media => {
    if (!(await maySpecify(ports, actor, media))) return { kind: 'not-yours' }
    const agreement = media.agreements.find(({ id }) => id === agreementId)
    if (!agreement || agreement.person.kind === 'child') return { kind: 'no-such-agreement' }
    // Taking back before answering means no: that is an answer.
    if (agreement.state !== 'asked' || isWithdrawn(agreement)) return { kind: 'agreement-answered' }
    const agreements = media.agreements.filter(one => one !== agreement)
    const { person } = agreement
    const named = person.kind === 'outsider' ? await ports.outsidePeople.byId(person.ref) : null
    return {
      media: { ...media, agreements },
      verb: 'media.unasked',
      details: { person: person.kind },
      also: named ? [{ remove: 'outside_person', id: named.id, ifVersion: named.version }] : [],
    }
  })
}
