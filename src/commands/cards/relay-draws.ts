import { drawAskSites } from '../../teams/relays/draw-ask.ts'
import { drawSitesBoard } from '../../teams/relays/draw-sites-board.ts'
import { drawMySites, type MySites } from '../../teams/relays/draw-my-sites.ts'
import { drawRelay } from '../../teams/relays/draw-relay.ts'
import type { Card, Look } from '../../teams/cards/card-templates.ts'

/** Which function draws which card of the sites. */
export const relayDraws: Record<string, (data: never, look: Look) => Card> = {
  'relays/ask': drawAskSites,
  'relays/board': drawSitesBoard,
  'relays/mine': ({ sites }: { sites: MySites }, look) => drawMySites(sites, look),
  'relays/site': drawRelay,
}
