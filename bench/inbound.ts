import { startMary } from '../test/support/mary.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { pressOf } from './inbound/activity.ts'
import { openCopier, type Waiting } from './inbound/copies.ts'
import { type Answered, createCaller, playRound, type Press, quantile, type Round } from './inbound/load.ts'
import { startBareBot } from './inbound/start-bare-bot.ts'
import { walk } from './inbound/walk.ts'
import { median } from './median.ts'

/*
 * How many durable card decisions a second, of 50 people at once, against a bot that decides nothing.
 *
 * Mary: her own process as in production, on a PostgreSQL that waits for the disk (fsync on). Half of the presses take
 * an initiative over (one row), half give a visa (two rows); each decides something that waits, is answered with the
 * card drawn from what was committed, and has written rows, one entry of the chained journal and its jobs before that.
 * Afterwards the journal must have exactly one entry more for each answer.
 *
 * Tokens are real (RS256). Teams keeps one for an hour and sends it with everything; eight are taken in turn, as if of
 * eight front ends. Mary checks each once a minute, the bare bot at every press, as the SDK does by itself.
 *
 * The jobs that follow run meanwhile as in production, as fast as Mary lets herself: 50 requests a second to Teams, the
 * limit of a tenant, and 4 list items a second, the limit of SharePoint. They take their share of the same two cores,
 * and so do PostgreSQL and the town. What is left of them when a round ends is not part of a decision: Teams would need
 * hours for it.
 *
 * The bare bot: botbuilder's CloudAdapter behind restify as in Microsoft's samples, answering the same presses with the
 * same two cards, kept ready. While it is measured Mary is stopped (SIGSTOP), so that her jobs do not slow it down.
 *
 * Rounds alternate, Mary, bare bot, Mary…, so that whatever else the machine does falls on both. The ratio is the
 * median of the ratios of neighbours.
 */
const people = 50
const tokensInUse = 8
const rounds = Number(process.env['ROUNDS'] ?? 5)
const decisionsOfEach = Number(process.env['DECISIONS'] ?? 1500)

export async function inbound(): Promise<object> {
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
  const bare = stack.adopt(
    await startBareBot(mary.sandbox.variables, cardsOf(samples), `${mary.dataDir}/ca.pem`),
    bot => bot.close(),
  )
  const ofBare = stack.adopt(createCaller(bare.url, tokens, people), caller => caller.close())

  const results: { mary: Round; bare: Round }[] = []
  for (let round = 0; round <= rounds; round++) {
    const all = await presses()
    const before = await copier.entries()
    const decided = await playRound(ofMary, all, people, isCard(samples))
    const entries = (await copier.entries()) - before
    if (entries < all.length) throw new Error(`${all.length} decisions were answered and ${entries} are in the journal`)
    process.kill(mary.pid(), 'SIGSTOP')
    const echoed = await playRound(ofBare, all, people, isCard(samples)).finally(() =>
      process.kill(mary.pid(), 'SIGCONT'),
    )
    // The first round warms both up.
    if (round > 0) results.push({ mary: decided, bare: echoed })
    console.log(line(round === 0 ? 'warm-up' : `round ${round}`, decided, echoed))
  }
  return summary(results, samples)
}

type Sample = { press: Press; answer: Answered; card: object }

async function ask(caller: { press(press: Press): Promise<Answered> }, asked: Press[]): Promise<Sample[]> {
  return Promise.all(asked.map(async press => {
    const answer = await caller.press(press)
    const body = JSON.parse(answer.text) as { type: string; value: object }
    if (body.type !== 'application/vnd.microsoft.card.adaptive')
      throw new Error(`${press.verb} was answered ${answer.text}`)
    return { press, answer, card: body.value }
  }))
}

function cardsOf(samples: Sample[]): Record<string, object> {
  return Object.fromEntries(samples.map(({ press, card }) => [press.verb, card]))
}

/** The same card with other names and references: nothing else comes near its length. */
const isCard = (samples: Sample[]) => (press: Press, { status, text }: Answered): boolean => {
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

function summary(results: { mary: Round; bare: Round }[], samples: Sample[]): object {
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
  }
}
