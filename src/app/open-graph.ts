import { directoryNoticeId } from '../core/domain/people/directory-notice.ts'
import type { Config } from '../settings/config.ts'
import type { Tenant } from '../settings/tenant-settings.ts'
import type { Ports } from '../core/ports.ts'
import { graphDepartments } from '../graph/departments.ts'
import type { Roots } from '../core/domain/people/kept-person.ts'
import { graphDirectory, installSpacingMs } from '../graph/directory.ts'
import { createGraph, type Graph } from '../graph/graph.ts'
import { graphInitiativeList } from '../graph/initiative-list.ts'
import { graphListHook } from '../graph/list-hook.ts'
import type { Labels, RemarkLabel, SectionLabels } from '../graph/lists/columns.ts'
import { graphLibrary } from '../graph/library.ts'
import { graphNewspaperMail } from '../graph/newspaper-mail.ts'
import { graphCalendars } from '../graph/people/calendars.ts'
import { graphDirectoryChanges } from '../graph/people/directory-changes.ts'
import { graphPilot } from '../graph/people/roles.ts'
import { graphRightRows, type HeldRights } from '../graph/right-rows.ts'
import { graphRelaySites } from '../graph/relay-sites.ts'
import { graphChannels } from '../graph/team.ts'
import type { Credential } from '../outward/credential.ts'
import type { Logger } from '../log.ts'

/**
 * SharePoint grants 1 200 resource units a minute: of them Mary's lists take 1 090, which is nine new items a second.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
const listUnitMs = 55

/** `spaced`: lets through one at a time, so many ms apart, over all processes. */
type Needs = {
  credential: Credential
  labels: Labels
  sections(): Promise<SectionLabels>
  /** Of the lists that give rights. */
  notices: Ports['directoryNotice']
  now: Ports['now']
  spaced(what: string, ms: number): (count?: number) => Promise<void>
  /** Why a change in the list was undone, in words. */
  remark: RemarkLabel
  log: Logger
}

/** The ports that Microsoft Graph answers, and Graph itself. */
export function openGraph(
  {
    tenant,
    urls,
    onlyToGroupId,
    publicUrl,
    listNotifications,
    calendarEntries,
    absencesLimited,
    newspaperMailbox,
  }: Config & { tenant: Tenant },
  { credential, labels, sections, remark, notices, now, spaced, log }: Needs,
): {
  graph: Graph
  ports: Pick<
    Ports,
    | 'directory'
    | 'directoryChanges'
    | 'departments'
    | 'initiativeList'
    | 'listHook'
    | 'library'
    | 'libraryBin'
    | 'libraryLinks'
    | 'libraryNames'
    | 'calendars'
    | 'newspaperMail'
    | 'channels'
    | 'pilot'
    | 'relaySites'
    | 'rightRows'
  >
} {
  const refused = (error: unknown) =>
    log.warn(
      { err: error },
      'I may not read automatic replies (MailboxSettings.Read): no delegation is offered by itself',
    )
  const notTold = (error: unknown) =>
    log.warn({ err: error }, 'Graph does not tell me of changes in the list: I read it every minute instead')
  const notWritten = (error: unknown) =>
    log.warn(
      { err: error },
      'I may not write into a calendar (Calendars.ReadWrite, or what Exchange limits it to): it has no entry of mine',
    )
  const graph = createGraph({ graphUrl: urls.graph, credential })
  const { siteId, appId } = tenant
  const held: HeldRights = async list => (await notices.byId(directoryNoticeId))?.held?.[list]
  const library = graphLibrary(graph, { siteId })
  const told = { siteId, notificationUrl: `${publicUrl}/graph/notifications`, now, refused: notTold }
  return {
    graph,
    ports: {
      directory: graphDirectory(graph, {
        ...tenant,
        absencesLimited,
        now,
        refused,
        installTurn: spaced('install', installSpacingMs),
      }),
      directoryChanges: graphDirectoryChanges(graph, rootsOf(tenant)),
      departments: graphDepartments(graph, { siteId, now, held }),
      relaySites: graphRelaySites(graph, { siteId, now, held }),
      rightRows: graphRightRows(graph, { siteId, appId }),
      initiativeList: graphInitiativeList(graph, {
        siteId,
        appId,
        labels,
        sections,
        remark,
        now,
        turn: spaced('list', listUnitMs),
      }),
      listHook: listNotifications ? graphListHook(graph, told) : null,
      calendars: calendarEntries ? graphCalendars(graph, { refused: notWritten }) : null,
      newspaperMail: newspaperMailbox?.isLimited
        ? graphNewspaperMail(graph, { mailbox: newspaperMailbox.address })
        : null,
      library,
      libraryBin: library,
      libraryLinks: library,
      libraryNames: library,
      channels: graphChannels(graph, tenant),
      pilot: onlyToGroupId === undefined ? null : graphPilot(graph, { groupId: onlyToGroupId, now }),
    },
  }
}

/** Each group once, whatever it is configured for. */
function rootsOf({ agentsGroupId, ...tenant }: Tenant): Roots {
  const { commsGroupId, adminGroupId, fallbackGroupId, onCallGroupId, dpoGroupId, archivistGroupId } = tenant
  const all = [commsGroupId, adminGroupId, fallbackGroupId, onCallGroupId, dpoGroupId, archivistGroupId]
  const others = new Set(all.filter(id => id !== undefined))
  return { agents: agentsGroupId ?? null, others: [...others].filter(id => id !== agentsGroupId) }
}
