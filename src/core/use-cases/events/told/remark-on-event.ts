import type { Change } from '../../../change.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { expiryAt } from '../../../domain/broadcasts/cards-expiry.ts'
import { Unavailable } from '../../../domain/errors.ts'
import { type EventNow, type EventSeen, eventState, isAhead, isFull, remarkOf } from '../../../domain/events/event.ts'
import type { Reference } from '../../../domain/reference.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { type Instant, later } from '../../../domain/time.ts'
import { nextDay } from '../../../domain/working-time/local-time.ts'
import { afterQuietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import { orRunAgain } from '../../attempt.ts'
import { newChange, startChange } from '../../broadcasts/begin-correction.ts'
import {
  isChanging,
  isRemarkedInPart,
  isUnderWay,
  remarkSaid,
  standingBroadcast,
} from '../../broadcasts/standing-broadcast.ts'
import { type EventReads, readBrought, readPlaces } from '../read-event.ts'

type Needs = EventReads & Pick<Ports, 'commit' | 'now' | 'newId' | 'newReference'>

/** Places come and go: all cards of an event are changed for it at most so often. */
export const remarkedEveryMs = 30 * 60_000
/** While something else changes the cards, the job looks again after so long. */
const waitMs = 10 * 60_000

/**
 * The job `event.remark`: writes on every delivered card what is true of its event for everybody, also for people who
 * did not answer: full, free again, closed. Once, where the cards say something else, and when people may be disturbed;
 * until then it asks for itself again. Answers never wait for it: they show the present state at once.
 */
export async function remarkOnEvent(
  ports: Needs,
  { postId, closing }: { postId: string; closing: boolean },
  settings: WorkingHours,
): Promise<void> {
  let birth: { id: string; reference: Reference } | null = null
  await orRunAgain(async () => {
    const brought = await readBrought(ports, postId)
    if (!brought) return 'done'
    const { event, target, changing } = brought
    const now = ports.now()
    if (!isAhead(eventState(event, now, settings))) return 'done'
    const wanted = remarkOf({ ...event, places: await readPlaces(ports, event) }, now, settings)
    const look = closing ? lookAgain(event, now, settings) : []
    if (wanted === remarkSaid(changing) && !isRemarkedInPart(changing))
      return look.length === 0 ? 'done' : ports.commit(...look)
    const due = dueAt(wanted, changing, now, settings)
    if (due > now) return ports.commit(...look, { job: 'event.remark', data: { postId, closing: false }, at: due })
    // Its end asks for the remark anew.
    if (isUnderWay(target)) return look.length === 0 ? 'done' : ports.commit(...look)
    if (isChanging(changing) || event.post.state === 'broadcasting')
      throw new Unavailable('being-changed', { retryAfterMs: waitMs })
    if ((await ports.deliveries.report(target.id)).counts.delivered === 0) return 'done'
    birth ??= { id: ports.newId(), reference: await ports.newReference('DIF') }
    const standing = standingBroadcast(target, changing)
    const made = newChange('remark', target, standing, { ...birth, at: now, sentBy: null })
    const remark = { ...made, remark: wanted ?? ('free' as const) }
    // The version moves, so that a person who corrects or takes back at this moment reads again.
    const touched = { ...event.post, version: event.post.version + 1 }
    return ports.commit(
      { save: 'post', row: touched, ifVersion: event.post.version },
      ...startChange(remark, { target: target.reference, remark: remark.remark }),
      ...look,
    )
  })
}

/** The day after the last one for answers; a correction that moves that day orders its own look. */
function lookAgain({ post, details }: EventNow, now: Instant, settings: WorkingHours): Change[] {
  const at = details.closesOn === undefined ? null : expiryAt(nextDay(details.closesOn), settings)
  return at !== null && at > now ? [{ job: 'event.remark', data: { postId: post.id, closing: false }, at }] : []
}

/** That answers are closed happens once; places come and go. Never while people should be left alone. */
function dueAt(
  wanted: 'full' | 'closed' | null,
  changing: readonly Broadcast[],
  now: Instant,
  settings: WorkingHours,
): Instant {
  const last = wanted === 'closed' ? undefined : changing.find(({ kind }) => kind === 'remark')
  const next = last === undefined ? now : later(last.createdAt, remarkedEveryMs)
  return afterQuietHours(next > now ? next : now, settings)
}

/** After an answer: whether others find a place is true for everybody, and their cards follow at their own pace. */
export function remarked(
  { post, details }: EventNow,
  before: EventSeen['places'],
  after: EventSeen['places'],
): Change[] {
  if (isFull({ details, places: before }) === isFull({ details, places: after })) return []
  return [{ job: 'event.remark', data: { postId: post.id, closing: false } }]
}
