import { type Lack, lacks } from '../../../core/domain/week/line-state.ts'
import type { WeekLine } from '../../../core/domain/week/week-line.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { SeenWeek } from '../../../core/domain/week/seen-week.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { enumerate } from '../../cards/names.ts'
import { dueText } from '../../cards/release-text.ts'

/** A line names so many; the others are counted. */
const namedMost = 5

/** *Ce qui manque*, a line for each kind: « Texte alternatif : PUB-2026-0042, PUB-2026-0043 ». */
export function lackTexts({ releases }: Pick<SeenWeek, 'releases'>, words: Words): { text: string }[] {
  return lacks.flatMap(lack => {
    const posts = referencesOf(releases, lack)
    return posts.length === 0
      ? []
      : [{ text: words.text('week.lack', { lack: words.text(`week.lacks.${lack}`), list: listed(posts, words) }) }]
  })
}

function referencesOf(releases: readonly WeekLine[], lack: Lack): string[] {
  return [...new Set(releases.flatMap(one => (one.lacks.includes(lack) ? [one.reference] : [])))]
}

function listed(all: readonly string[], words: Words): string {
  if (all.length <= namedMost) return enumerate(all, words)
  return words.count('week.listMore', all.length - namedMost, { list: all.slice(0, namedMost).join(', ') })
}

/** « Jours sans rien : mercredi, jeudi »; '' if there is no such day. */
export function emptyText({ empty }: Pick<SeenWeek, 'empty'>, words: Words): string {
  if (empty.length === 0) return ''
  return words.text('week.empty', {
    days: enumerate(
      empty.map(day => words.slotDay(day).toLowerCase()),
      words,
    ),
  })
}

/** « Agenda des conseils : plus lu depuis mardi 9 h » */
export function failingTexts({ failing }: Pick<SeenWeek, 'failing'>, now: Instant, words: Words): { text: string }[] {
  return failing.map(feed => ({ text: failingText({ ...feed, name: escapeLine(feed.name) }, now, words) }))
}

type Failing = SeenWeek['failing'][number]

export function failingText({ name, since, isNew }: Failing, now: Instant, words: Words): string {
  return isNew
    ? words.text('week.unread', { name })
    : words.text('week.failing', { name, due: dueText(since, now, words) })
}
