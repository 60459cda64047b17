import type { Change } from '../../change.ts'

/** Jobs that carry one broadcast side by side, in as many processes as there are: more than anybody runs. */
const parts = 8

/** Starts all of them; a job that runs already, or has nothing left to do, ends by itself. */
export function sendParts(id: string): Change[] {
  return Array.from({ length: parts }, (_, part) => ({ job: 'broadcast.send', data: { id, part } }) as const)
}
