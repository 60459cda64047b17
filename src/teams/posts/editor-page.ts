import type { Answer } from '../turn/answer.ts'
import { isInTab } from '../turn/incoming.ts'
import type { Turn } from '../turn/turn.ts'
import { drawStart } from './drawn/draw-start.ts'
import { editor, type Opened, nameOf } from './editor.ts'

/**
 * A post opened to be written: a page where Teams can show one, in a dialog or in the tab; else the editor. `inCard`:
 * the page was open, but Teams gave it no token (no single sign-on): only the card remains.
 */
export async function openToWrite(turn: Turn, opened: Opened, { inCard }: { inCard?: unknown }): Promise<Answer> {
  const opens = turn.road === 'fetch' || (turn.road === 'execute' && isInTab(turn.incoming))
  if (turn.postPage === null || !opens || inCard === 'true') return editor(turn, opened)
  const { post } = opened
  const isNew = post.version === 0
  const asked = new URLSearchParams({
    post: post.id,
    ...(isNew && { new: '1' }),
    ...(post.correcting && { corrects: post.correcting.broadcastId }),
  })
  return {
    kind: 'page',
    title: nameOf(post, turn.look.words),
    url: `${turn.postPage}?${asked.toString()}`,
    card: drawStart({ postId: post.id, post: isNew ? null : post }, turn.look),
  }
}
