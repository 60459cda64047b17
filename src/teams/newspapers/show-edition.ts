import type { Edition } from '../../core/domain/newspapers/edition.ts'
import type { Newspaper, NewspaperSection } from '../../core/domain/newspapers/newspaper.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import type { EditionRead } from '../../core/use-cases/editions/edition-plan.ts'
import { editionFor, seeEdition, seePlan } from '../../core/use-cases/newspapers/edition/see-edition.ts'
import type { Answer } from '../turn/answer.ts'
import { refusedAsItStands } from '../turn/edition-refused.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import { nearestName } from '../turn/slips-between.ts'
import type { Turn } from '../turn/turn.ts'
import { drawEdition, type EditionCardData } from './drawn/draw-edition.ts'
import { drawLine } from './drawn/draw-line.ts'

/** « journal TU-2026-11 » */
export function showEdition(
  turn: Turn,
  editionId: string,
  shown: Pick<EditionCardData, 'said' | 'warned' | 'retracting' | 'mailing'> = {},
): Promise<Answer> {
  return answered(turn, seeEdition(turn.ports, turn.actor, editionId, turn.settings), seen => ({
    kind: 'card',
    card: drawEdition({ ...seen, ...shown }, turn.look),
  }))
}

/** One line of it; if it is gone, the edition. */
export function showLine(turn: Turn, editionId: string, itemId: string): Promise<Answer> {
  return answered(turn, seePlan(turn.ports, turn.actor, editionId, turn.settings), seen => {
    const card = drawLine({ seen, itemId }, turn.look)
    return card ? { kind: 'card', card } : showEdition(turn, editionId)
  })
}

/** For what asks nothing of its lines' posts; null: there is none, or not for them. */
export async function editionRead(turn: Turn, editionId: string): Promise<EditionRead | null> {
  const result = await editionFor(turn.ports, turn.actor, editionId)
  return result.kind === 'edition-read' ? result : null
}

async function answered<Seen extends { kind: 'edition-seen' | 'plan-seen' }>(
  turn: Turn,
  asked: Promise<Seen | { kind: 'not-comms' } | { kind: 'not-found' }>,
  answer: (seen: Seen) => Answer | Promise<Answer>,
): Promise<Answer> {
  const result = await asked
  if (result.kind === 'not-comms') return notComms(turn)
  if (result.kind === 'not-found') return refusal(turn, { kind: 'not-found' })
  return answer(result)
}

type OfEdition = 'edition-printing' | 'edition-submitted' | 'edition-over' | 'changed-since'
type OfPost = 'post-over' | 'post-not-printed'
type Plain =
  'not-found' | 'busy' | 'already-in-edition' | 'nothing-ready' | 'edition-full' | 'no-such-line' | 'at-the-edge'

/** Answers that every action on an edition may have. */
export async function refusedEdition(
  turn: Turn,
  result:
    | { kind: OfEdition; edition: Edition }
    | { kind: OfPost; post: Post }
    | { kind: 'already-under'; heading: string }
    | { kind: 'no-such-heading'; newspaper: Newspaper }
    | { kind: 'not-comms' }
    | { kind: Plain },
): Promise<Answer> {
  switch (result.kind) {
    case 'edition-printing':
    case 'edition-submitted':
    case 'edition-over':
      return refusedAsItStands(turn, result.edition)
    case 'post-over':
    case 'post-not-printed':
      return refusal(turn, { kind: result.kind }, { reference: result.post.reference })
    case 'already-under':
      return refusal(turn, { kind: result.kind }, { heading: result.heading })
    case 'no-such-heading':
      return noSuchHeading(turn, '', result.newspaper.sections)
    case 'changed-since':
      return refusal(turn, { kind: 'edition-changed-since' }, { reference: result.edition.reference })
    default:
      return refusal(turn, result)
  }
}

/** With all headings, and the one that was probably meant. */
export function noSuchHeading(turn: Turn, typed: string, sections: readonly NewspaperSection[]): Answer {
  const names = sections.map(({ name }) => name)
  const [list, near] = [names.join(', '), nearestName(typed, names)]
  return near === null
    ? refusal(turn, { kind: 'no-such-heading' }, { list })
    : refusal(turn, { kind: 'no-such-heading-near' }, { near, list })
}
