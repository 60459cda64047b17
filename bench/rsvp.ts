import type { Person } from '../sandbox/town/town.ts'
import { startMary } from '../test/support/mary.ts'
import { type EventVerb, pressEvent } from '../test/support/press-event.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import type { About } from '../test/support/town-client.ts'
import { type Answered, createCaller, playRound, type Press, quantile, type Round } from './inbound/load.ts'
import { startBareBot } from './inbound/start-bare-bot.ts'
import { median } from './median.ts'
import { cpuOf } from './process-cpu.ts'
import { type EventCopies, openEvents } from './rsvp/event-copies.ts'

/*
 * How many durable answers to events a second, of 50 people at once, against a bot that remembers nothing: all of them
 * to one event, whose places and waiting list all of them move, and spread over a hundred events.
 *
 * Half of the presses of a round come, half no longer do: so everybody changes what they said, places become free and
 * go to who waits. Each press is answered with the card as it is by then; the answer, the places, an entry of the
 * chained journal and the jobs that follow are written before that, on a PostgreSQL that waits for the disk (fsync on).
 * Afterwards the journal must have exactly one entry more for each press.
 *
 * The rest is as in `inbound`: real tokens, the same requests to the same two bots, the jobs that follow run meanwhile,
 * Mary is stopped (SIGSTOP) while the bare bot is measured, which answers the same presses with the same cards, kept
 * ready. Rounds alternate, hot, bare, many, bare; each ratio is the median of the ratios of neighbours.
 */
const people = 50
const tokensInUse = 8
const capacity = 150
const manyEvents = 100
const rounds = Number(process.env['ROUNDS'] ?? 5)
const answersOfEach = Number(process.env['ANSWERS'] ?? 1500)

type Kind = 'hot' | 'many'
type Measured = { mary: Round; bare: Round; maryCpu: number; bareCpu: number }

export async function rsvp(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const databaseUrl = await postgres.url()
  const mary = stack.adopt(
    await startMary({
      sandbox: { SANDBOX_PEOPLE: '1200', SANDBOX_CHECK: 'off', SANDBOX_LIMITS: 'off' },
      env: {
        DATABASE_URL: databaseUrl,
        BROADCAST_PER_SECOND: '50',
        FOUR_EYES_OVER: '1000000',
        ...(process.env['MARY_NODE_OPTIONS'] ? { NODE_OPTIONS: process.env['MARY_NODE_OPTIONS'] } : {}),
      },
    }),
    started => started.close(),
  )
  const { town } = mary
  const about = await town.about()
  const events = stack.adopt(await openEvents(databaseUrl, town, { copies: manyEvents, capacity }), opened =>
    opened.close(),
  )
  const everyone = (await town.people({ limit: 100_000 })).people
  const crowd = crowdOf(events, about, everyone)
  const tokens = await Promise.all(Array.from({ length: tokensInUse }, () => town.token()))
  const ofMary = stack.adopt(createCaller(mary.url, tokens, people), caller => caller.close())
  const cards = await samples(ofMary, crowd.presses('many', 2))
  const bare = stack.adopt(await startBareBot(mary.sandbox.variables, cards, `${mary.dataDir}/ca.pem`), bot =>
    bot.close(),
  )
  const ofBare = stack.adopt(createCaller(bare.url, tokens, people), caller => caller.close())

  const measure = async (kind: Kind): Promise<Measured> => {
    const all = crowd.presses(kind, answersOfEach)
    const before = await events.answers()
    const spent = cpuOf(mary.pid()) + events.serverCpu()
    const answered = await playRound(ofMary, all, people, isCard)
    const maryCpu = (cpuOf(mary.pid()) + events.serverCpu() - spent) / all.length
    const entries = (await events.answers()) - before
    if (entries !== all.length) throw new Error(`${all.length} answers were given and ${entries} are in the journal`)
    process.kill(mary.pid(), 'SIGSTOP')
    const idle = cpuOf(bare.pid)
    const echoed = await playRound(ofBare, all, people, isCard).finally(() => process.kill(mary.pid(), 'SIGCONT'))
    return { mary: answered, bare: echoed, maryCpu, bareCpu: (cpuOf(bare.pid) - idle) / all.length }
  }
  const results: Record<Kind, Measured[]> = { hot: [], many: [] }
  for (let round = 0; round <= rounds; round++) {
    for (const kind of ['hot', 'many'] as const) {
      const measured = await measure(kind)
      // The first round warms both up.
      if (round > 0) results[kind].push(measured)
      console.log(`${(round === 0 ? 'warm-up' : `round ${round}`).padEnd(8)} ${kind.padEnd(4)} ${line(measured)}`)
    }
  }
  return { ...summary(results.hot), many: summary(results.many), answers: answersOfEach, rounds }
}

