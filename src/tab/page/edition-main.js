import { createApi } from './api.js'
import { EditionPage } from './edition-page.js'
import { byId } from './element.js'
import { followLive } from './follow-live.js'
import { meetTeams } from './in-teams.js'
import { showTabs } from './tabs.js'
import { endTrouble, tellTrouble } from './trouble.js'
import { endWhole, showLoading, showWhole } from './whole-page.js'
import { loadWords } from './words.js'

/** @import { InTeams } from './in-teams.js' */
/** @import { Text } from './words.js' */

const loadedAgainAfterMs = 5_000

/**
 * The flat plan of an edition.
 * @param {InTeams} teams
 * @param {Text} text
 */
function startEdition({ askToken, locale }, text) {
  const api = createApi(askToken, locale)
  /** @type {EditionPage} */
  const page = new EditionPage({ api, text, look: () => follower.look() })
  let isShown = false
  const source = {
    read: () => page.read(),
    live: (/** @type {AbortSignal} */ signal) => api.follow('edition/live', signal),
    // The stream says only that something was decided.
    heard: () => /** @type {const} */ ('read'),
  }
  const follower = followLive(source, {
    show: value => {
      if (!isShown) {
        endWhole()
        showTabs(text, 'edition', value.isComms)
      }
      isShown = true
      page.show(value)
      endTrouble(text)
    },
    ...tellTrouble(text, () => follower.retry()),
  })
}

async function start() {
  const teams = await meetTeams()
  const locale = teams?.locale ?? 'fr'
  document.documentElement.lang = locale
  const text = await loadWords(locale)
  byId('hello').textContent = text('pages.edition')
  document.title = text('pages.edition')
  showTabs(text, 'edition')
  if (teams === null) return showWhole(text('notInTeams'))
  showLoading(text('edition.loading'))
  startEdition(teams, text)
}

// Without words nothing can be said: the page is loaded again.
start().catch(() => setTimeout(() => location.reload(), loadedAgainAfterMs))
