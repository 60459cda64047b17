import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { createPress } from '../src/print/press.ts'
import { createFakePorts, type FakePorts } from '../test/fakes/ports.ts'
import { actor, karim } from '../test/fakes/town.ts'
import { press, submitted } from '../test/fakes/walk.ts'
import { fortyArticles, photographed } from '../test/support/edition-proof.ts'
import { pressProgram } from '../test/support/press-program.ts'
import { quantile } from './inbound/load.ts'

/*
 * An edition of 40 articles with 60 pictures is printed while somebody decides fifty times a second: how long page,
 * paper and e-mail take, how much more memory the process holds meanwhile, and whether decisions keep their pace. They
 * are the use case on rows in memory, so that what is measured is the event loop and the cores, and no database.
 */
const pictures = Number(process.env['PICTURES'] ?? 60)
const rounds = Number(process.env['ROUNDS'] ?? 5)
const everyMs = 20

type Presses = { stop(): Promise<number[]> }

export async function edition(): Promise<object> {
  const proof = await fortyArticles(await Promise.all(Array.from({ length: pictures }, photographed)))
  const printing = createPress({ program: pressProgram })
  const ports = createFakePorts()
  const waiting = await posts(ports, 400)
  const quiet: number[] = []
  const busy: number[] = []
  const seconds: number[] = []
  let most = 0
  let size = {}
  for (let round = 0; round <= rounds; round++) {
    const still = deciding(ports, waiting)
    await delay(4_000)
    const calm = await still.stop()
    const before = process.memoryUsage().rss
    const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 20)
    const decisions = deciding(ports, waiting)
    const began = performance.now()
    const made = await printing.print(proof)
    const took = (performance.now() - began) / 1000
    const disturbed = await decisions.stop()
    clearInterval(look)
    assert.equal(made.kind, 'printed')
    if (made.kind === 'printed')
      size = { html: mb(made.html), pdf: mb(made.pdf), email: mb(made.email), pages: made.pages }
    // The first round warms both up.
    if (round === 0) continue
    quiet.push(...calm)
    busy.push(...disturbed)
    seconds.push(took)
    console.log(`${took.toFixed(1)} s, decisions p99 ${p99(calm)} ms quiet, ${p99(disturbed)} ms meanwhile`)
  }
  const [calm, meanwhile] = [p99(quiet), p99(busy)]
  return {
    seconds: Number(Math.max(...seconds).toFixed(1)),
    moreMb: Math.round(most / 1e6),
    p99Quiet: calm,
    p99: meanwhile,
    ratio: Number((meanwhile / calm).toFixed(2)),
    ...size,
  }
}

/** Decides one post after the other, each when it is due, whatever became of the one before; in ms from then on. */
function deciding(ports: FakePorts, waiting: Waiting[]): Presses {
  const latencies: number[] = []
  const began = performance.now()
  let [due, stopped] = [0, false]
  const loop = (async () => {
    while (!stopped) {
      const at = began + due * everyMs
      if (at > performance.now()) await delay(at - performance.now())
      const { id, seal } = waiting[due % waiting.length]!
      // A second press on the same step is answered as well: who has decided, and when.
      await press(ports, actor(karim, 'comms'), { id, seal }, 'approve', 0)
      latencies.push(performance.now() - at)
      due++
    }
  })()
  return {
    stop: async () => {
      stopped = true
      await loop
      return latencies
    },
  }
}

type Waiting = { id: string; seal: string }

async function posts(ports: FakePorts, count: number): Promise<Waiting[]> {
  const all: Waiting[] = []
  for (let n = 0; n < count; n++) {
    const { post, validation } = await submitted(ports)
    all.push({ id: post.id, seal: validation.seal })
  }
  return all
}

const p99 = (latencies: number[]): number =>
  Number(
    quantile(
      latencies.toSorted((a, b) => a - b),
      0.99,
    ).toFixed(1),
  )
const mb = (bytes: Uint8Array): number => Number((bytes.byteLength / 1e6).toFixed(1))
