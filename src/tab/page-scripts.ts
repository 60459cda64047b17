import { readInThread } from '../apart/read-in-thread.ts'

/** All of them take less than half a second; on a very busy machine, much longer. */
const bounds = { withinMs: 60_000, memoryMb: 256 }
/** If they cannot be made, requests before that get the error at once. */
const againMs = 5_000
const worker = new URL('./page-scripts-worker.ts', import.meta.url)

/** The name of a library's file in `lib/`, and the global that its script defines. */
export type Library = readonly [name: string, globalName: string]
/** `entries`: names of files, without an ending, whose scripts have names of their own. */
export type ScriptsAsked = { folder: string; entries: readonly string[]; libraries: readonly Library[] }
/** Of each script its name, with its ending, and its code; or why there are none. */
export type ScriptsMade = { scripts: [name: string, code: Uint8Array][] } | { failed: string }

/**
 * The scripts of pages as browsers take them, built together in a thread of its own at the first request: a process
 * that shows no page builds none.
 * @param folder of the pages
 * @returns of a script its code; null: there is none of that name.
 * @throws Error where they cannot be made; some seconds later a further request makes them again
 */
export function pageScripts(
  folder: URL,
  entries: readonly string[],
  libraries: readonly Library[] = [],
  pauseMs = againMs,
): (name: string) => Promise<Buffer | null> {
  let made: Promise<Map<string, Buffer>> | undefined
  const make = async () => {
    const read = await readInThread<ScriptsAsked, ScriptsMade>(
      worker,
      { folder: folder.href, entries, libraries },
      bounds,
    )
    if (read && 'scripts' in read) return new Map(read.scripts.map(([name, code]) => [name, Buffer.from(code)]))
    throw new Error('the scripts of the pages cannot be made', { cause: read?.failed ?? 'their thread ended' })
  }
  const again = (): void => void setTimeout(() => (made = undefined), pauseMs).unref()
  return async name => {
    if (!made) {
      made = make()
      made.catch(again)
    }
    return (await made).get(name) ?? null
  }
}
