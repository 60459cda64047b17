import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBroadcasting } from './broadcast/open-broadcasting.ts'

/**
 * What one post to everyone costs beside the sending: requests to Graph from the submission to the report, against
 * those of reading everyone once (`$top` is 999 at most), and the memory of Mary’s process, against what it holds at
 * rest in the same run. The directory that Mary keeps was read when she started; its standing question about changes
 * counts where it falls into the run. The real process on a real PostgreSQL; only the budget of 50 a second is lifted.
 * `--paced`: it is not, and the run takes 17 minutes.
 */
const people = Number(process.env['PEOPLE'] ?? 50_000)
const program = fileURLToPath(new URL('./broadcast/unlimited-mary.ts', import.meta.url))
/** https://learn.microsoft.com/graph/query-parameters */
const largestPage = 999

export async function fiftyThousand(...options: string[]): Promise<object> {
  const paced = options.includes('--paced')
  await using stack = new AsyncDisposableStack()
  const opened = await openBroadcasting(stack, {
    people,
    sandbox: paced ? {} : { SANDBOX_LIMITS: 'off' },
    ...(paced ? {} : { program }),
  })
  const { mary } = opened
  const rest = memoryMb(mary.pid())
  const { submitted, counts } = await opened.send('La restauration scolaire')
  const after = memoryMb(mary.pid())
  const asked = [submitted, counts].map(({ graph }) => graph.requests)
  const byPath = [submitted, counts].map(({ graph }) => graph.byPath)
  console.log(`Graph until the approval ${JSON.stringify(byPath[0])}, then ${JSON.stringify(byPath[1])}`)
  console.log(`memory at rest ${rest.now} MB, after ${after.now} MB, at most ${after.most} MB`)
  return {
    value: asked.reduce((sum, n) => sum + n, 0),
    baseline: Math.ceil(people / largestPage),
    untilApproval: asked[0],
    restMb: rest.now,
    afterMb: after.now,
    peakMb: after.most,
  }
}

function memoryMb(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mb = (name: string): number => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
  return { now: mb('VmRSS'), most: mb('VmHWM') }
}
