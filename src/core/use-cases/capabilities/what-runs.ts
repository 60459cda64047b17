import type { Capability } from '../../domain/capabilities/capability.ts'
import { stateOf } from '../../domain/week/line-state.ts'
import { daysLater, instantOf, localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'

/** What runs of a capability, by what is counted. */
export type Running = { what: RunningKind; n: number }
export type RunningKind =
  | ('events' | 'eventAnswers' | 'calls' | 'callAnswers' | 'editions' | 'plannedReleases' | 'plannedArticles')
  | ('articles' | 'rounds' | 'campaigns' | 'feeds' | 'ideas')
type Needs = Pick<
  Ports,
  | ('events' | 'week' | 'calls' | 'editions' | 'releases' | 'relayRounds' | 'campaigns' | 'agenda')
  | ('recurringIdeas' | 'hours' | 'now')
>

/** More of one kind are not counted: the card says « at least ». */
export const countedMost = 200
/** Nobody plans an event further ahead. `rowsMost`: of all posts of these days. */
const daysAhead = 2 * 365
const rowsMost = 2_000

const count: Record<Capability, (ports: Needs) => Promise<Running[]>> = {
  events: eventsAhead,
  calls: async ({ calls }) => {
    const open = (await calls.current()).filter(({ state }) => state === 'open')
    const asked = (await Promise.all(open.map(({ id }) => calls.departmentsOf(id)))).flat()
    return [
      { what: 'calls', n: open.length },
      { what: 'callAnswers', n: asked.filter(({ answer }) => answer !== null).length },
    ]
  },
  newspapers: async ({ editions }) => [
    { what: 'editions', n: (await editions.current()).filter(({ state }) => state !== 'published').length },
  ],
  networks: async ({ releases }) => {
    const planned = await releases.inStates(['planned', 'publishing'], countedMost)
    return [{ what: 'plannedReleases', n: planned.filter(({ channel }) => channel !== 'site').length }]
  },
  site: async ({ releases }) => {
    const planned = await releases.inStates(['planned', 'publishing'], countedMost)
    return [
      { what: 'plannedArticles', n: planned.filter(({ channel }) => channel === 'site').length },
      { what: 'articles', n: (await releases.published('site', countedMost)).length },
    ]
  },
  relays: async ({ relayRounds, now }) => [
    { what: 'rounds', n: (await relayRounds.open(now(), '', countedMost)).length },
  ],
  campaigns: async ({ campaigns, agenda, recurringIdeas }) => [
    { what: 'campaigns', n: (await campaigns.open()).length },
    { what: 'feeds', n: (await agenda.now()).length },
    { what: 'ideas', n: (await recurringIdeas.all()).filter(({ state }) => state === 'on').length },
  ],
  figures: async () => [],
}

/** « 2 calls open, 14 answers »: what an administrator reads before they switch it off. What is none is left out. */
export async function whatRuns(ports: Needs, capability: Capability): Promise<Running[]> {
  return (await count[capability](ports)).filter(({ n }) => n > 0)
}

/** Events that people have and that are still to come, whether or not anybody answered yet. */
async function eventsAhead({ events, week, hours, now }: Needs): Promise<Running[]> {
  const { timeZone } = hours
  const today = localDay(now(), timeZone)
  const [from, to] = [today, daysLater(today, { days: daysAhead })].map(day => instantOf(day, '00:00', timeZone)!)
  const rows = await week.within(from!, to!, rowsMost)
  const ahead = rows.filter(({ post, send }) => {
    const isAnnounced = ['sent', 'sending'].includes(stateOf(post, send))
    return isAnnounced && !post.isCalledOff && post.event !== null && post.event.date >= today
  })
  const tallies = await Promise.all(ahead.map(({ post }) => events.tally(post.id)))
  const answers = tallies.map(tally => Object.values(tally).reduce((sum, n) => sum + n, 0))
  return [
    { what: 'events', n: ahead.length },
    { what: 'eventAnswers', n: answers.reduce((sum, n) => sum + n, 0) },
  ]
}
