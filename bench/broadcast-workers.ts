import { type Mary, startMary } from '../test/support/mary.ts'
import { type Broadcasting, openBroadcasting, rules } from './broadcast/open-broadcasting.ts'

/**
 * Whether 1, 2 and 4 processes on one PostgreSQL stay together within what Teams allows one bot, and share the work:
 * the process that answers people, and workers beside it. The town holds them to the real limits and judges: nothing
 * throttled, never more than 50 requests in any sliding second, one card for each person. Who sent how many is each
 * process's own figure.
 */
const people = Number(process.env['PEOPLE'] ?? 1_500)
const sizes = (process.env['PROCESSES'] ?? '1,2,4').split(',').map(Number)
const perSecond = Number(rules.BROADCAST_PER_SECOND)

type Ran = {
  processes: number
  seconds: number
  throttled: number
  worstSecond: number
  shares: number[]
  uneven: number
}

export async function broadcastWorkers(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const opened = await openBroadcasting(stack, { people, sandbox: {} })
  const fleet: Mary[] = [opened.mary]
  const results: Ran[] = []
  for (const processes of sizes) {
    while (fleet.length < processes) fleet.push(stack.adopt(await oneMore(opened), worker => worker.close()))
    const ran = await run(opened, fleet)
    results.push(ran)
    console.log(
      `${processes} processes: ${ran.seconds.toFixed(2)} s, ${ran.worstSecond} in the worst second, ${ran.throttled} throttled, ` +
        `shares ${ran.shares.join(' ')}, uneven by ${(100 * ran.uneven).toFixed(0)} %`,
    )
  }
  const slowest = Math.max(...results.map(({ seconds }) => seconds))
  return {
    value: Number(slowest.toFixed(2)),
    baseline: people / perSecond,
    ratio: Number((slowest / (people / perSecond)).toFixed(3)),
    worstSecond: Math.max(...results.map(({ worstSecond }) => worstSecond)),
    throttled: results.reduce((sum, { throttled }) => sum + throttled, 0),
    uneven: Number(Math.max(...results.map(({ uneven }) => uneven)).toFixed(3)),
    shares: Object.fromEntries(results.map(({ processes, shares }) => [processes, shares])),
  }
}

function oneMore({ mary, databaseUrl }: Broadcasting): Promise<Mary> {
  return startMary({ beside: mary, worker: true, env: { DATABASE_URL: databaseUrl, PUBLIC_URL: mary.url, ...rules } })
}

async function run({ send }: Broadcasting, fleet: Mary[]): Promise<Ran> {
  const before = await Promise.all(fleet.map(sentBy))
  const {
    confirmedAt,
    finishedAt,
    counts: { teams },
  } = await send(`À ${fleet.length}`)
  const after = await Promise.all(fleet.map(sentBy))
  const shares = after.map((count, index) => count - before[index]!)
  const fair = shares.reduce((sum, share) => sum + share, 0) / fleet.length
  return {
    processes: fleet.length,
    seconds: (finishedAt - confirmedAt) / 1000,
    throttled: teams.throttled,
    worstSecond: teams.worstSecond,
    shares,
    // How far the one who is furthest from a fair share is from it.
    uneven: Math.max(...shares.map(share => Math.abs(share - fair) / fair)),
  }
}

/** Cards that this process sent and Teams took, since it runs. */
async function sentBy({ metricsUrl }: Mary): Promise<number> {
  const text = await (await fetch(metricsUrl)).text()
  return Number(/^mary_sends_total\{outcome="send 201"\} (\d+)/m.exec(text)?.[1] ?? 0)
}
