import { sql } from 'kysely'
import type { openStores } from '../../src/app/open-stores.ts'
import type { Change } from '../../src/core/change.ts'
import { keyOf } from '../../src/core/domain/placements/placed-card.ts'
import type { RetentionCategory } from '../../src/core/domain/retention/retention-rule.ts'
import { newTask } from '../../src/core/domain/relays/new-round.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { broadcast, entry, initiative, note, placement, post } from './rows.ts'

export const written = '2026-11-25T08:30:00.000Z'
/** Whom a court asks about, and somebody else. */
export const ada = { id: '00000000-0000-4000-8000-00000000000a', name: 'Ada Lovelace' }
const bob = { id: '00000000-0000-4000-8000-00000000000b', name: 'Bob Martin' }
export const references = { PUB: 'PUB-2026-0001', PROP: 'PROP-2026-0001', DIF: 'DIF-2026-0001' } as const

/**
 * What a town has of each category years later. `rows`: how many are due; `person`: of those, how many stay where Ada is
 * suspended; `reference`: where the post is, by whatever reference leads to it.
 */
export const expected: Partial<Record<RetentionCategory, { rows: number; person: number; reference: number }>> = {
  notes: { rows: 2, person: 1, reference: 0 },
  'forwarded-questions': { rows: 1, person: 1, reference: 1 },
  proposals: { rows: 1, person: 1, reference: 0 },
  posts: { rows: 1, person: 1, reference: 0 },
  'ledger-names': { rows: 2, person: 1, reference: 2 },
  'event-answers': { rows: 2, person: 2, reference: 2 },
  absences: { rows: 2, person: 1, reference: 0 },
  delegations: { rows: 1, person: 1, reference: 0 },
  conversations: { rows: 2, person: 1, reference: 0 },
  cards: { rows: 2, person: 1, reference: 0 },
  'read-files': { rows: 1, person: 1, reference: 1 },
  'kept-files': { rows: 2, person: 1, reference: 1 },
  consents: { rows: 3, person: 2, reference: 1 },
  calls: { rows: 1, person: 1, reference: 0 },
  'editions-given-up': { rows: 2, person: 1, reference: 1 },
  'relay-rounds': { rows: 1, person: 1, reference: 1 },
  workbooks: { rows: 2, person: 1, reference: 0 },
  'refused-attempts': { rows: 2, person: 1, reference: 1 },
}

const tables =
  'note initiative post broadcast delivery placement delivery_tally suspension retention_rule event_answer event_board event absence delegation conversation people_list kept_file media call call_department edition relay_round relay_task workbook event_counts withdrawal'

/** The journal alone, which nobody may wipe, goes on. */
export async function wipe({ kysely }: Database): Promise<void> {
  for (const table of tables.split(' ')) await sql`delete from ${sql.table(table)}`.execute(kysely)
}

const save = (kind: string, row: object): Change =>
  ({ save: kind, row: { version: 0, createdAt: written, updatedAt: written, ...row }, ifVersion: 0 }) as never

/** One event that was proposed, sent and answered, with all that hangs on it; and beside it what hangs on nothing. */
export async function keptTown(ports: ReturnType<typeof openStores>, database: Database): Promise<void> {
  await ports.commit(...ofPost(), ...beside())
  const agents = [ada, bob].map(({ id, name }) => ({ id, givenName: name, department: null, locale: null }))
  await ports.deliveries.plan('sent', agents)
  const { kysely } = database
  await sql`update delivery set state = 'delivered', settled_at = now()`.execute(kysely)
  await sql`update directory_state set serving = 1`.execute(kysely)
  for (const { id } of [ada, bob]) {
    await sql`insert into conversation (person, service_url, state, opted_out, updated_at)
      values (${id}, 'https://smba.example/', 'installed', false, '2026-01-10')`.execute(kysely)
    await sql`insert into kept_file (id, person, until)
      values (${`file of ${id}`}, ${id}, now() - interval '1 day')`.execute(kysely)
    await ports.commit({
      journal: entry({
        verb: 'attempt.refused',
        actor: id === ada.id ? ada : bob,
        subject: id === ada.id ? references.PUB : 'PUB-2026-0099',
        details: { what: 'post.submit' },
      }),
    })
  }
}

