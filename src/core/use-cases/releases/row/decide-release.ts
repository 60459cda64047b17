import type { Change } from '../../../change.ts'
import { type Actor, named } from '../../../domain/actor.ts'
import { readTime, type ScheduleErrors } from '../../../domain/broadcasts/start-time.ts'
import { readPlace } from '../../../domain/releases/by-hand.ts'
import { isByHand, type Release } from '../../../domain/releases/release.ts'
import { actsOf, type ReleaseAct } from '../../../domain/releases/release-acts.ts'
import { cleanText } from '../../../domain/text.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import type { Busy } from '../../attempt.ts'
import { byHandCard } from '../../cards/by-hand-card.ts'
import { notComms, road } from '../../road.ts'
import { approvedVersion } from '../../broadcasts/sealed/approved-version.ts'
import { heldChanges } from './hold-release.ts'
import { releaseEntry, withRelease } from './release-row.ts'

/** `version`: of the release, as it was shown; null: typed, whatever it is now. */
export type DecideInput = {
  id: string
  act: ReleaseAct
  version: number | null
  date?: unknown
  time?: unknown
  link?: unknown
}
export type DecideResult =
  | { kind: 'decided'; release: Release }
  /** It moved since it was shown, or this cannot be done with what it is now. */
  | { kind: 'moved-meanwhile' | 'not-now'; release: Release }
  /** Before the hour that was vouched for. */
  | { kind: 'too-early'; release: Release }
  | { kind: 'invalid'; release: Release; errors: ScheduleErrors }
  | { kind: 'bad-link'; release: Release }
  | { kind: 'not-comms' }
  | { kind: 'not-found' }
  | Busy

type Needs = Pick<Ports, 'posts' | 'validations' | 'releases' | 'history' | 'commit' | 'now'>

const decisions = road({
  read: ({ releases }: Pick<Ports, 'releases'>, { id }: DecideInput) => releases.byId(id),
  refuses: notComms,
  attempt: release => ({ what: 'release.decide', subject: release?.reference ?? 'releases' }),
})

/** What somebody of comms says of one release; what is on its way is never touched. */
export function decideRelease(
  ports: Needs,
  actor: Actor,
  input: DecideInput,
  { timeZone }: { timeZone: string },
): Promise<DecideResult> {
  return decisions<DecideResult>(ports, actor, input, async release => {
    if (input.version !== null && input.version !== release.version) return { kind: 'moved-meanwhile', release }
    if (!actsOf(release, isByHand(release.channel)).includes(input.act)) return { kind: 'not-now', release }
    const at = input.act === 'at' ? readTime({ date: input.date, time: input.time }, ports.now(), timeZone) : null
    if (at !== null && typeof at !== 'string') return { kind: 'invalid', release, errors: at }
    const place = input.act === 'out' ? readPlace(cleanText(input.link)) : ''
    if (place === null) return { kind: 'bad-link', release }
    const link = place === '' ? null : place
    const now = ports.now()
    const barred = givesAnew(input.act) ? await barredAt(ports, release, at ?? now) : null
    if (barred !== null) return { kind: barred, release }
    const { row, changes } = decided(release, actor, input.act, { at, link, now })
    return { changes, answer: { kind: 'decided', release: row } }
  })
}

function givesAnew(act: ReleaseAct): boolean {
  return act === 'now' || act === 'at'
}

/**
 * What is approved no longer, or is not what was approved, stays, and nothing leaves before the hour that was vouched
 * for; everything else is asked as it leaves.
 */
async function barredAt(ports: Needs, release: Release, at: Instant): Promise<'not-now' | 'too-early' | null> {
  const post = await ports.posts.byId(release.postId)
  const approved = post && (await approvedVersion(ports, post))
  if (approved?.kind !== 'approved' || approved.version.seal !== release.seal) return 'not-now'
  const sealed = approved.version.elsewhere?.find(({ channel }) => channel === release.channel)?.at ?? null
  return sealed !== null && at < sealed ? 'too-early' : null
}

type Said = { at: Instant | null; link: string | null; now: Instant }

function decided(release: Release, actor: Actor, act: ReleaseAct, said: Said): { row: Release; changes: Change[] } {
  const { now } = said
  const by = named(actor)
  const made = (change: Partial<Release>, verb: Parameters<typeof releaseEntry>[0], runs: boolean) => {
    const { row, changes } = withRelease(release, { ...change, by }, now)
    const job: Change[] = runs ? [{ job: 'release.publish', data: { id: row.id }, at: row.at ?? now }] : []
    const entry = releaseEntry(verb, row, by, { act, scheduledFor: row.at })
    const follow: Change = { job: 'releases.follow', data: { postId: row.postId } }
    return { row, changes: [...changes, entry, ...job, ...byHandCard(row), follow] }
  }
  const again = { state: 'planned', held: null, refusal: null } as const
  switch (act) {
    case 'now':
      return made({ ...again, at: now }, 'release.asked', true)
    case 'at':
      return made({ ...again, at: said.at }, 'release.moved', !isByHand(release.channel))
    case 'hold': {
      const changes = heldChanges(release, 'stopped', now, by)
      return { row: { ...release, version: release.version + 1, state: 'held' }, changes }
    }
    case 'retry':
      return atOnce(made({ held: null, refusal: null }, 'release.asked', false), now)
    case 'take-back':
      return atOnce(made({ pending: 'take-back', held: null, refusal: null }, 'release.asked', false), now)
    case 'gone':
      return release.pending === 'take-back'
        ? made({ state: 'taken-back', pending: null }, 'release.settled', false)
        : made({ pending: null }, 'release.settled', false)
    case 'out':
      return made(
        { state: 'declared', declared: { by, link: said.link, at: now }, silentSince: null, silenceTold: false },
        'release.settled',
        false,
      )
    case 'not-out':
      // Another key: the network may still show that it has the first one, and somebody looked.
      return made(
        { ...again, at: now, edition: release.edition + 1, startedAt: null, silentSince: null, silenceTold: false },
        'release.settled',
        true,
      )
  }
}

function atOnce({ row, changes }: { row: Release; changes: Change[] }, now: Instant) {
  return { row, changes: [...changes, { job: 'release.publish', data: { id: row.id }, at: now } as const] }
}
