import { createApi } from '../shell/api.ts'
import { lineOf, markOpen, showLists } from './desk-lists.ts'
import { byId, sayAloud } from '../shell/element.ts'
import { followLive } from '../shell/follow-live.ts'
import { OpenedCard } from '../cards/opened-card.ts'
import { startPage } from '../shell/start-page.ts'
import { showTabs } from '../shell/tabs.ts'
import { endTrouble, tellTrouble } from '../shell/trouble.ts'
import { endWhole } from '../shell/whole-page.ts'
import type { WrittenDesk } from '../../../teams/desk/written-desk.ts'
import type { InTeams } from '../shell/in-teams.ts'
import type { Text } from '../shell/page-words.ts'

/** The desk of the person who is looking, by Teams. */
function startDesk({ askToken, locale }: InTeams, text: Text) {
  const api = createApi(askToken, locale)
  const card = new OpenedCard(api, text, { markOpen, lineOf, changed: () => follower.isLive() || void follower.look() })

  const show = (desk: WrittenDesk) => {
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

  let lastDesk: WrittenDesk | null = null
  const heard = ({ event, data }: { event: string; data: string }) => {
    const read: unknown = JSON.parse(data)
    return event === 'desk' ? { value: read as WrittenDesk } : null
  }
  const follower = followLive(
    { read: api.desk, live: api.live, heard },
    {
      show,
      ...tellTrouble(text, () => follower.retry()),
    },
  )
}

function waitingIn(desk: WrittenDesk | null): number | null {
  return desk && (desk.lists.find(({ id }) => id === 'waits')?.items.length ?? 0)
}

startPage(text => showTabs(text, 'desk'), {}, startDesk)
