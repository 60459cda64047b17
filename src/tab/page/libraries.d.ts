import type * as Cards from 'adaptivecards'
import type * as Teams from '@microsoft/teams-js'

/** The globals that the two libraries of index.html define. */
declare global {
  const microsoftTeams: typeof Teams
  const AdaptiveCards: typeof Cards
}
