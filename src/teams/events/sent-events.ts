import { matchesReference, parseReference, type Reference } from '../../core/domain/reference.ts'
import type { Turn } from '../turn/turn.ts'

/** How far back a typed reference is looked for. */
export const recentMost = 100

/** What was sent lately, each post once, by its reference or by that of a broadcast of it. */
export async function sentLately({ ports }: Turn, text: string): Promise<{ postId: string; reference: Reference }[]> {
  const typed = parseReference(text)
  if (!typed) return []
  const meant = (await ports.broadcasts.recent(recentMost)).flatMap(({ postId, postReference, reference }) => {
    const matching = [postReference, reference].find(one => matchesReference(typed, one))
    return matching === undefined ? [] : [{ postId, reference: matching }]
  })
  return meant.filter(({ postId }, index) => meant.findIndex(one => one.postId === postId) === index)
}
