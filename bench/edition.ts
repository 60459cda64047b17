import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { createPress } from '../src/print/press.ts'
import { startMary } from '../test/support/mary.ts'
import { fortyArticles, photographed } from '../test/support/edition-proof.ts'
import { pressProgram } from '../test/support/press-program.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { pressOf } from './inbound/activity.ts'
import { openCopier } from './inbound/copies.ts'
import { createCaller, type Press, quantile } from './inbound/load.ts'
import { walk } from './inbound/walk.ts'

/*
 * An edition of 40 articles with 60 pictures is printed while approvers decide twenty times a second: how long page,
 * paper and e-mail take, how much memory that asks for, and whether decisions keep their pace.
 *
 * Decisions are visas by HTTP with real tokens, to Mary's own process on a PostgreSQL that waits for the disk (fsync
 * on); each is answered with the card drawn from what was committed. The press is the product's: a process of its own,
 * killed where it grows too large. Here it is started beside Mary instead of by her, so that its memory can be told
 * apart; it takes the same two cores. Quiet and printing alternate, in the same run.
 */
const pictures = Number(process.env['PICTURES'] ?? 60)
const rounds = Number(process.env['ROUNDS'] ?? 5)
const everyMs = 50
const quietMs = 6_000
const readyMost = 1_500

export async function edition(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const decide = await openDecisions(stack)
  const proof = await fortyArticles(await Promise.all(Array.from({ length: pictures }, photographed)))
  const printing = createPress({ program: pressProgram })
  const quiet: number[] = []
  const busy: number[] = []
  const seconds: number[] = []
  let most = 0
  let size = {}
  for (let round = 0; round <= rounds; round++) {
    const still = await decide()
    await delay(quietMs)
    const calm = await still.stop()
    const decisions = await decide()
    const before = residentMb(process.pid)
    const look = setInterval(() => {
      const grown = Math.max(0, residentMb(process.pid) - before)
      most = Math.max(
        most,
        grown + childrenOf(process.pid, pressProgram).reduce((sum, pid) => sum + residentMb(pid), 0),
      )
    }, 50)
    const began = performance.now()
    const made = await printing.print(proof)
    const took = (performance.now() - began) / 1000
    clearInterval(look)
    const disturbed = await decisions.stop()
    assert.equal(made.kind, 'printed')
    if (made.kind === 'printed')
      size = { html: mb(made.html), pdf: mb(made.pdf), email: mb(made.email), pages: made.pages }
    console.log(
      `${round === 0 ? 'warm-up' : `round ${round}`}: ${took.toFixed(1)} s; ${line('quiet', calm)}; ${line('printing', disturbed)}`,
    )
    // The first round warms both up.
    if (round === 0) continue
    quiet.push(...calm)
    busy.push(...disturbed)
    seconds.push(took)
  }
  const [calm, meanwhile] = [p99(quiet), p99(busy)]
  return {
    seconds: Number(Math.max(...seconds).toFixed(1)),
    moreMb: Math.round(most),
    p99Quiet: calm,
    p99: meanwhile,
    ratio: Number((meanwhile / calm).toFixed(2)),
    ...size,
  }
}

type Decisions = { stop(): Promise<number[]> }

/** Mary with posts that wait for a visa. Answers what starts to give them, each when it is due, until it is stopped. */
async function openDecisions(stack: AsyncDisposableStack): Promise<() => Promise<Decisions>> {
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const databaseUrl = await postgres.url()
  const { town, url, close } = await startMary({
    sandbox: { SANDBOX_PEOPLE: '1200', SANDBOX_CHECK: 'off', SANDBOX_LIMITS: 'off' },
    env: { DATABASE_URL: databaseUrl },
  })
  stack.defer(close)
  const about = await town.about()
  const agents = (await town.people({ role: 'agent', situation: 'well', limit: 100 })).people
  const chats = new Map(
    await Promise.all(agents.map(async ({ id }) => [id, (await town.chat(id)).conversationId] as const)),
  )
  const copier = stack.adopt(await openCopier(databaseUrl, await walk(town), agents), opened => opened.close())
  const caller = stack.adopt(createCaller(url, [await town.token()], 50), opened => opened.close())
  const ready: Press[] = []
  return async () => {
    if (ready.length < readyMost) {
      const copies = (await copier.copy(readyMost)).filter(({ verb }) => verb === 'validation.approve')
      ready.push(...copies.map(one => pressOf(one, { about, chats })))
    }
    const latencies: number[] = []
    const answers: Promise<void>[] = []
    let stopped = false
    const began = performance.now()
    const loop = (async () => {
      for (let due = 0; !stopped; due++) {
        const at = began + due * everyMs
        if (at > performance.now()) await delay(at - performance.now())
        const press = ready.shift()
        assert.ok(press, 'posts enough for every moment')
        answers.push(
          caller.press(press).then(({ status, text }) => {
            assert.ok(status === 200 && text.includes('adaptive'), `${status} ${text.slice(0, 400)}`)
            latencies.push(performance.now() - at)
          }),
        )
      }
    })()
    return {
      stop: async () => {
        stopped = true
        await loop
        await Promise.all(answers)
        return latencies
      },
    }
  }
}

/** 0 where the process is gone. */
function residentMb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}

/** Mary runs here as well: only what runs this program. */
function childrenOf(pid: number, program: URL): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap(thread => {
    try {
      return readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter(child => child !== '')
        .map(Number)
        .filter(child => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(program.pathname))
    } catch {
      // It ended meanwhile.
      return []
    }
  })
}

const p99 = (latencies: number[]): number =>
  Number(
    quantile(
      latencies.toSorted((a, b) => a - b),
      0.99,
    ).toFixed(1),
  )
const line = (when: string, latencies: number[]): string =>
  `${when} p50 ${quantile(
    latencies.toSorted((a, b) => a - b),
    0.5,
  ).toFixed(0)} ms, p99 ${p99(latencies)} ms (${latencies.length})`
const mb = (bytes: Uint8Array): number => Number((bytes.byteLength / 1e6).toFixed(1))
