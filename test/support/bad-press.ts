import { writeFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** A program of the press that does what its edition is named after, in the folder that is named with it. */
process.on('message', ({ edition: { name } }: { edition: { name: string } }) => {
  switch (basename(name)) {
    case 'hangs':
      writeFileSync(join(dirname(name), 'pid'), String(process.pid))
      for (;;);
    case 'aborts':
      return process.abort()
    case 'grows': {
      const held: Buffer[] = []
      setInterval(() => held.push(Buffer.alloc(20_000_000, 1)), 50)
      return
    }
    default: {
      const made = { kind: 'looked', secrets: Object.keys(process.env), priority: getPriority() }
      process.send?.({ kind: 'made', made })
    }
  }
})
