import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Person } from '../sandbox/town/town.ts'
import { eventually } from '../test/support/eventually.ts'
import { type Mary, startMary } from '../test/support/mary.ts'
import { cast, inChat, pressed, propose, readable } from '../test/support/road.ts'
import { photoAnswered } from '../test/support/steps.ts'
import type { Crowd } from './heaps/crowd.ts'
import { quantile } from './inbound/load.ts'

/*
 * What one stranger without a token costs everybody else: a heap of requests on one connection or four, or a thousand
 * half heads, while ten people of the town write « aide » in turn, each once the one before was answered.
 *
 * Her own process as in production, on PGlite, on loopback; the stranger in a thread of the bench's. Each heap is sent
 * again as soon as it was answered, until everybody had their answers and one heap at least was answered whole. Quiet
 * before and after, with the memory that she had at most in each: what a process keeps from before is no fault of the
 * heap's. The town's own part is in all figures alike. `-- heaps nothing readyz`: these alone, in this order.
 */
const words = Number(process.env['WORDS'] ?? 120)
const restMs = 3_000

type Told = { p50: number; p99: number; most: number; rssMb: number; heaps?: number; cut?: number }

export async function heaps(...only: string[]): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const sandbox = { SANDBOX_PEOPLE: '300', SANDBOX_CHECK: 'off', SANDBOX_LIMITS: 'off' }
  const mary = stack.adopt(await startMary({ sandbox }), started => started.close())
  const picture = await pictured(mary)
  const { people } = await mary.town.people({ role: 'agent', situation: 'well', limit: 10 })
  const port = Number(new URL(mary.url).port)
  const crowds: Record<string, Omit<Crowd, 'port'>> = {
    picture: { connections: 1, requests: 2_000, path: picture },
    nothing: { connections: 4, requests: 4_000, path: '/nothing-*' },
    readyz: { connections: 4, requests: 4_000, path: '/readyz' },
    halfHeads: { connections: 1_000, requests: 0, path: '' },
  }
  await told('warm-up', mary, people)
  const quiet = await told('quiet', mary, people)
  const found: Record<string, Told> = {}
  for (const name of only.length > 0 ? only : Object.keys(crowds))
    found[name] = await told(name, mary, people, { ...crowds[name]!, port })
  const after = await told('quiet again', mary, people)
  const all = Object.values(found)
  const calm = Math.max(quiet.p99, after.p99)
  return {
    quiet,
    ...found,
    after,
    p99: Math.max(...all.map(({ p99 }) => p99)),
    ratio: Number((Math.max(...all.map(({ p99 }) => p99)) / calm).toFixed(2)),
    grownMb: Math.max(...all.map(({ rssMb }) => rssMb)) - quiet.rssMb,
  }
}

/** The address of a picture that a colleague is shown. */
async function pictured({ town }: Mary): Promise<string> {
  const { agent, comms } = await cast(town)
  const asked = await photoAnswered(town, agent.id, await propose(town, agent, 'Une ruche sur le toit'))
  await eventually(async () => {
    const done = await pressed(town, agent.id, { activityId: asked.id, button: 'Préciser' })
    return JSON.stringify(done.body).includes('Qui est sur l’image')
  }, 'the picture lies there')
  const form = await inChat(town, agent.id, 'Qui est sur l’image')
  await pressed(town, agent.id, { activityId: form.id, button: 'Un agent' })
  const inputs = { colleague: comms.id, uses: 'internal,site', until: '' }
  await pressed(town, agent.id, { activityId: form.id, button: 'Demander l’accord', inputs })
  const shown = /http[^"\\]+\/media\/[^"\\]+/.exec(readable(await inChat(town, comms.id, 'Vous êtes sur cette image')))
  return new URL(shown![0]).pathname
}

async function told(name: string, mary: Mary, people: Person[], crowd?: Crowd): Promise<Told> {
  const worker = crowd && new Worker(new URL('./heaps/crowd.ts', import.meta.url), { workerData: crowd })
  const ends = { whole: 0, cut: 0 }
  worker?.on('message', (what: keyof typeof ends) => ends[what]++)
  let rss = rssMb(mary)
  const looking = setInterval(() => (rss = Math.max(rss, rssMb(mary))), 100)
  const latencies: number[] = []
  const isDone = () => latencies.length >= words && (!crowd || (crowd.requests > 0 ? ends.whole > 0 : ends.cut > 999))
  while (!isDone()) latencies.push(await helped(mary, people[latencies.length % people.length]!))
  await worker?.terminate()
  await delay(restMs)
  clearInterval(looking)
  latencies.sort((a, b) => a - b)
  const ms = (share: number) => Math.round(quantile(latencies, share))
  const { whole: heaps, cut } = ends
  const figures = { p50: ms(0.5), p99: ms(0.99), most: ms(1), rssMb: rss, ...(crowd && { heaps, cut }) }
  console.log(`${name.padEnd(12)} ${JSON.stringify(figures)}`)
  return figures
}

async function helped({ town }: Mary, { id }: Person): Promise<number> {
  const began = performance.now()
  const { status } = await town.say(id, 'aide')
  if (status !== 200) throw new Error(`« aide » was answered ${status}`)
  return performance.now() - began
}

function rssMb(mary: Mary): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${mary.pid()}/status`, 'utf8'))?.[1]) / 1024)
}
