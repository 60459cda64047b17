import { honestDuration } from '../../../core/audiences/honest-duration.ts'
import type { Broadcast } from '../../../core/broadcasts/broadcast.ts'
import { later } from '../../../core/time.ts'
import type { Words } from '../../../words.ts'
import { facts } from '../view/facts.ts'

/** Whom it would reach, and how long it would take. */
export function checkView({ check, headCount, scheduledFor, mandatory }: Broadcast, perSecond: number, words: Words) {
  if (check === null) return { checkedAt: '', checkFacts: [], duration: '', differs: false, difference: '' }
  const key = (name: string) => `broadcasts.broadcast.${name}`
  const some = (n: number) => (n === 0 ? null : words.number(n))
  const ms = honestDuration(check, { perSecond, mandatory })
  const count = words.count('audience.headCount', check.people)
  const timing = { count, duration: words.duration(ms) }
  const difference = Math.abs(check.people - headCount)
  return {
    checkedAt: words.text(key('check'), { date: words.date(check.at) }),
    checkFacts: facts(
      [words.text(key('reachable')), words.number(check.reachable)],
      [words.text(key('notInstalled')), some(check.notInstalled)],
      [words.text(key('blocked')), some(check.blocked)],
      [words.text(key('noTeams')), some(check.noTeams)],
      [words.text(key('withoutDepartment')), some(check.withoutDepartment)],
    ),
    duration: scheduledFor === null ? words.text(key('duration'), timing)
      : words.text(key('durationEnd'), { ...timing, end: words.time(later(scheduledFor, ms)) }),
    differs: difference > 0,
    difference: words.count(key('changed'), difference, { approved: words.count('audience.headCount', headCount) }),
  }
}
