import { fileURLToPath } from 'node:url'
import type { Mary } from '../test/support/mary.ts'
import { type Broadcasting, openBroadcasting } from './broadcast/open-broadcasting.ts'
import { type Ran, type Rival, startRival } from './broadcast/rival.ts'
import { median } from './median.ts'

/**
 * What a delivery costs Mary's process if Teams set no limit: the real process with its real ledger on a PostgreSQL
 * that waits for the disk, the real engine and messenger, over https to the town; only the budget of 50 a second is
 * lifted. From the moment when the audience is frozen to the last row settled: each row was claimed, written as
 * `sending` before its request left, and settled with the id of its activity after.
 *
 * The sample: Microsoft's `continueConversationAsync` for each person, which knows no ledger. The bare pool: a loop
 * that posts the same bytes over kept-alive connections and does nothing else; no process that sends can need less, so
 * it is the ceiling. Both send the activity that Mary sent, with as many requests in flight, from a process of their
 * own, while Mary is stopped (SIGSTOP). The town's count says that each sent to everyone.
 *
 * Judged by the CPU of the process: the town, and for Mary PostgreSQL, share the machine, so that a rate says as much
 * of them. PostgreSQL's CPU and the rates are printed beside. Rounds alternate, so that whatever else the machine does
 * falls on all; the ratios are medians of the ratios of neighbours. PERSONAL=1: the card names its reader, so that no
 * two people get the same bytes from Mary.
 */
const people = Number(process.env['PEOPLE'] ?? 20_000)
const rounds = Number(process.env['ROUNDS'] ?? 5)
/** Requests in flight at once: as many as Mary's pool has connections. */
const concurrency = Number(process.env['CONCURRENCY'] ?? 128)
const program = fileURLToPath(new URL('./broadcast/unlimited-mary.ts', import.meta.url))

/** Microseconds of CPU a person, and deliveries a second. */
type Run = { microseconds: number; perSecond: number; postgres?: number }
type Round = { mary: Run; sample: Run; bare: Run }

export async function broadcastOpen(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const opened = await openBroadcasting(stack, {
    people,
    program,
    sandbox: { SANDBOX_LIMITS: 'off' },
    env: process.env['MARY_NODE_OPTIONS'] ? { NODE_OPTIONS: process.env['MARY_NODE_OPTIONS'] } : {},
  })
  const { mary } = opened
  const first = await sendOnce(opened, 'Échauffement')
  const given = { variables: mary.sandbox.variables, concurrency, ...(await whatLies(mary, 'Échauffement')) }
  const ca = `${mary.dataDir}/ca.pem`
  const sample = stack.adopt(await startRival('sample-loop', given, ca), rival => rival.close())
  const bare = stack.adopt(await startRival('bare-pool', given, ca), rival => rival.close())
  console.log(`${people} people, ${Buffer.byteLength(given.activity)} B each, ${concurrency} in flight`)

  const results: Round[] = []
  for (let round = 0; round <= rounds; round++) {
    const one = {
      mary: round === 0 ? first : await sendOnce(opened, `Tour ${round}`),
      sample: await race(mary, sample),
      bare: await race(mary, bare),
    }
    // The first round warms all of them up.
    if (round > 0) results.push(one)
    console.log(line(round === 0 ? 'warm-up' : `round ${round}`, one))
  }
  return summary(results)
}

async function sendOnce({ send }: Broadcasting, title: string): Promise<Run> {
  const {
    startedAt,
    finishedAt,
    confirmedAt,
    counts: { teams },
    cpu,
  } = await send(title)
  console.log(
    `  Mary: planned in ${startedAt - confirmedAt} ms, sent in ${finishedAt - startedAt} ms, ${teams.lastSend - teams.firstSend} ms as the town saw it`,
  )
  return {
    microseconds: each(cpu.mary),
    perSecond: people / ((finishedAt - startedAt) / 1000),
    postgres: each(cpu.postgres),
  }
}

function each(seconds: number): number {
  return (seconds * 1e6) / people
}

async function race({ town, pid }: Mary, rival: Rival): Promise<Run> {
  await town.resetCounts()
  process.kill(pid(), 'SIGSTOP')
  const ran: Ran = await rival.run().finally(() => process.kill(pid(), 'SIGCONT'))
  const { sends } = (await town.counts()).teams
  if (ran.failed > 0 || sends < people) throw new Error(`${sends} of ${people} were sent, ${ran.failed} failed`)
  return { microseconds: each(ran.cpuSeconds), perSecond: people / ran.seconds }
}

/** The activity as it lies in a chat, and all chats. */
async function whatLies({ town }: Mary, title: string): Promise<{ activity: string; conversationIds: string[] }> {
  const have = Object.keys(await town.copies('broadcast.why', title))
  const { activities } = await town.chat(have[0]!)
  const { summary, attachments } = activities.findLast(one =>
    JSON.stringify(one.attachments ?? '').includes('broadcast.why'),
  )!
  const chats = await town.chats()
  return {
    activity: JSON.stringify({ type: 'message', summary, attachments }),
    conversationIds: have.map(id => chats[id]!),
  }
}

function line(title: string, { mary, sample, bare }: Round): string {
  const of = ({ microseconds, perSecond, postgres }: Run): string => {
    const beside = postgres === undefined ? '' : ` (PostgreSQL ${postgres.toFixed(0)})`
    return `${microseconds.toFixed(0)} µs${beside} ${perSecond.toFixed(0)}/s`
  }
  const [cheaper, share] = [sample, bare].map(other => (other.microseconds / mary.microseconds).toFixed(2))
  const figures = `Mary ${of(mary)}   sample ${of(sample)}   bare pool ${of(bare)}`
  return `${title.padEnd(9)} ${figures}   ratio ${cheaper}   of the ceiling ${share}`
}

function summary(results: Round[]): object {
  const cheaper = results.map(({ mary, sample }) => sample.microseconds / mary.microseconds)
  const shares = results.map(({ mary, bare }) => bare.microseconds / mary.microseconds)
  const of = (one: (round: Round) => number): number => Math.round(median(results.map(one)))
  const two = (value: number): number => Number(value.toFixed(2))
  return {
    value: of(({ mary }) => mary.microseconds),
    baseline: of(({ sample }) => sample.microseconds),
    ratio: two(median(cheaper)),
    ratioSpread: [Math.min(...cheaper), Math.max(...cheaper)].map(two),
    ceiling: of(({ bare }) => bare.microseconds),
    ceilingRatio: two(median(shares)),
    ceilingSpread: [Math.min(...shares), Math.max(...shares)].map(two),
    postgres: of(({ mary }) => mary.postgres ?? NaN),
    perSecond: {
      mary: of(({ mary }) => mary.perSecond),
      sample: of(({ sample }) => sample.perSecond),
      bare: of(({ bare }) => bare.perSecond),
    },
  }
}
