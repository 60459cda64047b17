import { constants, setPriority } from 'node:os'
import type { ReaderAnswer, ReaderTask } from './read-in-process.ts'
import { readInThread } from './read-in-thread.ts'

const lookMs = 100

// People who click meanwhile come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
// The parent is gone: nobody takes the answer.
process.once('disconnect', () => process.exit())
process.once('message', message => {
  const { worker, given, bounds } = message as ReaderTask
  setInterval(() => {
    if (process.memoryUsage.rss() > bounds.residentMb * 1e6) process.exit()
  }, lookMs)
  void readInThread(new URL(worker), given, bounds).then(read => {
    const answer: ReaderAnswer<unknown> = { read }
    // The parent may be gone.
    process.send?.(answer, () => undefined)
  })
})
