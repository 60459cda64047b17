import type * as Cards from './lib/adaptivecards.ts'
import type * as Teams from './lib/teams-js.ts'

/** The globals that the scripts below lib/ define. */
declare global {
  const microsoftTeams: typeof Teams
  const AdaptiveCards: typeof Cards
}
