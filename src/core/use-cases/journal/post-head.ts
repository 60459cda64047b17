import { afterQuietHours, quietHours } from '../../domain/working-time/quiet-hours.ts'
import { instantOf, localDay, nextDay } from '../../domain/working-time/local-time.ts'
import { refresh } from '../../change.ts'
import type { CardOf } from '../../domain/placements/placed-card.ts'
import type { Ports } from '../../ports.ts'
import type { Settings, WorkingHours } from '../../domain/settings.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { headsKey } from '../../domain/placements/placement.ts'
import type { PostedHead } from '../../domain/journal/posted-head.ts'

/** By the authority's clock, or when its quiet hours end. */
const postedAt = '09:00'
const rootMs = 5_000

type Needs = Pick<Ports, 'heads' | 'history' | 'placements' | 'directory' | 'commit' | 'now'>
type Rules = WorkingHours & Pick<Settings, 'journalHeadTo'>

/**
 * The job of each day: posts the head of the journal, once, and asks for itself again. The row of the day ensures that
 * it is posted once, whichever process comes first; a day without new entries, or on which nobody works, has none.
 * After a pause it posts the present head at once, if the hour has come.
 */
export async function postHead(ports: Needs, settings: Rules): Promise<void> {
  const now = ports.now()
  const today = localDay(now, settings.timeZone)
  const due = dueOn(today, settings)
  if (now < due) return order(ports, due)
  const tomorrow = dueOn(nextDay(today), settings)
  const head = quietHours(now, settings) ? null : await newHead(ports, today, now)
  if (head === null) return order(ports, tomorrow)
  if (settings.journalHeadTo === 'channel' && (await isRootMissing(ports))) {
    return void (await ports.commit(refresh(headsKey), { job: 'journal.head', data: {}, inMs: rootMs }))
  }
  const cards = (await cardsOn(ports, today, settings)).map(card => refresh(card))
  const done = await ports.commit({ save: 'journal_head', row: head, ifVersion: 0 }, ...cards, {
    job: 'journal.head',
    data: {},
    at: tomorrow,
  })
  // Another process was first, and ordered the next run with it.
  if (done === 'stale') await order(ports, tomorrow)
}

async function newHead({ heads, history }: Needs, today: Day, at: Instant): Promise<PostedHead | null> {
  const [posted, last, head] = await Promise.all([heads.byId(today), heads.last(), history.head()])
  if (posted || head === null || head.seq === last?.seq) return null
  return { id: today, version: 1, ...head, at }
}

async function isRootMissing({ placements }: Needs): Promise<boolean> {
  const root = await placements.byKey(headsKey)
  return root === null || root.state === 'placing'
}

async function cardsOn({ directory }: Needs, day: Day, { journalHeadTo }: Rules): Promise<CardOf<'head'>[]> {
  if (journalHeadTo === 'channel') return [{ card: 'head', day }]
  return (await directory.admins()).map(({ id: person }) => ({ card: 'head', day, person }))
}

function dueOn(day: Day, settings: Rules): Instant {
  return afterQuietHours(instantOf(day, postedAt, settings.timeZone)!, settings)
}

async function order({ commit }: Needs, at: Instant): Promise<void> {
  await commit({ job: 'journal.head', data: {}, at })
}
