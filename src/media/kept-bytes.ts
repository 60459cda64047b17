type Read = { bytes: Uint8Array; contentType: string }

/** Some dozens of pictures as Mary keeps them. */
const bytesMost = 32 * 1024 * 1024
/** People open an arriving card at the same moment; erased bytes are kept no longer than this. */
const keptMs = 60_000

export type KeptBytes = {
  /** The last read bytes of that digest, else what `read` answers; calls meanwhile get the same. */
  of(digest: string, read: () => Promise<Read | null>): Promise<Read | null>
  forget(digest: string): void
}

/** The pictures that were asked for within the last minute, each once whatever its addresses. */
export function createKeptBytes(most = bytesMost): KeptBytes {
  const kept = new Map<string, { reading: Promise<Read | null>; size: number; timer: NodeJS.Timeout }>()
  let held = 0
  const forget = (digest: string): void => {
    const one = kept.get(digest)
    if (!one) return
    clearTimeout(one.timer)
    kept.delete(digest)
    held -= one.size
  }
  const makeRoom = (): void => {
    for (const [digest, { size }] of kept) {
      if (held <= most) return
      if (size > 0) forget(digest)
    }
  }
  const begin = (digest: string, read: () => Promise<Read | null>): Promise<Read | null> => {
    const one = { reading: read(), size: 0, timer: setTimeout(forget, keptMs, digest).unref() }
    kept.set(digest, one)
    const isThere = () => kept.get(digest) === one
    one.reading.then(
      found => {
        if (!isThere()) return
        if (!found || found.bytes.byteLength === 0) return forget(digest)
        one.size = found.bytes.byteLength
        held += one.size
        makeRoom()
      },
      () => isThere() && forget(digest),
    )
    return one.reading
  }
  return {
    of: (digest, read) => {
      const known = kept.get(digest)
      if (!known) return begin(digest, read)
      known.timer.refresh()
      kept.delete(digest)
      kept.set(digest, known)
      return known.reading
    },
    forget,
  }
}
