import type { Conversation } from '../../src/core/domain/people/conversation.ts'
import assert from 'node:assert/strict'
import type sinon from 'sinon'
import type { Ports } from '../../src/core/ports.ts'
import { sendBroadcast, type SendEnd, type SendOptions } from '../../src/dispatch/engine.ts'
import { ProcessMemory } from '../../src/dispatch/run/process-memory.ts'
import { FakeWorld } from './fake-world.ts'

/** Options of a run, the parts that nobody asks for filled in. */
export function runOptions(options: Partial<SendOptions> = {}): SendOptions {
  return {
    random: () => 0.5,
    concurrency: 16,
    clock: () => performance.now(),
    memory: new ProcessMemory(),
    timeZone: 'Europe/Paris',
    ...options,
  }
}

/** Run after run, as the jobs of one process do it, until it is over. */
export async function drive(ports: Ports, options: Partial<SendOptions> = {}): Promise<SendEnd['kind']> {
  for (const whole = runOptions(options); ;) {
    const end = await sendBroadcast(ports, 'b1', whole)
    if (end.kind !== 'again') return end.kind
    await ports.sleep(end.inMs)
  }
}

/** As `drive`, by a queue that runs a failed job again. */
export async function driveOn(ports: Ports, options: Partial<SendOptions> = {}): Promise<SendEnd['kind']> {
  for (const whole = runOptions(options); ; await ports.sleep(1_000)) {
    const end = await drive(ports, whole).catch(() => null)
    if (end !== null) return end
  }
}

/** A running broadcast to so many people, `p0`, `p1`, … */
export async function running(people: number): Promise<FakeWorld> {
  const world = new FakeWorld()
  const recipients = [...Array(people).keys()].map(number => ({
    id: `p${number}`,
    givenName: 'Agent',
    department: null,
    locale: null,
  }))
  await world.ports().deliveries.plan('b1', recipients)
  await startRunning(world)
  return world
}

/** Whoever is in the ledger now is who was frozen. */
export async function startRunning(world: FakeWorld): Promise<void> {
  world.frozen = await world.ports().deliveries.frozen('b1')
  world.broadcast = { ...world.broadcast, state: 'running', planned: world.frozen.people }
}

/** Lets the time pass that the promise needs. */
export async function until<T>(clock: sinon.SinonFakeTimers, promise: Promise<T>, maxMs = 3_600_000): Promise<T> {
  let over = false
  const settled = promise.finally(() => (over = true))
  settled.catch(() => {})
  for (let ms = 0; !over && ms < maxMs; ms += 50) await clock.tickAsync(50)
  assert.ok(over, 'still running')
  return settled
}

export function conversation(person: string, change: Partial<Conversation> = {}): Conversation {
  return {
    person,
    conversationId: `a:${person}`,
    serviceUrl: 'https://teams/',
    state: 'open',
    locale: null,
    met: true,
    optedOut: false,
    ...change,
  }
}
