import { isComms } from '../../core/domain/actor.ts'
import { beginsWith } from '../../core/domain/text.ts'
import type { RelayTask } from '../../core/domain/relays/relay.ts'
import { broadcastsMost, findByReference } from '../turn/find.ts'
import { among, asId, askedFirst, equivalent, type Finding, firstNumber, withRest } from '../turn/equivalent.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, type TypedWords } from '../turn/typed-table.ts'
import { relayVerbs } from './relay-verbs.ts'
import { sitesAskedOf } from '../../core/use-cases/relays/sites-asked-of.ts'
import type { Answer } from '../turn/answer.ts'
import { drawMySites } from './draw-my-sites.ts'
import { forAll, notOfficers, stays } from '../turn/word-facts.ts'

const mineMost = 100

const sent = asId(
  'broadcastId',
  among({
    all: async ({ ports }) => (await ports.broadcasts.recent(broadcastsMost)).filter(({ kind }) => kind === 'send'),
    may: isComms,
  }),
)

/** The typed equivalent of each button: « affiché 17 », « je ne peux pas 17 : en congé », « joindre les sites 17 ». */
export const relayWords = {
  // « joindre les sites 42 » asks; with the number that it shows, « joindre les sites 42 38 », it is meant.
  reachSites: equivalent(notOfficers, relayVerbs, askedFirst('relay.sites', 'relay.ask', 'sites', firstNumber), sent),
  sitesOf: equivalent(notOfficers, relayVerbs, 'relay.board', sent),
  repeatSites: equivalent(notOfficers, relayVerbs, 'relay.repeat', sent),
  mySites: stays(forAll, turn => showMySites(turn)),
  sitePosted: equivalent(forAll, relayVerbs, 'relay.posted', site(false)),
  siteTold: equivalent(forAll, relayVerbs, 'relay.told', site(false)),
  siteCannot: equivalent(forAll, relayVerbs, withRest('relay.cannot', 'reason'), site(true)),
  siteDown: equivalent(forAll, relayVerbs, 'relay.down', site(false, toTakeDown)),
} satisfies TypedWords

function asked({ ports, actor }: Turn): Promise<RelayTask[]> {
  return ports.relayTasks.askedOf(actor.id, mineMost)
}

/** Of rounds that are over: they are what a poster comes down for. */
async function toTakeDown({ ports, actor }: Turn): Promise<RelayTask[]> {
  return (await ports.relayTasks.ofRelay(actor.id, mineMost)).filter(({ takeDown }) => takeDown !== null)
}

/**
 * Sites of which this person is the relay. With several sites, people name one after the reference, « affiché 17 Voirie
 * dépôt Nord »; without a name, or with the name of another site, all of that reference are shown, and nothing is
 * noted. `saysWhy`: the rest of the line may be a reason instead.
 */
function site(saysWhy: boolean, tasks = asked): Finding<{ taskId: string }> {
  return async (turn, { reference, rest }, then) => {
    const mine = await tasks(turn)
    const found = findByReference(mine, reference)
    const several = found.kind === 'several' ? found.found : []
    const named = several.filter(({ site }) => beginsWith(rest, site.name))
    const run = ({ id }: RelayTask, said: string) => then({ taskId: id }, said.replace(/^\s*:\s*/, ''))
    if (named.length === 1) return run(named[0]!, rest.trim().slice(named[0]!.site.name.length))
    if (several.length > 0) return showMySites(turn)
    return pickOne(turn, mine, reference, task =>
      saysWhy || !/[\p{L}\p{N}]/u.test(rest) || beginsWith(rest, task.site.name) ? run(task, rest) : showMySites(turn),
    )
  }
}

/** What is asked of this person at their sites: what is waited for first. */
async function showMySites({ ports, actor, look }: Turn): Promise<Answer> {
  const { waiting, answered } = await sitesAskedOf(ports, actor.id)
  return { kind: 'card', card: drawMySites([...waiting, ...answered], look) }
}
