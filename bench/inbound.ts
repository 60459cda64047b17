import { setTimeout as delay } from 'node:timers/promises'
import { startMary } from '../test/support/mary.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { pressOf } from './inbound/activity.ts'
import { type Copier, openCopier, type Waiting } from './inbound/copies.ts'
import {
  type Answered,
  type Caller,
  createCaller,
  playRound,
  type Press,
  quantile,
  type Round,
} from './inbound/load.ts'
import { startBareBot } from './inbound/start-bare-bot.ts'
import { keptTurns } from './inbound/state-in-postgres.ts'
import { walk } from './inbound/walk.ts'
import { median } from './median.ts'
import { cpuOf } from './process-cpu.ts'

/*
 * How many durable card decisions a second, of 50 people at once, against a bot that decides nothing.
 *
 * Mary: her own process as in production, on a PostgreSQL that waits for the disk (fsync on). Half of the presses take
 * an initiative over (one row), half give a visa (two rows); each decides something that waits, is answered with the
 * card drawn from what was committed, and has written rows, one entry of the chained journal and its jobs before that.
 * Afterwards the journal must have exactly one entry more for each answer.
 *
 * Tokens are real (RS256). Teams keeps one for an hour and sends it with everything; eight are taken in turn, as if of
 * eight front ends. Both check each once a minute; the SDK by itself does so at every press, and is slower by that.
 *
 * The jobs that follow run meanwhile as in production, as fast as Mary lets herself: 50 requests a second to Teams, the
 * limit of a tenant, and 4 list items a second, the limit of SharePoint (the town itself limits nothing). They take
 * their share of the same two cores, and so do PostgreSQL and the town. What is left of them when a round ends is not
 * part of a decision: Teams would need hours for it.
 *
 * The bare bot: botbuilder's CloudAdapter behind restify as in Microsoft's samples, answering the same presses with the
 * same two cards, kept ready. While it is measured Mary is stopped (SIGSTOP), so that her jobs do not slow it down.
 *
 * `durable`: the rival keeps what was decided, as a bot of botbuilder does that remembers: its ConversationState in a
 * database of the same PostgreSQL, by the SDK's own Storage, one read and one upsert a turn, before it answers. What it
 * keeps are the last decision of each conversation and how many there were: neither a journal nor jobs that follow.
 * Afterwards it must have kept as many as were answered. Its CPU is counted with PostgreSQL's, as Mary's is.
 *
 * `--sustained`: no rival, but 15 000 decisions, and then until nothing waits any more: how long the burst took, and
 * how long what followed from it, which the two budgets above bound.
 *
 * Rounds alternate, Mary, bare bot, Mary…, so that whatever else the machine does falls on both. The ratio is the
 * median of the ratios of neighbours.
 */
const people = 50
const tokensInUse = 8
const rounds = Number(process.env['ROUNDS'] ?? 5)
const decisionsOfEach = Number(process.env['DECISIONS'] ?? 1500)

export const inbound = (...options: string[]): Promise<object> =>
  play({ sustained: options.includes('--sustained'), remembers: false })

export const durable = (): Promise<object> => play({ sustained: false, remembers: true })

