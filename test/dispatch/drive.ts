import type { Ports } from '../../src/core/ports.ts'
import { sendBroadcast, type SendEnd, type SendOptions } from '../../src/dispatch/engine.ts'
import { ProcessMemory } from '../../src/dispatch/run/process-memory.ts'

/** Options of a run, the parts that nobody asks for filled in. */
export function runOptions(options: Partial<SendOptions> = {}): SendOptions {
  return { random: () => 0.5, concurrency: 16, clock: () => performance.now(), memory: new ProcessMemory(), ...options }
}

/** Run after run, as the jobs of one process do it, until it is over. */
export async function drive(ports: Ports, options: Partial<SendOptions> = {}): Promise<SendEnd['kind']> {
  for (const whole = runOptions(options); ; ) {
    const end = await sendBroadcast(ports, 'b1', whole)
    if (end.kind !== 'again') return end.kind
    await ports.sleep(end.inMs)
  }
}
