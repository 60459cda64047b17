import { captionBytesMost, type Cue } from '../core/domain/files/caption-remarks.ts'
import { readInProcess } from '../apart/read-in-process.ts'
import type { Captions } from '../core/ports/outside.ts'

const readingMs = 5_000
const memory = { memoryMb: 96, residentMb: 300 }
const worker = new URL('./captions-worker.ts', import.meta.url)

/** Reads captions in a separate process, since their text is untrusted. */
export function captionsApart(withinMs = readingMs): Captions {
  return {
    read: async bytes =>
      bytes.byteLength > captionBytesMost
        ? null
        : readInProcess<string, Cue[]>(worker, new TextDecoder().decode(bytes), { withinMs, ...memory }),
  }
}