function ofPost(): Change[] {
  const { content } = post({})
  const event = { date: '2026-12-02', time: '12:30', place: 'Médiathèque', capacity: null } as never
  const pictures = [{ id: 'picture', digest: 'd', alt: 'Une ruche', consent: null }] as never
  const list = { kind: 'list', id: 'list', name: 'Liste', people: 2, digest: 'd' } as const
  const after = { postId: 'post-1', reference: references.PUB, title: 'Un titre', at: written }
  const round = { id: 'sent', broadcastId: 'sent', postId: 'post-1', reference: references.PUB, code: 'code' }
  return [
    save(
      'post',
      post({
        id: 'post-1',
        state: 'broadcast',
        broadcastId: 'sent',
        initiativeId: 'idea',
        initiativeReference: references.PROP,
        content: { ...content, kind: 'event', event, pictures },
        audience: list,
        creator: bob,
        authors: [bob],
      }),
    ),
    save('initiative', initiative({ id: 'idea', state: 'retained', postId: 'post-1', author: bob })),
    save(
      'broadcast',
      broadcast({ id: 'sent', postId: 'post-1', state: 'done', startedAt: written, finishedAt: written }),
    ),
    ...[ada, bob].map(({ id }) =>
      save('event_answer', { id: `post-1:${id}`, postId: 'post-1', person: id, answer: 'yes', at: written }),
    ),
    save('people_list', { id: 'list', state: 'kept', name: 'Liste', people: [ada.id, bob.id], addedAt: written }),
    // Answers a post, with a file beside it.
    save(
      'note',
      note({ id: 'asked', writer: ada, state: 'forwarded', after, files: [{ id: `file of ${ada.id}` } as never] }),
    ),
    save('relay_round', {
      ...round,
      title: 't',
      ended: { at: written, because: 'over' },
      asked: { by: bob, at: written },
    }),
    save('relay_task', newTask(round as never, { id: '1', name: 'Serre', relay: ada } as never, ada)),
    save('media', media('d', 'picture', bob)),
    save('edition', edition('1', [{ kind: 'post', postId: 'post-1' }], [bob])),
  ]
}

function beside(): Change[] {
  const call = {
    id: 'call',
    reference: 'APP-2026-0001',
    state: 'closed',
    by: bob,
    closesAt: written,
    openedAt: written,
  }
  const placed = ({ id }: { id: string }) => {
    const key = keyOf({ card: 'reminder', postId: 'gone', person: id })
    return save('placement', placement({ key, to: { kind: 'person', id } }))
  }
  return [
    save('note', note({ id: 'mine', writer: ada })),
    save('note', note({ id: 'other', writer: bob })),
    save('initiative', initiative({ id: 'no', state: 'declined', author: ada, reference: 'PROP-2026-0002' })),
    save('post', post({ id: 'draft', creator: ada, authors: [ada], reference: 'PUB-2026-0002' })),
    ...[ada, bob].map(({ id }) => save('absence', { id, since: written, until: written, offer: null, over: true })),
    save('delegation', { id: 'lent', from: bob, to: ada, since: written, until: written, ended: null, createdBy: bob }),
    save('call', call),
    save('call_department', {
      id: 'call.1',
      callId: 'call',
      department: 'Voirie',
      person: ada,
      past: [],
      reminded: [],
    }),
    ...[ada, bob].map(placed),
    ...[ada, bob].map(({ id }) =>
      save('workbook', { id: `2026-11:${id}`, period: '2026-11', person: id, files: { askedAt: written } }),
    ),
    save('media', media('e', 'elsewhere', ada)),
    save('edition', edition('2', [], [ada])),
  ]
}

const media = (id: string, pictureId: string, person: typeof ada) => ({
  id,
  reference: `VIS-2026-${id}`,
  kind: 'picture',
  pictureIds: [pictureId],
  name: 'ruche.jpg',
  section: null,
  firstAt: written,
  firstBy: bob,
  answer: null,
  agreements: [
    {
      id: 'word',
      person: { kind: 'agent', person },
      uses: ['internal'],
      state: 'given',
      askedAt: written,
      askedBy: bob,
      givenAt: written,
      until: written,
      proof: { kind: 'click' },
      withdrawnAt: null,
      withdrawnBy: null,
    },
  ],
})

const edition = (id: string, items: object[], authors: (typeof ada)[]) => ({
  id: `edition-${id}`,
  newspaperId: 'paper',
  reference: `TU-2026-0${id}`,
  year: 2026,
  number: Number(id),
  state: 'abandoned',
  day: '2026-12-01',
  items,
  authors,
  by: bob,
  postId: null,
})
