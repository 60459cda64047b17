import { setImmediate as turn } from 'node:timers/promises'
import { cardLibrary } from '../teams/cards/card-templates.ts'
import { sdkModules } from '../teams/token/sdk-verdict.ts'

/**
 * Loads what answers need and a start does not, once Mary listens: the Bot Framework's SDK and what fills in cards. The
 * first person would wait for them, some tenths of a second.
 */
export async function warmUp(): Promise<void> {
  await turn()
  await sdkModules()
  await turn()
  cardLibrary()
}