type Crowd = { presses(kind: Kind, count: number): Press[] }

/** Everybody takes their turn, and says the other of the two each time that they are asked to the same event. */
function crowdOf({ hot, many, cards }: EventCopies, about: About, everyone: Person[]): Crowd {
  const byId = new Map(everyone.map(one => [one.id, one]))
  const last = new Map<string, EventVerb>()
  const turns: Record<Kind, number> = { hot: 0, many: 0 }
  const next = (kind: Kind): Press => {
    const turn = turns[kind]++
    const lying = cards[turn % cards.length]!
    const postId = kind === 'hot' ? hot : many[turn % many.length]!
    const key = `${postId} ${lying.person}`
    // At first every other one comes, so that each round has as many of both.
    const before = last.get(key) ?? (turn % 2 === 0 ? 'event.leave' : 'event.join')
    const verb = before === 'event.join' ? 'event.leave' : 'event.join'
    last.set(key, verb)
    return { verb, body: pressEvent({ about, by: byId.get(lying.person)!, lying }, verb, { postId }) }
  }
  return { presses: (kind, count) => Array.from({ length: count }, () => next(kind)) }
}

async function samples(
  caller: { press(press: Press): Promise<Answered> },
  presses: Press[],
): Promise<Record<string, object>> {
  const cards: Record<string, object> = {}
  for (const press of presses) {
    const { text } = await caller.press(press)
    const { type, value } = JSON.parse(text) as { type: string; value: object }
    if (type !== 'application/vnd.microsoft.card.adaptive') throw new Error(`${press.verb} was answered ${text}`)
    console.log(`${press.verb}: ${press.body.length} B in, ${text.length} B out`)
    cards[press.verb] = value
  }
  return cards
}

const isCard = (_: Press, { status, text }: Answered): boolean =>
  status === 200 && text.startsWith('{') && text.includes('application/vnd.microsoft.card.adaptive')

const micros = (seconds: number): string => `${(seconds * 1e6).toFixed(0)} µs`

function line({ mary, bare, maryCpu, bareCpu }: Measured): string {
  const figures = ({ perSecond, latencies }: Round): string =>
    `${perSecond.toFixed(0)}/s p50 ${quantile(latencies, 0.5).toFixed(0)} ms p99 ${quantile(latencies, 0.99).toFixed(0)} ms`
  const ratio = (mary.perSecond / bare.perSecond).toFixed(2)
  return `Mary ${figures(mary)}   bare bot ${figures(bare)}   ratio ${ratio}, CPU ${micros(maryCpu)} : ${micros(bareCpu)}`
}

function summary(all: Measured[]): object {
  const latencies = all.flatMap(({ mary }) => mary.latencies).toSorted((a, b) => a - b)
  return {
    value: Math.round(median(all.map(({ mary }) => mary.perSecond))),
    baseline: Math.round(median(all.map(({ bare }) => bare.perSecond))),
    ratio: Number(median(all.map(({ mary, bare }) => mary.perSecond / bare.perSecond)).toFixed(2)),
    p99: Math.round(quantile(latencies, 0.99)),
    cpuMicros: Math.round(median(all.map(({ maryCpu }) => maryCpu)) * 1e6),
    cpuMicrosOfBareBot: Math.round(median(all.map(({ bareCpu }) => bareCpu)) * 1e6),
  }
}