async function play({ sustained, remembers }: { sustained: boolean; remembers: boolean }): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const databaseUrl = await postgres.url()
  const mary = stack.adopt(
    await startMary({
      sandbox: { SANDBOX_PEOPLE: '1200', SANDBOX_CHECK: 'off', SANDBOX_LIMITS: 'off' },
      env: {
        DATABASE_URL: databaseUrl,
        ...(process.env['MARY_NODE_OPTIONS'] ? { NODE_OPTIONS: process.env['MARY_NODE_OPTIONS'] } : {}),
      },
    }),
    started => started.close(),
  )
  const { town } = mary
  const about = await town.about()
  const agents = (await town.people({ role: 'agent', situation: 'well', limit: 2 * people })).people
  const chats = new Map(
    await Promise.all(agents.map(async ({ id }) => [id, (await town.chat(id)).conversationId] as const)),
  )
  const copier = stack.adopt(await openCopier(databaseUrl, await walk(town), agents), opened => opened.close())
  const tokens = await Promise.all(Array.from({ length: tokensInUse }, () => town.token()))
  const ofMary = stack.adopt(createCaller(mary.url, tokens, people), caller => caller.close())
  const presses = async (): Promise<Press[]> =>
    (await copier.copy(decisionsOfEach)).map((waiting: Waiting) => pressOf(waiting, { about, chats }))

  const samples = await ask(ofMary, (await presses()).slice(0, 2))
  if (sustained) return await sustain({ copier, ofMary, presses, samples, pid: mary.pid() })
  const stateUrl = remembers ? await postgres.url() : undefined
  const bare = stack.adopt(
    await startBareBot(mary.sandbox.variables, cardsOf(samples), `${mary.dataDir}/ca.pem`, stateUrl),
    bot => bot.close(),
  )
  const ofBare = stack.adopt(createCaller(bare.url, tokens, people), caller => caller.close())

  const results: Result[] = []
  for (let round = 0; round <= rounds; round++) {
    const all = await presses()
    const before = await copier.entries()
    const spent = spender(mary.pid(), copier.serverCpu)
    const decided = await playRound(ofMary, all, people, isCard(samples))
    const maryCpu = spent(all.length)
    const entries = (await copier.entries()) - before
    if (entries < all.length) throw new Error(`${all.length} decisions were answered and ${entries} are in the journal`)
    process.kill(mary.pid(), 'SIGSTOP')
    const spentByRival = spender(bare.pid, remembers ? copier.serverCpu : () => 0)
    const keptBefore = stateUrl === undefined ? 0 : await keptTurns(stateUrl)
    const echoed = await playRound(ofBare, all, people, isCard(samples)).finally(() =>
      process.kill(mary.pid(), 'SIGCONT'),
    )
    const bareCpu = spentByRival(all.length)
    const kept = stateUrl === undefined ? all.length : (await keptTurns(stateUrl)) - keptBefore
    if (kept !== all.length) throw new Error(`the rival answered ${all.length} decisions and kept ${kept}`)
    // The first round warms both up.
    if (round > 0) results.push({ mary: decided, bare: echoed, maryCpu, bareCpu })
    console.log(
      `${line(round === 0 ? 'warm-up' : `round ${round}`, decided, echoed)}, CPU ${micros(maryCpu)} : ${micros(bareCpu)}`,
    )
  }
  return summary(results, samples)
}

/** Microseconds a press, of the process and of PostgreSQL. */
type Cpu = { own: number; server: number }
type Result = { mary: Round; bare: Round; maryCpu: Cpu; bareCpu: Cpu }

/** Counts from now on. */
function spender(pid: number, serverCpu: () => number): (presses: number) => Cpu {
  const [own, server] = [cpuOf(pid), serverCpu()]
  return presses => ({
    own: Math.round(((cpuOf(pid) - own) / presses) * 1e6),
    server: Math.round(((serverCpu() - server) / presses) * 1e6),
  })
}

const micros = ({ own, server }: Cpu): string => `${own} + ${server} µs`
const sum = ({ own, server }: Cpu): number => own + server

type Sustained = {
  copier: Copier
  ofMary: Caller
  presses: () => Promise<Press[]>
  samples: Sample[]
  pid: number
}

/** Throws where something waits that nobody works at: for a minute nothing became less. */
async function sustain({ copier, ofMary, presses, samples, pid }: Sustained): Promise<object> {
  const all: Press[] = []
  while (all.length < 10 * decisionsOfEach) all.push(...(await presses()))
  const total = async (): Promise<number> => [...(await copier.waiting()).values()].reduce((sum, n) => sum + n, 0)
  const cpu = (): number => cpuOf(pid) + copier.serverCpu()
  const [began, spent] = [performance.now(), cpu()]
  const round = await playRound(ofMary, all, people, isCard(samples))
  const afterBurst = await copier.waiting()
  console.log(`${all.length} decisions ${figures(round)}; then wait: ${listed(afterBurst)}`)
  const left = [await total()]
  while (left.at(-1)! > 0) {
    await delay(15_000)
    left.push(await total())
    if (left.length > 20 && Math.min(...left.slice(-8)) >= left.at(-9)!)
      throw new Error(`nothing becomes less: ${left.slice(-9).join()}`)
    if (left.length % 4 === 0) console.log(`${seconds(began)} s: ${listed(await copier.waiting())}`)
  }
  return {
    decisions: all.length,
    perSecond: Math.round(round.perSecond),
    waitedAfterBurst: left[0],
    mostWaiting: Math.max(...left),
    secondsUntilDone: seconds(began),
    cpuMicrosOfEach: Math.round(((cpu() - spent) / all.length) * 1e6),
  }
}

