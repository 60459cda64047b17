import type { Change } from '../../change.ts'

/** So long pictures of an abandoned post, which may still be duplicated, and of a proposal are kept. */
export const abandonedMs = 30 * 24 * 60 * 60_000
/** So long a file that no post names is kept: its address in Teams lives for minutes. */
export const droppedMs = 60 * 60_000

/** The job itself checks whether anything else still needs the bytes. */
export function endLeftBehind(ids: readonly string[], initiativeId: string | null, inMs: number): Change[] {
  return ids.map(id => ({ job: 'picture.end', data: { id, initiativeId }, inMs }) as const)
}
