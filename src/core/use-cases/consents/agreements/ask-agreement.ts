import type { Actor, PersonId } from '../../../domain/actor.ts'
import { agreementsMax } from '../../../domain/pictures/agreement.ts'
import { withAsked } from '../../../domain/pictures/change-media.ts'
import type { PictureUse } from '../../../domain/pictures/use.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import {
  maySpecify,
  type MediaChanged,
  type MediaChangeNeeds,
  type MediaRefusal,
  onMedia,
  wrongUses,
} from './media-road.ts'

/** `until`: the end that is asked for; null: two years from the answer on. */
export type AskInput = { mediaId: string; person: PersonId; uses: PictureUse[]; until: Instant | null }
type Refused =
  | { kind: 'not-yours' }
  | { kind: 'no-such-person' | 'too-many-people' | 'has-refused' | 'has-agreed' | 'already-asked' }
  | { kind: 'no-uses' | 'until-past' | 'until-too-far' }
export type AskResult = MediaChanged | Refused | MediaRefusal

/**
 * *Demander l’accord*: an agent on a picture is asked what it may be used for. Until they answer, it is closed to these
 * uses, whatever was declared; they alone answer, and a no stays a no.
 */
export function askAgreement(
  ports: MediaChangeNeeds & Pick<Ports, 'directory'>,
  actor: Actor,
  { mediaId, person: id, uses, until }: AskInput,
): Promise<AskResult> {
  return onMedia<Refused>(ports, actor, mediaId, async (media, at) => {
    if (!(await maySpecify(ports, actor, media))) return { kind: 'not-yours' }
    const wrong = wrongUses({ uses, until }, at)
    if (wrong) return wrong
    const person = (await ports.directory.people([id])).get(id)
    if (!person?.enabled) return { kind: 'no-such-person' }
    const asked = withAsked(media, { person, uses, until, by: actor, at })
    if (asked.kind !== 'asked') return asked
    if (asked.media.agreements.length > agreementsMax) return { kind: 'too-many-people' }
    return { media: asked.media, verb: 'media.asked', details: { uses: uses.join(' ') } }
  })
}
