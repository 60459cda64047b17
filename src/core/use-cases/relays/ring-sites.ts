import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../domain/errors.ts'
import { hasRelay } from '../../domain/relays/relay-state.ts'
import { leastPeople } from '../../domain/relays/relay-lines.ts'
import type { Settings, WorkingHours } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { checkSeal } from '../broadcasts/sealed/check-seal.ts'
import { askRelays, type AskNeeds } from './ask-relays.ts'
import { openRound, roundChanges } from './open-round.ts'
import { roundOf } from '../broadcasts/seen/round-of.ts'
import { sitesMeant } from '../broadcasts/seen/sites-meant.ts'
import { wordsForSites } from './words-for-sites.ts'

export type RingNeeds = AskNeeds & Pick<Ports, 'newId'>
export type RingRules = WorkingHours & Pick<Settings, 'fourEyesOver'>

/**
 * An emergency asks its sites by itself, before any of its cards leaves, once its other checks let it through. It waits
 * for no list: an error, or a run that takes longer than `waited`, is left to a job, which reports its errors. Ending
 * late nobody is asked twice: a site has one row, and its relay one card.
 */
export async function ringSites(
  ports: RingNeeds,
  broadcast: Broadcast,
  settings: RingRules,
  waited: () => Promise<void>,
): Promise<void> {
  if (!broadcast.urgent || broadcast.planned !== null) return
  const asked = askAtOnce(ports, broadcast, settings).then(
    () => true,
    () => false,
  )
  if (await Promise.race([asked, waited().then(() => false)])) return
  await ports.commit({ job: 'relays.follow', data: { broadcastId: broadcast.id } })
}

/** Sites for which nobody can tell whether their people are meant wait for a person's decision. */
export async function askAtOnce(ports: RingNeeds, broadcast: Broadcast, settings: RingRules): Promise<void> {
  if (!(await checkSeal(ports, broadcast))) return
  const words = await wordsForSites(ports, broadcast, settings.timeZone)
  if (words.kind !== 'words') return
  if (!(await roundOf(ports, broadcast))) {
    const sites = (await sitesMeant(ports, words.version.audience)).sure.filter(hasRelay)
    if (sites.length === 0) return
    const asking = { by: null, firstBy: null, sites: sites.length, people: leastPeople(sites) }
    const round = await openRound(ports, broadcast, words, asking)
    // Another process is asking at this moment: read again.
    if ((await ports.commit(...roundChanges(round, null, settings))) === 'stale') throw new Unavailable('stale')
  }
  await askRelays(ports, { id: broadcast.id }, settings)
}
