import type * as Cards from 'adaptivecards'
import type * as Teams from '@microsoft/teams-js'

/** What the two libraries of index.html put beside the page's own modules. */
declare global {
  const microsoftTeams: typeof Teams
  const AdaptiveCards: typeof Cards
}
