import type { PersonId } from '../../domain/actor.ts'
import { orRunAgain } from '../attempt.ts'
import type { Ports } from '../../ports.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { isStanding, openPlaces } from '../../domain/validations/chairs.ts'
import { mayTake } from '../../domain/validations/different-people.ts'
import { askedCards, trackingCards } from '../cards/validation-cards.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { aboutOf, delegated } from './stand-ins-of.ts'
import { seeAbsence, type SeeNeeds } from './see-absence.ts'

type Needs = SeeNeeds & Pick<Ports, 'validations' | 'posts' | 'delegations'>

/**
 * When a step begins to wait, and again at a reminder: delegations made since are applied, and an absent approver
 * without a stand-in is offered to lend their place, once an absence.
 */
export async function offerDelegations(
  ports: Needs,
  validationId: string,
  step: number,
  settings: WorkingHours,
): Promise<void> {
  const validation = await withDelegates(ports, validationId, step)
  const asked = validation?.steps[step]
  if (!validation || !asked) return
  const now = ports.now()
  let news = false
  const may = (person: PersonId, place: PersonId) => mayTake(validation, step, person, place)
  for (const { id, standIns } of openPlaces(asked).filter(place => may(place.id, place.id))) {
    const covered = standIns.some(one => isStanding(one, now) && may(one.id, id))
    news = (await seeAbsence(ports, id, covered, settings)) || news
  }
  const post = news ? await ports.posts.byId(validation.postId) : null
  if (post) await ports.commit(...trackingCards(post, validation))
}

/** Null: it does not wait at this step (any more). */
async function withDelegates(ports: Needs, id: string, step: number): Promise<Validation | null> {
  return orRunAgain(async () => {
    const read = await ports.validations.byId(id)
    if (read?.state !== 'waiting' || read.current !== step) return null
    const steps = await delegated(ports, read.steps, aboutOf(read, ports.now()))
    if (steps.every((one, index) => one === read.steps[index])) return read
    const validation = { ...read, version: read.version + 1, steps }
    const details = { steps: JSON.stringify(steps) }
    const done = await ports.commit(
      { save: 'validation', row: validation, ifVersion: read.version },
      { journal: { verb: 'delegation.applied', actor: null, subject: read.reference, seal: read.seal, details } },
      ...askedCards(validation),
    )
    return done === 'done' ? validation : 'stale'
  })
}
