import { tabIncoming, type TabPerson } from './tab-incoming.ts'
import { createTurn, type Turn, type TurnMaker, withRoles } from './turn.ts'

/** The turn of a page that asks beside all cards: what is refused there is a text, as in a dialog. */
export function turnInTab(maker: TurnMaker, who: TabPerson): Promise<Turn> {
  return withRoles(createTurn(maker, tabIncoming(who, null, {}), 'dialog')!)
}
