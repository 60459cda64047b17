import type { Broadcast } from '../../../core/domain/broadcasts/broadcast.ts'
import { pendingSites } from '../../../core/domain/broadcasts/second-confirmation.ts'
import type { BroadcastSeen } from '../../../core/domain/faces/broadcast-seen.ts'
import type { PeopleAt, RelayLines } from '../../../core/domain/people-at-sites.ts'
import type { RelayRound, RelayTask } from '../../../core/domain/relays/relay.ts'
import { hangs, isAhead, isToComeDown, mayReachSites, stateOf } from '../../../core/domain/relays/relay-state.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { keysOf, type Words } from '../../../words.ts'
import type { Look } from '../../cards/card-templates.ts'
import { isOn } from '../../cards/switched-on.ts'
import { type Fact, facts } from '../../cards/choices.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { enumerate } from '../../cards/names.ts'

const key = keysOf('broadcasts.broadcast')
/** A line names so many sites, and counts the others. */
const namedMost = 12

/** Nobody told how many people. */
const unsaid = '?'

/** « au moins 640 personnes »: of some sites nobody said how many they are, which is never 0. */
export function peopleText(at: Pick<PeopleAt, 'people' | 'unknown'>, words: Words): string {
  const { people } = at
  if (at.unknown === 0) return words.count('relays.people.known', people)
  return people === 0
    ? words.text('relays.people.unknown', { unknown: unsaid })
    : words.text('relays.people.some', { n: words.number(people) })
}

/** Who is reached and who is not, three lines with a denominator each; what buttons the sites have. */
export function sitesView({ broadcast, report, sites: seen, now }: BroadcastSeen & { now: Instant }, look: Look) {
  const { words } = look
  const sites = isOn('relays', look) ? seen : null
  const asked = sites?.round ?? null
  const toAsk = (asked ? sites?.leftOut : sites?.lines.all.sites) ?? 0
  return {
    reached: sites === null || asked === null ? [] : reachedFacts({ report, sites }, words),
    sitesUnread: sites !== null && sites.unreached > 0 ? words.count(key('sitesUnread'), sites.unreached) : '',
    sitesAhead: aheadText(asked, now, words),
    sitesLeft: leftText(sites, words),
    sitesNotLeft: notLeftText(sites, words),
    repeatable: (sites?.doubtful ?? 0) > 0,
    repeatTitle: words.count(key('repeatSites'), sites?.doubtful ?? 0),
    nobodyAt: nobodyText(sites, words),
    reachable: toAsk > 0 && mayReachSites(broadcast),
    reachTitle: words.count(key('reachSites'), toAsk),
    sitesSeen: asked !== null,
    seeTitle: words.text(key('seeSites'), {
      done: words.number(sites?.lines.reached.sites ?? 0),
      all: words.number((sites?.lines.all.sites ?? 0) + (sites?.lines.nobody.sites ?? 0)),
    }),
  }
}

/** When the relays get their cards, where that is not at once. */
function aheadText(round: RelayRound | null, now: Instant, words: Words): string {
  if (round === null || round.ended) return ''
  const { ringsAt, leavesAt } = round
  if (ringsAt !== undefined && ringsAt > now) return words.text(key('sitesCalm'), { date: words.date(ringsAt) })
  return leavesAt !== null && isAhead(round, now) ? words.text(key('sitesAhead'), { date: words.date(leavesAt) }) : ''
}

function notLeftText(sites: BroadcastSeen['sites'], words: Words): string {
  if (!sites?.notLeft) return ''
  const { at, why } = sites.notLeft
  const reason = words.text(why === null ? key('sitesNotLeft.unsaid') : `${key('sitesNotLeft')}.${why}`)
  return words.text(key('sitesNotLeft.line'), { date: words.date(at), reason })
}

/** Of two who ask the sites, the first. */
export function sitesConfirmationText(broadcast: Broadcast, now: Instant, look: Look): string {
  const { words } = look
  const first = isOn('relays', look) && mayReachSites(broadcast) ? pendingSites(broadcast, now) : null
  if (!first) return ''
  const { by, at, people } = first
  const values = { name: escapeLine(by.name), date: words.date(at), count: words.count('audience.headCount', people) }
  return words.text(key('confirmationSites'), values)
}

type Seen = Pick<BroadcastSeen, 'report'> & { sites: NonNullable<BroadcastSeen['sites']> }

function reachedFacts({ report, sites: { lines } }: Seen, words: Words): Fact[] {
  const sum = Object.values(report?.counts ?? {}).reduce((sum, n) => sum + n, 0)
  const of = (n: string, all: string) => words.text(key('reached.of'), { n, all })
  const teams = report && of(words.number(report.counts.delivered), words.count('relays.people.known', sum))
  return [...facts([words.text(key('reached.teams')), teams]), ...relayFacts(lines, words)]
}

/** By a relay, and at sites without one: a denominator each. */
export function relayFacts({ reached, all, nobody }: RelayLines, words: Words): Fact[] {
  const values = { n: numberText(reached, words), all: peopleText(all, words) }
  return facts(
    [
      words.text(key('reached.relay')),
      words.text(key('reached.relayOf'), {
        people: words.text(key('reached.of'), values),
        n: words.number(reached.sites),
        sites: words.count('relays.sites', all.sites),
      }),
    ],
    [words.text(key('reached.nobody')), nobody.sites === 0 ? words.text(key('reached.none')) : atSites(nobody, words)],
  )
}

/** « au moins 640 » */
function numberText({ people, unknown }: PeopleAt, words: Words): string {
  if (unknown === 0) return words.number(people)
  return people === 0 ? unsaid : words.text('relays.people.least', { n: words.number(people) })
}

function atSites(at: PeopleAt, words: Words): string {
  const sites = words.count('relays.sites', at.sites)
  return words.text(key('reached.sites'), { people: peopleText(at, words), sites })
}

/** Who cannot, or what still hangs once it is over; which sites these are, their list says. */
function leftText(sites: BroadcastSeen['sites'], words: Words): string {
  const round = sites?.round
  if (!round) return ''
  const of = (is: (task: RelayTask) => boolean) => (sites.tasks ?? []).filter(is).length
  const [n, name] = round.ended
    ? ([isToComeDown(round) ? of(hangs) : 0, round.edition ? 'copiesOut' : 'hanging'] as const)
    : ([of(task => stateOf(task, round) === 'cannot'), 'cannot'] as const)
  return n === 0 ? '' : words.count(`relays.board.${name}`, n)
}

/** In red, before it is sent. */
function nobodyText(sites: BroadcastSeen['sites'], words: Words): string {
  if (sites === null || sites.nobody.length === 0) return ''
  const others = sites.nobody.length - namedMost
  const named = sites.nobody.slice(0, namedMost).map(escapeLine)
  return words.text(key('nobodyAt'), {
    people: peopleText(sites.lines.nobody, words),
    sites: words.count('relays.sites', sites.nobody.length),
    list: enumerate(others > 0 ? [...named, words.count('relays.board.more', others)] : named, words),
  })
}
