import { on } from '../turn/equivalent.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { writtenWhen } from '../written/written-when.ts'
import { toDecide } from './initiative-words.ts'
import { laterVerbs } from './later-verbs.ts'
import { equivalentOf, notOfficers } from '../turn/word-facts.ts'

/** « pas maintenant 42 8 janvier : après les vœux » */
export const laterWords = {
  later: equivalentOf(
    notOfficers,
    ['initiative.later', 'initiative.put-off'],
    on(toDecide, (turn, { id: initiativeId }, rest) => {
      const { on, reason } = readDelay(turn, rest)
      // Without a day, or with one that may be another, the form asks.
      return press(turn, laterVerbs, on === '' ? 'initiative.later' : 'initiative.put-off', {
        initiativeId,
        on,
        reason,
      })
    }),
  ),
} satisfies TypedWords

/** No day is written in more words: « mardi 1er décembre 2026 », « dans trois semaines ». */
const dayWordsMost = 7

/** The longest beginning that is wholly a day; what follows is the reason. */
function readDelay({ ports, settings, look }: Turn, rest: string): { on: string; reason: string } {
  const clock = { now: ports.now(), timeZone: settings.timeZone }
  const ends = [...rest.matchAll(/\S+/g)].slice(0, dayWordsMost).map(found => found.index + found[0].length)
  for (const end of ends.reverse()) {
    const { day, hour, doubt, rest: left } = writtenWhen(rest.slice(0, end).replace(/[:,;–—-]$/, ''), clock)
    if (day === '' || hour !== '' || left !== '') continue
    const unsure = doubt !== null && !(doubt === 'order' && look.words.locale === 'fr')
    return { on: unsure ? '' : day, reason: rest.slice(end).replace(/^[\s:,;–—-]{1,9}/, '') }
  }
  return { on: '', reason: rest }
}
