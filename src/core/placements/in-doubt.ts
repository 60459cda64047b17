import { type Actor, isComms } from '../actor.ts'
import type { Face } from '../face.ts'
import type { Ports } from '../ports.ts'
import { waitedFor } from '../validations/asked/chairs.ts'
import { isOutdated } from '../validations/proposals/answer-proposal.ts'
import { faceOf } from './face-of.ts'
import type { Shown } from './faces/shown.ts'
import type { Placement } from './placement.ts'

/** So many are looked at, the last changed first; what is over is left out. */
const lookedAt = 100

export type Doubt = Shown & { placement: Placement }
type Needs = Parameters<typeof faceOf>[0] & Pick<Ports, 'placements'>

/** The cards that may not have arrived and are still waited for: only comms decides what becomes of them. */
export async function placementsInDoubt(ports: Needs, actor: Actor): Promise<Doubt[]> {
  if (!isComms(actor)) return []
  const placements = await ports.placements.inDoubt(lookedAt)
  const shown = await Promise.all(placements.map(({ key }) => faceOf(ports, key)))
  return placements.flatMap((placement, index) => {
    const one = shown[index]
    return one && isWaitedFor(one.face) ? [{ ...one, placement }] : []
  })
}

/** Whether somebody still waits for what the card is for. */
export function isWaitedFor(face: Face): boolean {
  switch (face.face) {
    case 'receipt':
    case 'inbox':
    case 'answer':
      return ['received', 'taken', 'asked'].includes(face.initiative.state)
    case 'question':
      return face.initiative.state === 'asked' && face.initiative.questions[face.index]?.answer === null
    case 'validation': {
      return waitedFor(face.validation).some(
        ({ id, standIns }) => id === face.reader || standIns.some(one => one.id === face.reader),
      )
    }
    case 'waiting':
      return face.moved === null && face.waiting.lines.length > 0
    case 'escalated':
    case 'missed':
    case 'unanswered':
    case 'tracking':
      return face.validation.state === 'waiting'
    case 'comment':
      return face.post.validationId === face.validation.id && face.post.state === 'in-validation'
    case 'proposal':
      return face.proposal.state === 'offered' && !isOutdated(face)
    case 'second':
      return face.broadcast.confirmation?.at === face.since
    case 'held':
      return face.broadcast.state === 'held' && face.broadcast.heldAt === face.since
    case 'heads':
    case 'head':
      // The next day's says more.
      return false
    case 'event':
      // Nobody is told who comes: these stay with their reader.
      return false
    case 'offer':
      return false
    case 'delegation':
      return face.delegation.ended === null
    case 'list':
      return face.list.state === 'read'
    case 'outcome':
    case 'dropped':
    case 'broadcast':
    case 'told':
    case 'note':
    case 'reply':
      return true
  }
}
