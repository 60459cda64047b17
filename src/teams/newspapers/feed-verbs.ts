import { isComms } from '../../core/domain/actor.ts'
import type { Call } from '../../core/domain/calls/call.ts'
import type { Edition } from '../../core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../core/domain/newspapers/newspaper.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import { abandonEdition } from '../../core/use-cases/newspapers/edition/abandon-edition.ts'
import { notOpen } from '../../core/use-cases/newspapers/edition/edition-road.ts'
import { callForm } from '../calls/call-forms.ts'
import { feed } from '../calls/feed.ts'
import { drawNotice } from '../cards/draw-notice.ts'
import type { Answer } from '../turn/answer.ts'
import { findByReference } from '../turn/find.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { refusedEdition, showEdition } from './show-edition.ts'
import { orders, second } from '../turn/verb-facts.ts'

export const feedVerbs = {
  'edition.call': verb(orders('uncounted'), ['editionId'], (turn, { editionId }) => onOpen(turn, editionId, callFor)),
  'edition.unlink': verb(orders('uncounted'), ['editionId', 'callId'], async (turn, { editionId, callId }) => {
    return (await feed(turn, callId, editionId, false)) ?? showEdition(turn, editionId)
  }),
  // Asked once: a composition that is given up does not come back.
  'edition.leave': verb(orders('uncounted'), ['editionId'], (turn, { editionId }) => onOpen(turn, editionId, askLeave)),
  'edition.abandon': verb(second('edition.leave', orders('uncounted')), ['editionId'], async (turn, { editionId }) => {
    const result = await abandonEdition(turn.ports, turn.actor, editionId)
    if (result.kind === 'edition-changed') return showEdition(turn, editionId)
    // Pressed twice: it is given up all the same.
    if (result.kind === 'edition-over' && result.edition.state === 'abandoned') return showEdition(turn, editionId)
    return refusedEdition(turn, result)
  }),
} satisfies Verbs

type Draw = (turn: Turn, edition: Edition, newspaper: Newspaper) => Answer | Promise<Answer>

async function onOpen(turn: Turn, editionId: string, draw: Draw): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const edition = await turn.ports.editions.byId(editionId)
  const newspaper = edition && (await turn.ports.newspapers.byId(edition.newspaperId))
  if (!edition || !newspaper) return refusal(turn, { kind: 'not-found' })
  const closed = notOpen(edition, turn.ports.now())
  return closed ? refusedEdition(turn, closed) : draw(turn, edition, newspaper)
}

/** *Appel à contributions*: for the headings of this newspaper, until its *bouclage*. */
function callFor(turn: Turn, edition: Edition, { name, sections }: Newspaper): Promise<Answer> {
  const { closesOn, number } = edition
  const isAhead = closesOn > localDay(turn.ports.now(), turn.settings.timeZone)
  return callForm(turn, turn.ports.newId(), {
    edition,
    values: {
      title: turn.look.words.text('newspapers.feed.title', { name, number }),
      sections: [...new Set(sections.flatMap(({ takes }) => takes))].join(','),
      ...(isAhead && { closes: closesOn }),
    },
  })
}

function askLeave({ look }: Turn, { id: editionId, reference }: Edition): Answer {
  const button = { title: look.words.text('newspapers.edition.leave'), verb: 'edition.abandon', data: { editionId } }
  const asked = { text: 'edition-abandon-sure', tone: 'warning', values: { reference }, buttons: [button] } as const
  return { kind: 'card', card: drawNotice({ ...asked, buttons: [button] }, look) }
}

/** « journal TU appel 3 »: an existing call; « journal TU détacher 3 »: one that feeds it. */
export async function feedTyped(turn: Turn, editionId: string, typed: string, feeds = true): Promise<Answer> {
  const calls = feeds ? await turn.ports.calls.current() : await callsOf(turn, editionId)
  const found = findByReference(isComms(turn.actor) ? calls : [], typed)
  if (found.kind === 'none') return refusal(turn, { kind: 'not-found' })
  if (found.kind === 'several')
    return refusal(turn, { kind: 'several-references' }, { list: found.found.map(one => one.reference).join(', ') })
  return (await feed(turn, found.found.id, editionId, feeds)) ?? showEdition(turn, editionId)
}

async function callsOf({ ports }: Turn, editionId: string): Promise<Call[]> {
  const { calls = [] } = (await ports.editions.byId(editionId)) ?? {}
  return (await Promise.all(calls.map(id => ports.calls.byId(id)))).filter(call => call !== null)
}
