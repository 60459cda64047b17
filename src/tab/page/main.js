import { createApi } from './api.js'
import { lineOf, markOpen, showLists } from './desk-lists.js'
import { byId, sayAloud } from './element.js'
import { followLive } from './follow-live.js'
import { OpenedCard } from './opened-card.js'
import { startPage } from './start-page.js'
import { showTabs } from './tabs.js'
import { endTrouble, tellTrouble } from './trouble.js'
import { endWhole } from './whole-page.js'

/** @import { Desk } from './api.js' */
/** @import { InTeams } from './in-teams.js' */
/** @import { Text } from './words.js' */

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

startPage(text => showTabs(text, 'desk'), {}, startDesk)
