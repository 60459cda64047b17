import type { SiteChange } from '../domain/releases/site-change.ts'
import type { Instant } from '../domain/time.ts'

/** `id`: the same for every try, so that whoever is told twice knows it. */
export type SiteNews = { id: string; what: SiteChange; at: Instant; postId: string; url: string | null }

/**
 * told: it was taken. not-yet: it may be later, at the earliest in so many ms; null: nobody said when. never: whoever
 * is there wants none.
 */
export type Told = { kind: 'told' } | { kind: 'not-yet'; retryInMs: number | null } | { kind: 'never' }

/** Another site that shows what is on Mary's: it is told of each change, signed. Never throws. */
export type SiteHook = { tell(news: SiteNews): Promise<Told> }
