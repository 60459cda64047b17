import { tabIncoming, type TabPerson } from './tab-incoming.ts'
import { createTurn, type Turn, type TurnMaker, withRoles } from './turn.ts'

/** The turn of a request from a page that comes from no card: its refusals are texts, as in a dialog. */
export function turnInTab(maker: TurnMaker, who: TabPerson): Promise<Turn> {
  return withRoles(createTurn(maker, tabIncoming(who, null, {}), 'dialog')!)
}
