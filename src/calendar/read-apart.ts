import { readInProcess } from '../apart/read-in-process.ts'
import type { GivenCalendar } from './ics-worker.ts'
import type { IcsRead, IcsReading } from './read-ics.ts'

/** A calendar of an authority takes a tenth of it; a rule that never ends takes all of it. */
const readingMs = 8_000
const memory = { memoryMb: 192, residentMb: 500 }
const worker = new URL('./ics-worker.ts', import.meta.url)

/**
 * Reads a calendar in a separate process, since its text is untrusted; if that fails, once more without unusual rules,
 * so that one event whose rule never ends does not cost all others. Null: no calendar, or unreadable.
 */
export async function readApart(bytes: Uint8Array, reading: IcsReading, withinMs = readingMs): Promise<IcsRead | null> {
  const text = textOf(bytes)
  const read = (reading: IcsReading): Promise<IcsRead | null> =>
    readInProcess<GivenCalendar, IcsRead>(worker, { text, reading }, { withinMs, ...memory })
  return (await read(reading)) ?? read({ ...reading, simple: true })
}

/** UTF-8 by the standard; else Windows-1252, as old programs write. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
