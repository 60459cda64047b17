import type { RelaySeen } from '../../core/domain/faces/relay-seen.ts'
import { type Answered, sayCannot, sayPosted, sayTakenDown, sayTold } from '../../core/use-cases/relays/answer-relay.ts'
import { askSites, askToReachSites, type AskSitesResult } from '../../core/use-cases/relays/ask-sites.ts'
import { repeatRelayCards } from '../../core/use-cases/placements/repeat-relay-cards.ts'
import { roundOf } from '../../core/use-cases/broadcasts/seen/round-of.ts'
import { seeTask } from '../../core/use-cases/relays/see-task.ts'
import { card, onBroadcast, shown } from '../broadcasts/shown-broadcast.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal, type Refused } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { mayAnswer } from '../../core/domain/relays/relay-state.ts'
import { escapeLine } from '../cards/markdown.ts'
import { drawAskSites } from './draw-ask.ts'
import { drawSitesBoard } from './draw-sites-board.ts'
import { drawRelay } from './draw-relay.ts'
import { own, orders, second, sends } from '../turn/verb-facts.ts'

const need = ['taskId'] as const

/** The buttons of the communication team, and of relays. */
export const relayVerbs = {
  'relay.sites': onBroadcast(orders('uncounted'), async (turn, id) =>
    asked(turn, await askToReachSites(turn.ports, turn.actor, id, turn.settings)),
  ),
  'relay.ask': onBroadcast(second('relay.sites', sends('uncounted')), async (turn, id, { sites, people }) => {
    // Older cards say `people` instead.
    const input = { broadcastId: id, sites: Number(sites ?? people) }
    return asked(turn, await askSites(turn.ports, turn.actor, input, turn.settings))
  }),
  'relay.board': onBroadcast(orders('uncounted'), async (turn, id) => {
    const broadcast = await turn.ports.broadcasts.byId(id)
    const round = broadcast && (await roundOf(turn.ports, broadcast))
    if (!round) return refusal(turn, { kind: 'not-found' })
    return { kind: 'card', card: drawSitesBoard({ round, tasks: await turn.ports.relayTasks.of(round.id) }, turn.look) }
  }),
  'relay.repeat': onBroadcast(sends('uncounted'), async (turn, id) => {
    const result = await repeatRelayCards(turn.ports, turn.actor, id)
    if (result.kind !== 'relays-repeated') return refusal(turn, result)
    return turn.road === 'typed' ? notice(turn, result.kind) : card(turn, result.broadcast)
  }),
  'relay.posted': verb(own('answerCall'), need, async (turn, ids, fields) =>
    answered(turn, await sayPosted(turn.ports, turn.actor, answerOf(ids, fields))),
  ),
  'relay.told': verb(own('answerCall'), need, async (turn, ids, fields) =>
    answered(turn, await sayTold(turn.ports, turn.actor, answerOf(ids, fields))),
  ),
  'relay.cannot': verb(own('answerCall'), need, async (turn, ids, fields) =>
    answered(turn, await sayCannot(turn.ports, turn.actor, { ...answerOf(ids, fields), reason: fields['reason'] })),
  ),
  'relay.down': verb(own('uncounted'), need, async (turn, { taskId }) =>
    answered(turn, await sayTakenDown(turn.ports, turn.actor, taskId), 'relay-down'),
  ),
  'relay.see': verb(own('uncounted'), need, async (turn, { taskId }) => {
    const seen = await seeTask(turn.ports, taskId)
    if (!seen || !mayAnswer(seen.task, turn.actor.id)) return refusal(turn, { kind: 'not-your-site' })
    return drawn(turn, seen)
  }),
} satisfies Verbs

/** The version from the card; a typed answer has none. */
function answerOf({ taskId }: { taskId: string }, { poster }: Record<string, unknown>): Answered {
  const said = Number(poster)
  return { taskId, poster: Number.isSafeInteger(said) && said > 0 ? said : null }
}

function asked(turn: Turn, result: AskSitesResult): Answer | Promise<Answer> {
  switch (result.kind) {
    case 'sites':
      return { kind: 'card', card: drawAskSites({ ...result, over: turn.settings.fourEyesOver }, turn.look) }
    case 'asked':
    case 'sites-asked':
      return turn.road === 'typed' && result.kind === 'sites-asked'
        ? refusal(turn, { kind: result.kind })
        : card(turn, result.broadcast)
    case 'second-needed':
      return turn.road === 'typed'
        ? notice(turn, result.kind, { people: turn.look.words.count('audience.headCount', result.people) })
        : card(turn, result.broadcast)
    case 'closed':
      return shown(turn, result)
    case 'sites-edition':
      return refusal(turn, { kind: result.kind }, { about: escapeLine(result.about) })
    default:
      return refusal(turn, result)
  }
}

type Result =
  ({ kind: 'changed' | 'said' } & RelaySeen) | Extract<Refused, { kind: RefusalKind }> | { kind: 'not-asked' }
type RefusalKind =
  'not-found' | 'busy' | 'relay-over' | 'poster-replaced' | 'nothing-hangs' | 'reason-missing' | 'too-long'

function answered(turn: Turn, result: Result, why: 'relay' | 'relay-down' = 'relay'): Answer {
  switch (result.kind) {
    case 'changed':
    case 'said':
      return turn.road === 'typed'
        ? notice(turn, 'site-said', { site: escapeLine(result.task.site.name) })
        : drawn(turn, result, why)
    case 'not-asked':
      return refusal(turn, { kind: 'not-your-site' })
    default:
      return refusal(turn, result)
  }
}

function drawn({ actor, look }: Turn, seen: RelaySeen, why: 'relay' | 'relay-down' = 'relay'): Answer {
  const asked = { ...seen, reader: actor.id, poster: seen.round.poster, why }
  return { kind: 'card', card: drawRelay(asked, look) }
}
