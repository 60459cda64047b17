import { mediaRows, outsidePeople } from '../postgres/stores/media-store.ts'
import { noticeEditions } from '../core/use-cases/newspapers/issued/notice-editions.ts'
import { noticeRelays } from '../core/use-cases/relays/notice-relays.ts'
import { noticeReleases } from '../core/use-cases/releases/notice-releases.ts'
import { noticeWeek } from '../core/use-cases/week/notice-week.ts'
import type { Ports } from '../core/ports.ts'
import { gatheredCommit } from '../postgres/commit/gathered-commit.ts'
import { deliveries } from '../postgres/deliveries/deliveries.ts'
import { heads, history } from '../postgres/journal/journal-history.ts'
import type { Database } from '../postgres/open/database.ts'
import { delegations, validations } from '../postgres/stores/approval-stores.ts'
import { broadcasts, conversations, peopleLists } from '../postgres/stores/sending-stores.ts'
import { agenda } from '../postgres/stores/agenda-store.ts'
import { attendances } from '../postgres/stores/attendance-store.ts'
import { calls } from '../postgres/stores/call-store.ts'
import { campaigns } from '../postgres/stores/campaign-store.ts'
import { editionFiles, editionReads, editions, newspapers } from '../postgres/stores/newspaper-store.ts'
import { relayRounds, relayTasks } from '../postgres/stores/relay-store.ts'
import { releases } from '../postgres/stores/release-store.ts'
import { charters } from '../postgres/stores/charter-store.ts'
import { retentionRules, suspensions } from '../postgres/stores/retention-store.ts'
import { archiveLists } from '../postgres/retention/archives-due.ts'
import { purges } from '../postgres/retention/purges.ts'
import { figureCounts } from '../postgres/stores/figures-store.ts'
import { keptFiles } from '../postgres/stores/kept-files.ts'
import { directoryTable } from '../postgres/stores/directory-table.ts'
import { dailyCounts } from '../postgres/stores/kept-values.ts'
import { assistants, calendarCopies, events, initiatives, notes, posts } from '../postgres/stores/editorial-stores.ts'
import { sections } from '../postgres/stores/section-store.ts'
import { erasures, personalData } from '../postgres/personal/read-personal.ts'
import { dataRequests } from '../postgres/personal/data-requests.ts'
import { searchable } from '../postgres/stores/found-rows.ts'
import { listedItems } from '../postgres/stores/list-stores.ts'
import { placements } from '../postgres/stores/placements.ts'
import { weekAddresses } from '../postgres/stores/week-addresses.ts'
import { plainTables } from '../postgres/stores/plain-tables.ts'
import { weekRows } from '../postgres/stores/week-store.ts'

/**
 * The ports that the database answers. `report`: of a process in which jobs run, what goes wrong while the cards of the
 * week are asked for; absent: nothing that is committed asks for them.
 */
export function openStores(database: Database, now: Ports['now'], report?: (error: unknown) => void) {
  const commit = noticeEditions(noticeRelays(noticeReleases(gatheredCommit(database, now))))
  return {
    ...plainTables(database),
    commit: report ? noticeWeek(commit, inAWhile, report) : commit,
    history: history(database, now),
    heads: heads(database),
    personal: personalData(database),
    erasures: erasures(database),
    dataRequests: dataRequests(database),
    initiatives: initiatives(database),
    listedItems: listedItems(database),
    posts: posts(database),
    week: weekRows(database),
    weekAddresses: weekAddresses(database),
    validations: validations(database),
    broadcasts: broadcasts(database),
    searchable: searchable(database),
    notes: notes(database),
    keptFiles: keptFiles(database),
    events: events(database),
    attendance: attendances(database),
    assistants: assistants(database),
    calendarCopies: calendarCopies(database),
    placements: placements(database),
    peopleLists: peopleLists(database),
    sections: sections(database),
    delegations: delegations(database),
    calls: calls(database),
    agenda: agenda(database),
    campaigns: campaigns(database),
    newspapers: newspapers(database),
    editions: editions(database),
    editionFiles: editionFiles(database),
    editionReads: editionReads(database),
    media: mediaRows(database),
    outsidePeople: outsidePeople(database),
    relayRounds: relayRounds(database),
    relayTasks: relayTasks(database),
    charters: charters(database),
    retentionRules: retentionRules(database),
    suspensions: suspensions(database),
    purges: purges(database, now),
    archiveLists: archiveLists(database),
    releases: releases(database),
    deliveries: deliveries(database),
    figures: figureCounts(database),
    conversations: conversations(database),
    dailyCounts: dailyCounts(database),
    directoryTable: directoryTable(database),
  }
}

/** What changed a week within so many milliseconds is looked at together. */
const togetherMs = 3_000

function inAWhile(call: () => void): void {
  setTimeout(call, togetherMs).unref()
}
