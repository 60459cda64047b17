import { meetTeams } from './in-teams.js'
import { showLoading, showWhole } from './whole-page.js'
import { loadWords } from './words.js'

/** @import { InTeams } from './in-teams.js' */
/** @import { Text } from './words.js' */

export const loadedAgainAfterMs = 5_000

/**
 * How a page begins: Teams is met, and while Mary is asked the page says so.
 * @param {(text: Text) => void} greet shown outside Teams too
 * @param {{ loading?: string, notInTeams?: string }} says by their keys
 * @param {(teams: InTeams, text: Text) => unknown} open
 */
export function startPage(greet, { loading = 'loading', notInTeams = 'notInTeams' }, open) {
  const start = async () => {
    const teams = await meetTeams()
    const locale = teams?.locale ?? 'fr'
    document.documentElement.lang = locale
    const text = await loadWords(locale)
    greet(text)
    if (teams === null) return showWhole(text(notInTeams))
    showLoading(text(loading))
    await open(teams, text)
  }
  // Without words nothing can be said: the page is loaded again.
  start().catch(() => setTimeout(() => location.reload(), loadedAgainAfterMs))
}
