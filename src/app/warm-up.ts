import { setImmediate as turn } from 'node:timers/promises'
import { cardLibrary, type Look, prepareCard } from '../teams/cards/card-templates.ts'
import { sdkModules } from '../teams/token/sdk-verdict.ts'

/** What most people see first; with the first of them, what reads every expression of a template grows warm. */
const seenFirst = ['replies/help', 'replies/notice', 'initiatives/receipt'] as const

/**
 * Loads what answers need and a start does not, once Mary listens: the Bot Framework's SDK, what fills in cards and the
 * cards that people see first. The first person would wait for them, some tenths of a second; who comes meanwhile waits
 * for one of them at most, and for what their own answer needs.
 */
export async function warmUp(look: Pick<Look, 'words' | 'off'>): Promise<void> {
  await turn()
  await sdkModules()
  await turn()
  cardLibrary()
  for (const name of seenFirst) {
    await turn()
    prepareCard(name, look)
  }
}
