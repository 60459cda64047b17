import { createApi } from './api.js'
import { lineOf, markOpen, showLists } from './desk-lists.js'
import { byId, sayAloud } from './element.js'
import { followLive } from './follow-live.js'
import { meetTeams } from './in-teams.js'
import { OpenedCard } from './opened-card.js'
import { showTabs } from './tabs.js'
import { endTrouble, tellTrouble } from './trouble.js'
import { endWhole, showLoading, showWhole } from './whole-page.js'
import { loadWords } from './words.js'

/** @import { Desk } from './api.js' */
/** @import { InTeams } from './in-teams.js' */
/** @import { Text } from './words.js' */

const loadedAgainAfterMs = 5_000

/**
 * The desk of whoever Teams says is looking.
 * @param {InTeams} teams
 * @param {Text} text
 */
function startDesk({ askToken, locale }, text) {
  const api = createApi(askToken, locale)
  const card = new OpenedCard(api, text, { markOpen, lineOf, changed: () => follower.isLive() || void follower.look() })

  /** @param {Desk} desk */
  const show = desk => {
    const before = waitingIn(lastDesk)
    byId('hello').textContent = text('hello', { name: desk.name })
    if (lastDesk === null) {
      endWhole()
      // Nobody else has a list of what they wrote.
      if (desk.lists.some(({ id }) => id === 'wrote')) showTabs(text, 'desk', true)
    }
    lastDesk = desk
    showLists(desk, item => void card.open(item))
    card.follow(desk.lists.flatMap(list => list.items))
    endTrouble(text)
    if (before !== null && (waitingIn(desk) ?? 0) > before) sayAloud(text('moreWaits'))
  }

  /** @type {Desk | null} */
  let lastDesk = null
  /** @param {{ event: string, data: string }} event */
  const heard = ({ event, data }) => {
    /** @type {unknown} */
    const read = JSON.parse(data)
    return event === 'desk' ? { value: /** @type {Desk} */ (read) } : null
  }
  const follower = followLive(
    { read: api.desk, live: api.live, heard },
    {
      show,
      ...tellTrouble(text, () => follower.retry()),
    },
  )
}

/**
 * @param {Desk | null} desk
 * @returns {number | null} how many things wait for this person
 */
function waitingIn(desk) {
  return desk && (desk.lists.find(({ id }) => id === 'waits')?.items.length ?? 0)
}

async function start() {
  const teams = await meetTeams()
  const locale = teams?.locale ?? 'fr'
  document.documentElement.lang = locale
  const text = await loadWords(locale)
  showTabs(text, 'desk')
  if (teams === null) return showWhole(text('notInTeams'))
  showLoading(text('loading'))
  startDesk(teams, text)
}

// Without words nothing can be said: the page is loaded again.
start().catch(() => setTimeout(() => location.reload(), loadedAgainAfterMs))
