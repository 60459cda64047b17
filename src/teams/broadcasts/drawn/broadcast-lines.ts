import type { Broadcast, LibraryFiles } from '../../../core/domain/broadcasts/broadcast.ts'
import type { Second } from '../../../core/domain/broadcasts/second-confirmation.ts'
import type { EventFigures } from '../../../core/domain/events/event.ts'
import type { BroadcastSeen } from '../../../core/domain/faces/broadcast-seen.ts'
import { isPrepared } from '../../../core/use-cases/broadcasts/seen/ask-for-files.ts'
import { keysOf, type Words } from '../../../words.ts'
import { type Fact, facts } from '../../cards/choices.ts'
import { escapeLine, safeAddress } from '../../cards/markdown.ts'
import { shareOfPeople } from './broadcast-figures.ts'

const key = keysOf('broadcasts.broadcast')

/** Where the files in the library are opened, or that they are on their way. */
export function filesView({ report, unreachable }: Broadcast, words: Words) {
  return {
    reportPreparing: isPrepared(report),
    ...written(report, 'report', 'exportedAt', words),
    xlsxUrl: safeAddress(report?.xlsx),
    csvUrl: safeAddress(report?.csv),
    listPreparing: isPrepared(unreachable),
    ...written(unreachable, 'list', 'unreachableAt', words),
    listUrl: safeAddress(unreachable?.csv),
  }
}

function written<Name extends 'report' | 'list'>(
  files: LibraryFiles | null,
  name: Name,
  word: 'exportedAt' | 'unreachableAt',
  words: Words,
) {
  const at = files?.writtenAt ?? null
  return {
    [`${name}Written`]: at !== null,
    [`${name}At`]: at === null ? '' : words.text(key(word), { date: words.date(at) }),
  } as Record<`${Name}Written`, boolean> & Record<`${Name}At`, string>
}

const eventFactsKey = keysOf('broadcasts.broadcast.event')

/** Answers to an event, and how many registered people were told what became of it. */
export function eventFacts({ figures, told }: Pick<BroadcastSeen, 'figures' | 'told'>, words: Words): Fact[] {
  return [...answered(figures, words), ...toldFacts(told, words)]
}

/** The number of people told is the number registered. */
function toldFacts(told: BroadcastSeen['told'], words: Words): Fact[] {
  const all = told === null ? 0 : Object.values(told).reduce((sum, n) => sum + n, 0)
  if (told === null || all === 0) return []
  return facts([words.text(eventFactsKey('told')), shareOfPeople(told.placed, all, words)])
}

function answered(figures: EventFigures | null, words: Words): Fact[] {
  if (figures === null) return []
  const { capacity, tally } = figures
  // Exact: readers of this card may read the list by name.
  const people = (n: number) => words.number(n)
  return facts(
    [
      words.text(eventFactsKey('places')),
      capacity === null ? words.text(eventFactsKey('noLimit')) : words.number(capacity),
    ],
    [words.text(eventFactsKey('yes')), people(tally.yes)],
    [words.text(eventFactsKey('waiting')), capacity === null ? null : people(tally.waiting)],
    [words.text(eventFactsKey('no')), people(tally.no)],
  )
}

/** `over`: above so many people two confirm. */
type Asked = { people: number; over: number }

/** Whether the confirmation is one of two, and whose the other one is. Empty: one is enough. */
export function secondText(second: Second, { people, over }: Asked, words: Words): string {
  const key = keysOf('broadcasts.confirm.second')
  switch (second.kind) {
    case 'not-needed':
      return ''
    case 'first':
      return words.text(key('first'), { over: words.number(over) })
    case 'yours':
    case 'theirs': {
      const { by, at, scheduledFor } = second.confirmation
      const values = {
        name: escapeLine(by.name),
        date: words.date(at),
        count: words.count('audience.headCount', people),
      }
      return scheduledFor === null
        ? words.text(key(second.kind), values)
        : words.text(key(`${second.kind}At`), { ...values, slot: words.date(scheduledFor) })
    }
  }
}
