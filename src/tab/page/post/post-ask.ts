import { ask } from '../shell/ask.ts'
import type { Given } from './fields/post-given.ts'

/**
 * A post under way becomes a draft again only if the writer agrees; after a no, what they typed is removed from the
 * page. `why`: what the change ends. `isLate`: the post was a draft when they typed; their words are kept, and offered
 * another time.
 */
export async function mayReopen(
  { kept, state, text }: Pick<Given, 'kept' | 'state' | 'text'>,
  why: string,
  isLate: boolean,
): Promise<boolean> {
  state.mayReopen = await ask(why, { yes: text('post.reopen.yes'), no: text('post.reopen.no') })
  if (state.mayReopen) return true
  if (isLate) kept.putAside(state.unsaved, state.post.revision)
  state.drop()
  return false
}
