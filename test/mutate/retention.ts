import { type Fault, faultsOf } from './fault.ts'

/** How long it is known who answered an event, and what is left of it then. */
const purge = ['core/use-cases/events/purge.test.ts']

export const retentionFaults: Fault[] = [
  ...faultsOf('core/domain/events/retention.ts', purge, [
    ['localDay(now, timeZone) > ', 'localDay(now, timeZone) >= '],
  ]),
  ...faultsOf('core/use-cases/events/purge-events.ts', purge, [
    ['brought && isNamesEnd(brought.event.details, now, settings)', 'brought'],
    ['if (named.length < eventsAtOnce) break', 'break'],
    ["await commit({ job: 'events.purge', data: {}, at })", ''],
  ]),
  ...faultsOf('core/use-cases/events/purge-event.ts', purge, [
    ['!brought || !isNamesEnd(brought.event.details, ports.now(), rules)', '!brought'],
    ["if (await ports.events.counts(post.id)) return 'done'", ''],
    ['await keepFigures(ports, brought)', ''],
    ['await endFile(ports, brought)', ''],
    ['await removeCards(ports, brought)', ''],
    ['await ports.attendance.forget(postId)', ''],
    [
      "const ofEvent = ['event', 'reminder', 'soon', 'thanks'] as const",
      "const ofEvent = ['event', 'reminder', 'thanks'] as const",
    ],
    ["const ofChange = ['moved', 'cancelled'] as const", "const ofChange = ['cancelled'] as const"],
    ["(await ports.commit(...changes)) === 'done' ? 'some' : 'stale'", "(await ports.commit(...changes), 'some')"],
    ['const atOnce = 200', 'const atOnce = 5_000'],
  ]),
  ...faultsOf('core/use-cases/events/resize-event.ts', purge, [
    ['if (counts && (await openEvent(ports, postId, settings)))', 'if (counts)'],
  ]),
  ...faultsOf(
    'core/use-cases/broadcasts/why-received.ts',
    ['core/use-cases/people/opt-out.test.ts'],
    [["broadcast.audience.kind === 'registered' || ", '']],
  ),
]
