import type { Ports } from '../core/ports.ts'
import { gatheredCommit } from '../postgres/commit/gathered-commit.ts'
import { deliveries } from '../postgres/deliveries.ts'
import { history } from '../postgres/journal/history.ts'
import type { Database } from '../postgres/open/database.ts'
import { absences } from '../postgres/stores/absences.ts'
import { broadcasts } from '../postgres/stores/broadcasts.ts'
import { circuits } from '../postgres/stores/circuits.ts'
import { conversations } from '../postgres/stores/conversations.ts'
import { dailyCounts } from '../postgres/stores/daily-counts.ts'
import { delegations } from '../postgres/stores/delegations.ts'
import { events } from '../postgres/stores/events.ts'
import { heads } from '../postgres/stores/heads.ts'
import { initiatives } from '../postgres/stores/initiatives.ts'
import { notes } from '../postgres/stores/notes.ts'
import { peopleLists } from '../postgres/stores/people-lists.ts'
import { perimeters } from '../postgres/stores/perimeters.ts'
import { placements } from '../postgres/stores/placements.ts'
import { posts } from '../postgres/stores/posts.ts'
import { reminders } from '../postgres/stores/reminders.ts'
import { urgentTemplates } from '../postgres/stores/urgent-templates.ts'
import { validations } from '../postgres/stores/validations.ts'

/** The ports that the database answers. */
export function openStores(database: Database, now: Ports['now']) {
  return {
    commit: gatheredCommit(database, now),
    history: history(database, now),
    heads: heads(database),
    initiatives: initiatives(database),
    posts: posts(database),
    validations: validations(database),
    broadcasts: broadcasts(database),
    notes: notes(database),
    events: events(database),
    placements: placements(database),
    peopleLists: peopleLists(database),
    perimeters: perimeters(database),
    circuits: circuits(database),
    delegations: delegations(database),
    absences: absences(database),
    urgentTemplates: urgentTemplates(database),
    reminders: reminders(database),
    deliveries: deliveries(database),
    conversations: conversations(database),
    dailyCounts: dailyCounts(database),
  }
}
