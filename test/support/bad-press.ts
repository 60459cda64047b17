import { createWriteStream, writeFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { answersAt, readParcel, writeParcel } from '../../src/print/parcel.ts'

/** A program of the press that does what its edition is named after, in the folder that is named with it. */
void readParcel<{ paper: { name: string } }>(process.stdin).then(({ paper: { name } }) => {
  switch (basename(name)) {
    case 'hangs':
      writeFileSync(join(dirname(name), 'pid'), String(process.pid))
      // As deaf as a loop that never ends, and it costs nothing.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      return
    case 'aborts':
      return process.abort()
    case 'grows': {
      const held: Buffer[] = []
      setInterval(() => held.push(Buffer.alloc(20_000_000, 1)), 50)
      return
    }
    default: {
      const { env, execArgv: flags } = process
      const made = { kind: 'looked', env: Object.keys(env).toSorted(), flags, priority: getPriority() }
      return writeParcel(createWriteStream('', { fd: answersAt }), { kind: 'made', made })
    }
  }
})
