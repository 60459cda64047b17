import { type CapabilitySwitch, nothingOff, type Off, offBy } from '../core/domain/capabilities/capability.ts'
import type { Capabilities } from '../core/ports/capabilities.ts'

export type WatchedCapabilities = Capabilities & {
  /** Calls at each change from now on. */
  changed(heard: (off: Off) => void): void
  close(): void
}

type Options = { report(error: unknown): void; everyMs?: number }

const defaultEveryMs = 10_000

/** Reads the switches, then again every ten seconds. Of a database that is away, the last that was known holds. */
export async function watchCapabilities(
  read: () => Promise<CapabilitySwitch[]>,
  { report, everyMs = defaultEveryMs }: Options,
): Promise<WatchedCapabilities> {
  let off = nothingOff
  const hearers: ((off: Off) => void)[] = []
  const readNow = async (): Promise<void> => {
    const now = offBy(await read())
    if (now.size === off.size && now.isSubsetOf(off)) return
    off = now
    for (const heard of hearers) heard(off)
  }
  // One after another: what was read first, and came back last, would undo what was read after it.
  let last = Promise.resolve()
  const look = (): Promise<void> => {
    const mine = last.catch(() => undefined).then(readNow)
    last = mine
    return mine
  }
  await look()
  const timer = setInterval(() => void look().catch(report), everyMs).unref()
  return {
    off: () => off,
    look,
    changed: heard => void hearers.push(heard),
    close: () => clearInterval(timer),
  }
}
