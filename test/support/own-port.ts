import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Below what any system gives away by itself, to a listener on port 0 or to an outgoing connection (from 32768 on Linux,
 * from 49152 elsewhere): only who asks for such a port by its number has it.
 */
const [first, last] = [12_000, 31_999]
let next = first + ((process.pid * 97) % (last - first))

/**
 * A port that is this process's own until it ends, also while nothing listens there, as between the death of a Mary and
 * her next start. The claim is a UDP socket on the same number: a second process of the tests cannot have it, nobody
 * speaks UDP there, and the system takes it back by itself.
 */
export async function ownPort(): Promise<number> {
  for (let left = last - first; left > 0; left--) {
    const port = next
    next = next < last ? next + 1 : first
    if ((await claimed(port)) && (await nobodyListens(port))) return port
  }
  throw new Error(`no port of ${first}–${last} is to be had`)
}

async function claimed(port: number): Promise<boolean> {
  const claim = createSocket('udp4')
  try {
    claim.bind({ port, address: '127.0.0.1', exclusive: true })
    await once(claim, 'listening')
    claim.unref()
    return true
  } catch {
    claim.close()
    return false
  }
}

/** A program that is none of ours may. */
async function nobodyListens(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
  } catch {
    return false
  }
  probe.close()
  await once(probe, 'close')
  return true
}
