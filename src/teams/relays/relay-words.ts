import { isComms } from '../../core/domain/actor.ts'
import { fold } from '../../core/domain/text.ts'
import type { RelayTask } from '../../core/domain/relays/relay.ts'
import { broadcastsMost, findByReference } from '../turn/find.ts'
import { notComms } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { relayVerbs } from './relay-verbs.ts'
import { sitesAskedOf } from '../../core/use-cases/relays/sites-asked-of.ts'
import type { Answer } from '../turn/answer.ts'
import { drawMySites } from './draw-my-sites.ts'
import { forAll, notOfficers, type Say, word } from '../turn/word-facts.ts'

type Name = keyof typeof relayVerbs

const mineMost = 100

/** The typed equivalent of each button: « affiché 17 », « je ne peux pas 17 : en congé », « joindre les sites 17 ». */
export const relayWords = {
  // « joindre les sites 42 » asks; with the number that it shows, « joindre les sites 42 38 », it is meant.
  reachSites: word(notOfficers, (turn, reference, rest) =>
    ofBroadcast(turn, reference, id =>
      /^\d/.test(rest.trim())
        ? press(turn, relayVerbs, 'relay.ask', { broadcastId: id, sites: Number.parseInt(rest, 10) })
        : press(turn, relayVerbs, 'relay.sites', { broadcastId: id }),
    ),
  ),
  sitesOf: word(notOfficers, (turn, reference) =>
    ofBroadcast(turn, reference, id => press(turn, relayVerbs, 'relay.board', { broadcastId: id })),
  ),
  repeatSites: word(notOfficers, (turn, reference) =>
    ofBroadcast(turn, reference, id => press(turn, relayVerbs, 'relay.repeat', { broadcastId: id })),
  ),
  mySites: word(forAll, async turn => [await showMySites(turn)]),
  sitePosted: word(forAll, atSite('relay.posted')),
  siteTold: word(forAll, atSite('relay.told')),
  siteCannot: word(forAll, atSite('relay.cannot')),
  siteDown: word(forAll, atSite('relay.down')),
} satisfies TypedWords

async function ofBroadcast(turn: Turn, reference: string, then: (id: string) => ReturnType<typeof press>) {
  if (!isComms(turn.actor)) return [notComms(turn)]
  const sent = (await turn.ports.broadcasts.recent(broadcastsMost)).filter(({ kind }) => kind === 'send')
  return pickOne(turn, sent, reference, async ({ id }) => [await then(id)])
}

/**
 * Of the sites that are asked of this person. Who looks after several names one after the reference, « affiché 17
 * Voirie dépôt Nord »; else all of that reference are shown. So they are to whoever names another site than their own:
 * nothing is noted of a site that nobody meant. Why somebody cannot is said in their own words.
 */
function atSite(name: Name): Say {
  return async (turn, reference, rest) => {
    const mine = await turn.ports.relayTasks.askedOf(turn.actor.id, mineMost)
    const found = findByReference(mine, reference)
    const several = found.kind === 'several' ? found.found : []
    const named = several.filter(({ site }) => startsWith(rest, site.name))
    const run = async (task: RelayTask, said: string) => [
      await press(turn, relayVerbs, name, { taskId: task.id, reason: said.replace(/^\s*:\s*/, '') }),
    ]
    if (named.length === 1) return run(named[0]!, rest.trim().slice(named[0]!.site.name.length))
    if (several.length > 0) return [await showMySites(turn)]
    const isReason = name === 'relay.cannot'
    return pickOne(turn, mine, reference, async task =>
      isReason || !/[\p{L}\p{N}]/u.test(rest) || startsWith(rest, task.site.name)
        ? run(task, rest)
        : [await showMySites(turn)],
    )
  }
}

function startsWith(text: string, name: string): boolean {
  return fold(text.trim().slice(0, name.length)) === fold(name)
}

/** What is asked of this person at their sites: what is waited for first. */
async function showMySites({ ports, actor, look }: Turn): Promise<Answer> {
  const { waiting, answered } = await sitesAskedOf(ports, actor.id)
  return { kind: 'card', card: drawMySites([...waiting, ...answered], look) }
}
