import { type Actor, isComms, maySeeAll } from '../../../domain/actor.ts'
import type { FileTaker } from '../../../domain/faces/media-seen.ts'
import { takesFile } from '../../../domain/pictures/agreement-state.ts'
import { copiesOf } from '../../../domain/initiatives/initiative.ts'
import type { Ports } from '../../../ports.ts'
import { maySpecify } from './media-road.ts'
import { namesOf } from './see-media.ts'

type Needs = Pick<Ports, 'media' | 'outsidePeople' | 'initiatives'>

const proposalsLookedAt = 20
const mediaMost = 10

/**
 * People whose signed file is awaited, on pictures for which this person may answer, last changed first. Only names
 * that this person may read.
 */
export async function filesAwaited(ports: Needs, actor: Actor): Promise<FileTaker[]> {
  const mine = isComms(actor) ? null : await ownCopies(ports, actor)
  if (mine?.length === 0) return []
  const found = await ports.media.unsigned(mine, mediaMost)
  const takers = await Promise.all(
    found.map(async (media): Promise<FileTaker[]> => {
      if (!(await maySpecify(ports, actor, media))) return []
      const names = maySeeAll(actor) ? await namesOf(ports, media.id) : {}
      return media.agreements.filter(takesFile).map(agreement => ({ media, agreement, names }))
    }),
  )
  return takers.flat()
}

async function ownCopies({ initiatives }: Needs, { id }: Actor): Promise<string[]> {
  return (await initiatives.byAuthor(id, proposalsLookedAt)).flatMap(copiesOf)
}
