import type { Browser } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { type AtTab, openTab } from './at-tab.ts'
import type { Mary } from './mary.ts'

type Options = NonNullable<Parameters<typeof openTab>[3]> & { isNew?: boolean; isReady?: string }

const ready = '[role=tab]'
const addressOf = (postId: string, isNew: boolean): string =>
  `post.html?from=desk&post=${postId}${isNew ? '&new=1' : ''}`

/** The page of a post as this person sees it in the tab. */
export async function openPost(
  browser: Browser,
  mary: Pick<Mary, 'sandbox'>,
  person: Person,
  postId: string,
  { isNew = false, isReady = ready, ...options }: Options = {},
): Promise<AtTab> {
  const one = await openTab(browser, mary, person, { ...options, at: addressOf(postId, isNew) })
  await one.tab.locator(isReady).first().waitFor()
  return one
}

/** The same page anew, in the same frame. `isReady`: what is on it then, as a selector. */
export async function reopenPost({ run, tab }: AtTab, postId: string, isNew = false, isReady = ready): Promise<void> {
  // The page that is left stands there until the new one comes, which on a busy machine is a while.
  await run(`void (document.documentElement.dataset.left = 'yes')`)
  await run(`location.assign('${addressOf(postId, isNew)}')`)
  await tab.locator('html:not([data-left])').locator(isReady).first().waitFor()
}

/** How the saving stands, once it is this. */
export async function standing({ tab }: AtTab, words: string | RegExp): Promise<void> {
  // A page that was refused several times waits half a minute before it asks again.
  await tab.locator('#standing').getByText(words).waitFor({ timeout: 60_000 })
}
