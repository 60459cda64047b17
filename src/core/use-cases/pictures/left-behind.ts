import type { Change } from '../../change.ts'

/** So long the pictures of a post that was abandoned stay, which may be duplicated yet, and those of a proposal. */
export const abandonedMs = 30 * 24 * 60 * 60_000
/** So long stays what no post names: the address in Teams of a file that is tried again lives for minutes. */
export const droppedMs = 60 * 60_000

/** The job looks by itself whether anything else still needs the bytes. */
export function endLeftBehind(ids: readonly string[], initiativeId: string | null, inMs: number): Change[] {
  return ids.map(id => ({ job: 'picture.end', data: { id, initiativeId }, inMs }) as const)
}
