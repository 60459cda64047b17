import { daysOf } from '../../../domain/retention/shipped-rules.ts'
import { isHeld } from '../../../domain/retention/suspension.ts'
import type { Settings } from '../../../domain/settings.ts'
import { daysLater, instantOf, localDay, nextDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import { forgetEdition } from '../../editions/forget-edition.ts'
import { endLeftBehind } from '../../pictures/left-behind.ts'
import { removeAll } from '../../remove-all.ts'
import { type HeldNeeds, readHeld } from '../../read-held.ts'

type Needs = Parameters<typeof forgetEdition>[0] & HeldNeeds & Pick<Ports, 'newspapers' | 'retentionRules' | 'now'>

/** By the authority's clock. No time zone skips that hour. */
const lookedAt = '04:20'
const atOnce = 100

/**
 * The job of each night: bytes that nobody may read any more are deleted at once; editions given up long ago with their
 * errata, figures and cards; then ended newspapers without editions. A row goes last, since by it the next night finds
 * what a killed run left. A published edition may be a public archive: it goes by the archivist's visa.
 */
export async function purgeEditions(ports: Needs, { timeZone }: Pick<Settings, 'timeZone'>): Promise<void> {
  const { editions, editionFiles, newspapers, commit } = ports
  const today = localDay(ports.now(), timeZone)
  const before = (days: number) => instantOf(daysLater(today, { days: -days }), '00:00', timeZone)!
  const held = await readHeld(ports)
  for (const id of await editionFiles.unread())
    if (!isHeld(held, await editions.byId(id))) await editionFiles.keepOnly(id, null)
  const abandoned = before(daysOf(await ports.retentionRules.all(), 'editions-given-up'))
  let passed = 0
  for (;;) {
    const over = (await editions.givenUp(abandoned, passed + atOnce)).slice(passed)
    for (const edition of over)
      if (isHeld(held, edition)) passed++
      else await forgetEdition(ports, edition.id)
    if (over.length < atOnce) break
  }
  for (const newspaper of await newspapers.all()) {
    const { id, state, changedAt } = newspaper
    const isOver = state === 'ended' && changedAt < abandoned && !isHeld(held, newspaper)
    if (isOver && (await editions.of(id, 1)).length === 0) await forgetNewspaper(ports, id)
  }
  await commit({ job: 'editions.purge', data: {}, at: instantOf(nextDay(today), lookedAt, timeZone)! })
}

/** A newspaper opened again meanwhile stays. Its masthead goes with it: nothing else names those bytes. */
async function forgetNewspaper(ports: Needs, id: string): Promise<void> {
  await removeAll(ports, async () => {
    const newspaper = await ports.newspapers.byId(id)
    if (newspaper?.state !== 'ended') return []
    const { masthead, version } = newspaper
    return [{ remove: 'newspaper', id, ifVersion: version }, ...endLeftBehind(masthead ? [masthead.id] : [], null, 0)]
  })
}
