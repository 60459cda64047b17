import { type Change, refresh } from '../../change.ts'
import { type DirectoryNotice, isNews } from '../../domain/people/directory-notice.ts'
import type { Instant } from '../../domain/time.ts'

const kept = 20

/** Changes of the notice: a new card where it is news, else the newest card follows. `rings`: not before. */
export function noticeChanges(before: DirectoryNotice, now: DirectoryNotice, at: Instant, rings?: Instant): Change[] {
  const last = before.cards.at(-1)
  const isRung = isNews(before, now)
  const cards = isRung ? [...before.cards, at].slice(-kept) : before.cards
  return [
    { save: 'directory_notice', row: { ...now, cards, version: before.version + 1 }, ifVersion: before.version },
    ...(isRung ? [refresh({ card: 'directory', at }, rings)] : []),
    ...(last === undefined ? [] : [refresh({ card: 'directory', at: last })]),
  ]
}
