import type { Config, Tenant } from '../config.ts'
import type { Ports } from '../core/ports.ts'
import { graphDepartments } from '../graph/departments.ts'
import { graphDirectory, installSpacingMs } from '../graph/directory.ts'
import { createGraph, type Graph } from '../graph/graph.ts'
import { graphInitiativeList } from '../graph/initiative-list.ts'
import type { Labels, SectionLabels } from '../graph/lists/columns.ts'
import { graphLibrary } from '../graph/library.ts'
import { graphPilot } from '../graph/people/roles.ts'
import { graphChannels } from '../graph/team.ts'
import type { Credential } from '../credential.ts'
import type { Logger } from '../log.ts'

/**
 * SharePoint grants 1 200 resource units a minute; a new item costs 4 with its look-ups.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
const listSpacingMs = 250

/** `spaced`: lets through one at a time, so many ms apart, over all processes. */
type Needs = {
  credential: Credential
  labels: Labels
  sections(): Promise<SectionLabels>
  now: Ports['now']
  spaced(what: string, ms: number): () => Promise<void>
  log: Logger
}

/** The ports that Microsoft Graph answers, and Graph itself. */
export function openGraph(
  { tenant, urls, onlyToGroupId }: Config & { tenant: Tenant },
  { credential, labels, sections, now, spaced, log }: Needs,
): {
  graph: Graph
  ports: Pick<Ports, 'directory' | 'departments' | 'initiativeList' | 'library' | 'channels' | 'pilot'>
} {
  const refused = (error: unknown) =>
    log.warn(
      { err: error },
      'I may not read automatic replies (MailboxSettings.Read): no delegation is offered by itself',
    )
  const graph = createGraph({ graphUrl: urls.graph, credential })
  const { siteId } = tenant
  return {
    graph,
    ports: {
      directory: graphDirectory(graph, { ...tenant, now, refused, installTurn: spaced('install', installSpacingMs) }),
      departments: graphDepartments(graph, { siteId, now }),
      initiativeList: graphInitiativeList(graph, { siteId, labels, sections, turn: spaced('list', listSpacingMs) }),
      library: graphLibrary(graph, { siteId }),
      channels: graphChannels(graph, tenant),
      pilot: onlyToGroupId === undefined ? null : graphPilot(graph, { groupId: onlyToGroupId, now }),
    },
  }
}
