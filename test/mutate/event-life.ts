import { type Fault, faultsOf } from './fault.ts'

/** What becomes of an event by itself and by a click. */
const remarks = ['core/use-cases/events/remark.test.ts', 'core/use-cases/events/events.test.ts']
const cards = ['teams/send/fill-frame.test.ts']

export const eventLifeFaults: Fault[] = [
  ...faultsOf('core/use-cases/events/remark-on-event.ts', remarks, [
    ['if (!isAhead(eventState(event, now, settings))) return', 'if (false) return'],
    ['if (wanted === remarkSaid(changing)) return', 'if (false) return'],
    ['if (due > now) return', 'if (false) return'],
    ["if (isChanging(changing) || event.post.state === 'broadcasting')", 'if (false)'],
    ["wanted === 'closed' ? undefined : changing.find", 'changing.find'],
    ['next > now ? next : now', 'now'],
    ['at !== null && at > now ?', 'at === null ?'],
    ['if (isFull({ details, places: before }) === isFull({ details, places: after })) return []', ''],
  ]),
  ...faultsOf('core/use-cases/events/decide-answers.ts', remarks, [
    ["(item.asked.says === 'no' || before?.asked)", "item.asked.says === 'no'"],
  ]),
  ...faultsOf('core/use-cases/broadcasts/standing-broadcast.ts', remarks, [
    ["(kind === 'remark' || kind === 'correct') && startedAt", "kind === 'remark' && startedAt"],
  ]),
  ...faultsOf('core/use-cases/broadcasts/kept-broadcasts.ts', remarks, [
    ['if (broadcast && goesUnseen(broadcast)) return null', ''],
  ]),
  ...faultsOf(
    'dispatch/run/carry.ts',
    ['dispatch/changes.test.ts'],
    [
      ["broadcast.kind !== 'remark' || broadcast.remark === 'closed'", "broadcast.kind !== 'remark'"],
      ['return isRegistered((await beside?.answer(row.person)) ?? null)', 'return false'],
    ],
  ),
  ...faultsOf('teams/send/fill-frame.ts', cards, [
    ["said === 'full' && isRegistered(answered?.answer ?? null) ? null : said", 'said'],
    ["answered === null || state === 'cancelled'", 'answered === null'],
    ["state === null || state === 'full' ? card", 'true ? card'],
    ["state === 'over' || state === 'closed' ? state : 'open'", "'open'"],
  ]),
]
