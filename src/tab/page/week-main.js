import { createApi } from './api.js'
import { byId } from './element.js'
import { followLive } from './follow-live.js'
import { meetTeams } from './in-teams.js'
import { showTabs } from './tabs.js'
import { endTrouble, tellTrouble } from './trouble.js'
import { WeekPage } from './week-page.js'
import { endWhole, showLoading, showWhole } from './whole-page.js'
import { loadWords } from './words.js'

/** @import { InTeams } from './in-teams.js' */
/** @import { Text } from './words.js' */

const loadedAgainAfterMs = 5_000
/** What was announced to an agent changes a few times a day, and many have it open: they follow no stream. */
const announcedEveryMs = 5 * 60_000

/**
 * The calendar of whoever Teams says is looking.
 * @param {InTeams} teams
 * @param {Text} text
 */
function startWeek({ askToken, locale }, text) {
  const api = createApi(askToken, locale)
  /** @type {WeekPage} */
  const page = new WeekPage({ api, text, locale, look: () => follower.look() })
  let isShown = false
  let isPublic = false
  const source = {
    read: () => page.read(),
    live: (/** @type {AbortSignal} */ signal) => api.follow('week/live', signal),
    // The stream says only that something was decided.
    heard: () => /** @type {const} */ ('read'),
    everyMs: () => (isPublic ? announcedEveryMs : null),
  }
  const follower = followLive(source, {
    show: value => {
      if (!isShown) {
        endWhole()
        if (value.kind === 'week') showTabs(text, 'week', true)
      }
      isShown = true
      isPublic = value.kind === 'public'
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
  byId('hello').textContent = text('pages.week')
  document.title = text('pages.week')
  showTabs(text, 'week')
  if (teams === null) return showWhole(text('notInTeams'))
  showLoading(text('week.loading'))
  startWeek(teams, text)
}

// Without words nothing can be said: the page is loaded again.
start().catch(() => setTimeout(() => location.reload(), loadedAgainAfterMs))