const seconds = (began: number): number => Math.round((performance.now() - began) / 1000)
const listed = (waiting: Map<string, number>): string =>
  [...waiting].map(([name, n]) => `${n} ${name}`).join(', ') || 'nothing'

type Sample = { press: Press; answer: Answered; card: object }

async function ask(caller: { press(press: Press): Promise<Answered> }, asked: Press[]): Promise<Sample[]> {
  return Promise.all(
    asked.map(async press => {
      const answer = await caller.press(press)
      const body = JSON.parse(answer.text) as { type: string; value: object }
      if (body.type !== 'application/vnd.microsoft.card.adaptive')
        throw new Error(`${press.verb} was answered ${answer.text}`)
      return { press, answer, card: body.value }
    }),
  )
}

function cardsOf(samples: Sample[]): Record<string, object> {
  return Object.fromEntries(samples.map(({ press, card }) => [press.verb, card]))
}

/** The same card with other names and references: nothing else comes near its length. */
const isCard =
  (samples: Sample[]) =>
  (press: Press, { status, text }: Answered): boolean => {
    const expected = samples.find(sample => sample.press.verb === press.verb)!.answer.text.length
    return status === 200 && Math.abs(text.length - expected) < 200
  }

function line(title: string, mary: Round, bare: Round): string {
  const ratio = (mary.perSecond / bare.perSecond).toFixed(2)
  return `${title.padEnd(9)} Mary ${figures(mary)}   bare bot ${figures(bare)}   ratio ${ratio}`
}

function figures({ perSecond, latencies }: Round): string {
  const ms = (share: number): string => quantile(latencies, share).toFixed(0)
  return `${perSecond.toFixed(0)}/s p50 ${ms(0.5)} ms p99 ${ms(0.99)} ms`
}

function summary(results: Result[], samples: Sample[]): object {
  const latencies = results.flatMap(({ mary }) => mary.latencies).sort((a, b) => a - b)
  const bareLatencies = results.flatMap(({ bare }) => bare.latencies).sort((a, b) => a - b)
  const size = samples
    .map(({ press, answer }) => `${press.verb} ${press.body.length} B in, ${answer.text.length} B out`)
    .join('; ')
  console.log(
    `${size}; ${people} people, ${results.length} rounds of ${2 * decisionsOfEach} decisions, PostgreSQL with fsync`,
  )
  console.log(
    `Mary p50 ${quantile(latencies, 0.5).toFixed(1)} ms, p99 ${quantile(latencies, 0.99).toFixed(1)} ms; bare bot p50 ${quantile(bareLatencies, 0.5).toFixed(1)} ms, p99 ${quantile(bareLatencies, 0.99).toFixed(1)} ms`,
  )
  return {
    value: Math.round(median(results.map(({ mary }) => mary.perSecond))),
    baseline: Math.round(median(results.map(({ bare }) => bare.perSecond))),
    ratio: Number(median(results.map(({ mary, bare }) => mary.perSecond / bare.perSecond)).toFixed(2)),
    cpuMicros: median(results.map(({ maryCpu }) => sum(maryCpu))),
    cpuMicrosOfBareBot: median(results.map(({ bareCpu }) => sum(bareCpu))),
    ofThesePostgres: [median(results.map(one => one.maryCpu.server)), median(results.map(one => one.bareCpu.server))],
    cpuRatio: Number(median(results.map(({ maryCpu, bareCpu }) => sum(bareCpu) / sum(maryCpu))).toFixed(2)),
  }
}
