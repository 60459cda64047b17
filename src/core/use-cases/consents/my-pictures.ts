import type { Actor } from '../../domain/actor.ts'
import type { AgreementSeen } from '../../domain/faces/media-seen.ts'
import { isAsked, ownAgreement } from '../../domain/pictures/agreement-state.ts'
import { pageStart } from '../../domain/page-start.ts'
import type { Ports } from '../../ports.ts'
import { addressFor } from '../pictures/kept-agreements.ts'
import { watchAt } from '../pictures/watch-at.ts'
import { mediaPage } from './list-media.ts'

type Needs = Pick<Ports, 'media' | 'pictures' | 'now'>
type OneNeeds = Needs & Pick<Ports, 'libraryLinks' | 'commit'>

const mineMost = 200

/** Every picture about which this agent was asked: what waits for them first, then what changed last. */
export async function ownPictures(ports: Needs, { id }: Pick<Actor, 'id'>): Promise<AgreementSeen[]> {
  const all = (await ports.media.ofPerson(id, mineMost)).flatMap((media): AgreementSeen[] => {
    const agreement = ownAgreement(media, id)
    return agreement
      ? [{ media, agreement, address: addressFor(ports, media, agreement), watch: null, reader: id }]
      : []
  })
  return all.toSorted((one, other) => Number(isAsked(other.agreement)) - Number(isAsked(one.agreement)))
}

/** « accord »: one page of these pictures. */
export async function listOwnPictures(ports: Needs, actor: Actor, asked: unknown) {
  const all = await ownPictures(ports, actor)
  const start = pageStart(asked, all.length, mediaPage)
  return { seen: all.slice(start, start + mediaPage), start, total: all.length, size: mediaPage }
}

/** One of these pictures; null: they were never asked about it. */
export async function seeOwnPicture(ports: OneNeeds, { id }: Actor, mediaId: string): Promise<AgreementSeen | null> {
  const media = await ports.media.byId(mediaId)
  const agreement = media && ownAgreement(media, id)
  if (!agreement) return null
  const watch = await watchAt(ports, media, ports.now())
  return { media, agreement, address: addressFor(ports, media, agreement), watch, reader: id }
}
