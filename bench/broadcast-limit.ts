import { openBroadcasting } from './broadcast/open-broadcasting.ts'

/**
 * How long a broadcast takes at Teams' own limit of 50 requests a second in a tenant, against the floor that this limit
 * sets: N/50 seconds. Everybody is known from before (a first contact costs two requests), so that the floor is one
 * request each.
 *
 * The clock runs from the click on « Diffuser à N agents » to the last row of the ledger settled: the audience is read
 * from Graph and frozen in between. The progress card moves meanwhile, from the same budget. The town holds Mary to the
 * real limits, and its count is the judge: each person has one card, nothing was throttled, no sliding second held more
 * than 50.
 */
const people = Number(process.env['PEOPLE'] ?? 3_000)
const rounds = Number(process.env['ROUNDS'] ?? 1)
const perSecond = 50

export async function broadcastLimit(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const { send } = await openBroadcasting(stack, { people, sandbox: {} })
  const floor = people / perSecond
  const results: { elapsed: number; throttled: number; worstSecond: number; delivered: number; sending: number }[] = []
  for (let round = 1; round <= rounds; round++) {
    const {
      confirmedAt,
      startedAt,
      finishedAt,
      delivered,
      counts: { teams },
    } = await send(`Au pas ${round}`)
    const elapsed = (finishedAt - confirmedAt) / 1000
    const sending = (teams.lastSend - teams.firstSend) / 1000
    results.push({ elapsed, throttled: teams.throttled, worstSecond: teams.worstSecond, delivered, sending })
    console.log(
      `round ${round}: ${elapsed.toFixed(2)} s from the click to the end (planned after ${((startedAt - confirmedAt) / 1000).toFixed(2)} s), ` +
        `${sending.toFixed(2)} s from the first card to the last as the town saw them; floor ${floor.toFixed(2)} s; ` +
        `${teams.requests} requests, ${teams.throttled} throttled, ${teams.worstSecond} in the worst second`,
    )
  }
  const worst = results.toSorted((a, b) => b.elapsed - a.elapsed)[0]!
  return {
    value: Number(worst.elapsed.toFixed(2)),
    baseline: Number(floor.toFixed(2)),
    ratio: Number((worst.elapsed / floor).toFixed(3)),
    throttled: Math.max(...results.map(({ throttled }) => throttled)),
    worstSecond: Math.max(...results.map(({ worstSecond }) => worstSecond)),
    delivered: Math.min(...results.map(({ delivered }) => delivered)),
  }
}
