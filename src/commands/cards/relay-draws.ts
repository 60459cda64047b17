import { drawAskSites } from '../../teams/relays/draw-ask.ts'
import { drawSitesBoard } from '../../teams/relays/draw-sites-board.ts'
import type { AskedSite } from '../../core/use-cases/relays/sites-asked-of.ts'
import { drawMySites } from '../../teams/relays/draw-my-sites.ts'
import { drawRelay } from '../../teams/relays/draw-relay.ts'
import type { Card, Look } from '../../teams/cards/card-templates.ts'

/** Which function draws which card of the sites. */
export const relayDraws: Record<string, (data: never, look: Look) => Card> = {
  'relays/ask': drawAskSites,
  'relays/board': drawSitesBoard,
  'relays/mine': ({ sites }: { sites: AskedSite[] }, look) => drawMySites(sites, look),
  'relays/site': drawRelay,
}
