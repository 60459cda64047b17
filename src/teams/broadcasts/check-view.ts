import type { AudienceCheck } from '../../core/domain/audiences/audience.ts'
import { honestDuration } from '../../core/domain/audiences/honest-duration.ts'
import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import { later } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { enumerate } from '../cards/names.ts'

const key = (name: string) => `broadcasts.broadcast.${name}`

/** Whom it would reach, how long it would take, and what to think of before sending. */
export function checkView({ check, headCount, scheduledFor, mandatory }: Broadcast, perSecond: number, words: Words) {
  if (check === null) return { checkedAt: '', checkLines: [], duration: '', leftOut: '', since: '', warnings: [] }
  const ms = honestDuration(check, { perSecond, mandatory })
  const timing = { count: words.count('audience.headCount', check.people), duration: words.duration(ms) }
  return {
    checkedAt: words.text(key('check'), { date: words.date(check.at) }),
    checkLines: checkLines(check, mandatory, words),
    duration: scheduledFor === null ? words.text(key('duration'), timing)
      : words.text(key('durationEnd'), { ...timing, end: words.time(later(scheduledFor, ms)) }),
    leftOut: leftOut(check, words),
    since: sinceText(check, words),
    warnings: warnings(check, headCount, words).map(text => ({ text })),
  }
}

/** Those who are reached are always told; of the rest, what there is. */
function checkLines(check: AudienceCheck, mandatory: boolean, words: Words) {
  const line = (name: string, n: number) => ({ what: words.text(key(`checked.${name}`)), people: words.number(n), n })
  return [
    line('reachable', check.reachable),
    ...[
      line(check.installs === false ? 'notInstalledAlone' : 'notInstalled', check.notInstalled),
      line('blocked', check.blocked),
      line('noTeams', check.noTeams),
      line(mandatory ? 'optedOutStill' : 'optedOut', check.optedOut),
      line('withoutDepartment', check.withoutDepartment),
    ].filter(({ n }) => n > 0),
  ].map(({ what, people }) => ({ what, people }))
}

function leftOut({ guests, shared }: AudienceCheck, words: Words): string {
  const list = [
    ...(guests > 0 ? [words.count(key('guests'), guests)] : []),
    ...(shared > 0 ? [words.count(key('shared'), shared)] : []),
  ]
  return list.length === 0 ? '' : words.text(key('leftOut'), { list: enumerate(list, words) })
}

function sinceText({ sinceLast }: AudienceCheck, words: Words): string {
  if (sinceLast === null) return ''
  const { reference, joined, left } = sinceLast
  return words.text(key(joined + left > 0 ? 'since.both' : 'since.same'), { reference, joined, left })
}

function warnings({ people, oftenThisWeek }: AudienceCheck, headCount: number, words: Words): string[] {
  const difference = Math.abs(people - headCount)
  const approved = words.count('audience.headCount', headCount)
  return [
    ...(difference > 0 ? [words.count(key('changed'), difference, { approved })] : []),
    ...(oftenThisWeek > 0 ? [words.count(key('often'), oftenThisWeek)] : []),
  ]
}
