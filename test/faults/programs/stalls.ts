/**
 * Loaded into a process before its program (`NODE_OPTIONS=--import …`): from each SIGUSR2 to the next, the process stands
 * still at random moments, busy or asleep, as one does that collects garbage, waits for a disk or has a slow neighbour.
 */
import { chanceOf } from '../../support/chance.ts'

const stallMs = { least: 40, most: 500 }
const longestPauseMs = 900
const chance = chanceOf(Number(process.env['SEED'] ?? 7) + process.pid)
let on = false

process.on('SIGUSR2', () => {
  on = !on
  next()
})

function next(): void {
  if (!on) return
  setTimeout(() => {
    if (on) stall(stallMs.least + chance() * (stallMs.most - stallMs.least))
    next()
  }, chance() * longestPauseMs).unref()
}

function stall(ms: number): void {
  if (chance() < 0.5) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
  else for (const end = performance.now() + ms; performance.now() < end;);
}
