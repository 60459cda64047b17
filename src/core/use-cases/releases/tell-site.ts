import { type Change, refresh } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import { idFrom } from '../../domain/id-from.ts'
import type { Release } from '../../domain/releases/release.ts'
import type { SiteChange } from '../../domain/releases/site-change.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { leaveOrLater } from '../leaving/may-leave.ts'

/** So long it is tried; then the communication team is told that the other site does not know. */
export const toldWithinMs = 3 * 24 * 60 * 60_000
const [soonestMs, latestMs] = [15_000, 3 * 60 * 60_000]
/** Longest pause that a server may ask for. */
const askedMostMs = 24 * 60 * 60_000

type Needs = Pick<Ports, 'releases' | 'siteHook' | 'database' | 'capabilities' | 'commit' | 'now'>
type Telling = { id: string; what: SiteChange; at: Instant }

/**
 * The job `site.webhook`: tells the other site of a change, under an id of its own, with growing pauses. Throws
 * `Unavailable` to be run again.
 */
export async function tellSite(ports: Needs, { id, what, at }: Telling): Promise<void> {
  const release = await ports.releases.byId(id)
  if (!ports.siteHook || !release) return
  const news = { id: idFrom('site.webhook', id, what, at), what, at, postId: release.postId }
  const hook = await leaveOrLater(ports, { road: 'site', release, what }, ports.siteHook)
  const told = await hook.tell({ ...news, url: release.left?.url ?? null })
  if (told.kind === 'told') return note(ports, id, null)
  const sinceMs = msBetween(at, ports.now())
  if (told.kind === 'never' || sinceMs >= toldWithinMs) return note(ports, id, { what, at })
  const laterMs = Math.min(latestMs, Math.max(soonestMs, sinceMs))
  throw new Unavailable('site-hook', { retryAfterMs: Math.min(askedMostMs, Math.max(laterMs, told.retryInMs ?? 0)) })
}

/** The change that the other site was not told, for the card of the post; null: it was told of the last one. */
async function note({ releases, commit, now }: Needs, id: string, untold: Release['untold'] | null): Promise<void> {
  await orRunAgain(async () => {
    const before = await releases.byId(id)
    if (!before || (untold === null && !before.untold)) return 'done'
    const { untold: _, ...rest } = before
    const row = { ...rest, ...(untold && { untold }), version: before.version + 1, updatedAt: now() }
    const { reference: subject, seal, channel } = row
    const told: Change[] = untold
      ? [{ journal: { verb: 'release.untold', actor: null, subject, seal, details: { channel, what: untold.what } } }]
      : []
    const card = refresh({ card: 'releases', postId: row.postId })
    return commit({ save: 'release', row, ifVersion: before.version }, ...told, card)
  })
}
