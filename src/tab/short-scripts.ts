import { readInThread } from '../read-in-thread.ts'

/** All of the pages' code takes some seconds; on a machine that does much else, many more. */
const bounds = { withinMs: 180_000, memoryMb: 384 }
const worker = new URL('./short-code-worker.ts', import.meta.url)

/**
 * The code of scripts in fewer bytes, made in a thread of its own once somebody asks for any of them: nobody waits for
 * it, and a process that shows no page makes none.
 * @param files as URLs; their makers' own short ones stay as they are
 * @returns of one of them; null: it cannot be made shorter
 */
export function shortScripts(files: readonly string[]): (file: string) => Promise<Buffer | null> {
  const long = files.filter(file => !file.endsWith('.min.js'))
  let made: Promise<Map<string, string | null>> | undefined
  return async file => {
    made ??= readInThread<string[], (string | null)[]>(worker, long, bounds).then(
      short => new Map(long.map((one, index) => [one, short?.[index] ?? null])),
    )
    const code = (await made).get(file) ?? null
    return code === null ? null : Buffer.from(code)
  }
}
