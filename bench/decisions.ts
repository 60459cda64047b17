import { startMary } from '../test/support/mary.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { fillJournal } from './decisions/fill-journal.ts'
import { pressOf } from './inbound/activity.ts'
import { openCopier } from './inbound/copies.ts'
import { createCaller, playRound, type Press, quantile } from './inbound/load.ts'
import { walk } from './inbound/walk.ts'

/*
 * Whether a house that is full decides as fast as one that is empty: visas of 100 approvers at once, each on a post of
 * their own, with 10 000 posts that wait and 1 000 000 entries in the journal, against 100 posts and a journal that
 * begins.
 *
 * Both are Mary's own process on a database of the same PostgreSQL, which waits for the disk (fsync on). Each press is
 * answered with the card drawn from what was committed: two rows, a chained entry, its jobs. Rounds alternate, a
 * hundred presses each, on posts that were put there just before; whoever is not measured is stopped (SIGSTOP).
 * Afterwards each journal must have exactly one entry more for each answer.
 */
const approvers = 100
const rounds = Number(process.env['ROUNDS'] ?? 30)
const openPosts = Number(process.env['POSTS'] ?? 10_000)
const entries = Number(process.env['ENTRIES'] ?? 1_000_000)
const tokensInUse = 8

type Figures = { latencies: number[]; seconds: number; presses: number }

export async function decisions(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const full = await house(stack, await postgres.url(), openPosts, entries)
  const empty = await house(stack, await postgres.url(), approvers, 0)
  for (let round = 0; round <= rounds; round++) {
    // The first round warms both up.
    for (const [one, other] of round % 2 === 0
      ? ([
          [full, empty],
          [empty, full],
        ] as const)
      : ([
          [empty, full],
          [full, empty],
        ] as const))
      await play(one, other, round > 0)
  }
  for (const one of [full, empty]) await one.check()
  console.log(`full  ${line(full.figures)}\nempty ${line(empty.figures)}`)
  const [value, baseline] = [perSecond(full.figures), perSecond(empty.figures)]
  const p99 = [full, empty].map(({ figures }) => quantile(sorted(figures), 0.99)) as [number, number]
  return {
    value: Math.round(value),
    baseline: Math.round(baseline),
    ratio: Number((baseline / value).toFixed(2)),
    p99: Math.round(p99[0]),
    p99Baseline: Math.round(p99[1]),
    p99Ratio: Number((p99[0] / p99[1]).toFixed(2)),
    posts: openPosts,
    entries,
  }
}

type House = {
  pid: number
  figures: Figures
  presses(): Promise<Press[]>
  press: ReturnType<typeof createCaller>
  check(): Promise<void>
}

async function house(stack: AsyncDisposableStack, databaseUrl: string, posts: number, lines: number): Promise<House> {
  const mary = stack.adopt(
    await startMary({
      sandbox: { SANDBOX_PEOPLE: '1200', SANDBOX_CHECK: 'off', SANDBOX_LIMITS: 'off' },
      env: { DATABASE_URL: databaseUrl },
    }),
    started => started.close(),
  )
  const about = await mary.town.about()
  const agents = (await mary.town.people({ role: 'agent', situation: 'well', limit: 2 * approvers })).people
  const chats = new Map(
    await Promise.all(agents.map(async ({ id }) => [id, (await mary.town.chat(id)).conversationId] as const)),
  )
  const copier = stack.adopt(await openCopier(databaseUrl, await walk(mary.town), agents), opened => opened.close())
  const began = performance.now()
  await fillJournal(databaseUrl, lines)
  await copier.copy(posts)
  console.log(`${posts} posts and ${lines} entries in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  const tokens = await Promise.all(Array.from({ length: tokensInUse }, () => mary.town.token()))
  const figures: Figures = { latencies: [], seconds: 0, presses: 0 }
  const before = await copier.visas()
  let answered = 0
  return {
    pid: mary.pid(),
    figures,
    press: stack.adopt(createCaller(mary.url, tokens, approvers), caller => caller.close()),
    presses: async () => {
      const waiting = (await copier.copy(approvers)).filter(({ verb }) => verb === 'validation.approve')
      answered += waiting.length
      return waiting.map(one => pressOf(one, { about, chats }))
    },
    check: async () => {
      const visas = (await copier.visas()) - before
      if (visas !== answered) throw new Error(`${answered} visas were answered and ${visas} are in the journal`)
    },
  }
}

async function play(one: House, other: House, counts: boolean): Promise<void> {
  const presses = await one.presses()
  process.kill(other.pid, 'SIGSTOP')
  try {
    const { perSecond, latencies } = await playRound(
      one.press,
      presses,
      approvers,
      (_, { status, text }) => status === 200 && text.includes('adaptive'),
    )
    if (!counts) return
    one.figures.latencies.push(...latencies)
    one.figures.seconds += presses.length / perSecond
    one.figures.presses += presses.length
  } finally {
    process.kill(other.pid, 'SIGCONT')
  }
}

const perSecond = ({ presses, seconds }: Figures): number => presses / seconds
const sorted = ({ latencies }: Figures): number[] => latencies.toSorted((a, b) => a - b)

function line(figures: Figures): string {
  const ms = (share: number): string => quantile(sorted(figures), share).toFixed(0)
  return `${perSecond(figures).toFixed(0)} decisions/s, p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms`
}
