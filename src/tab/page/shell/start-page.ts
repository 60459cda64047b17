import { type InTeams, meetTeams } from './in-teams.ts'
import { showLoading, showWhole } from './whole-page.ts'
import { loadWords, type Text } from './page-words.ts'

export const loadedAgainAfterMs = 5_000

/**
 * How a page begins: it meets Teams, and says so while Mary is asked. `greet`: called outside Teams too; `says`: keys
 * of words.
 */
export function startPage(
  greet: (text: Text) => void,
  { loading = 'loading', notInTeams = 'notInTeams' }: { loading?: string; notInTeams?: string },
  open: (teams: InTeams, text: Text) => unknown,
) {
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
  // Without words nothing can be shown: the page is loaded again.
  start().catch(() => setTimeout(() => location.reload(), loadedAgainAfterMs))
}
