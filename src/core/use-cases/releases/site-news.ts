import type { Change } from '../../change.ts'
import type { Release } from '../../domain/releases/release.ts'
import type { SiteChange } from '../../domain/releases/site-change.ts'
import type { Instant } from '../../domain/time.ts'

/** Of a change of what is on the site: the other site shall know, whatever happens to the process that made it. */
export function siteNews(before: Release, after: Release, at: Instant): Change[] {
  const what = after.channel === 'site' ? changeOf(before, after) : null
  return what === null ? [] : [{ job: 'site.webhook', data: { id: after.id, what, at } }]
}

function changeOf(before: Release, after: Release): SiteChange | null {
  if (after.state === 'taken-back') return before.state === 'taken-back' ? null : 'taken-back'
  if (after.state !== 'published') return null
  if (before.state !== 'published') return 'published'
  return after.left?.correctedAt === before.left?.correctedAt ? null : 'corrected'
}
