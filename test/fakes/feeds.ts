import type { AgendaEntry, AgendaFeed } from '../../src/core/domain/agenda/agenda.ts'

/** A feed that was read, as tests need it. */
export function feedOf(change: Partial<AgendaFeed> = {}): AgendaFeed {
  return {
    id: 'f1',
    version: 1,
    name: 'Conseils',
    kind: 'council',
    url: 'https://agenda.example/conseils.ics',
    entries: [],
    leftOut: 0,
    readAt: '2026-11-25T04:00:00.000Z',
    failingSince: null,
    because: null,
    wholeAt: '2026-11-25T04:00:00.000Z',
    etag: null,
    modified: null,
    notBefore: null,
    addedBy: { id: 'comms', name: 'Camille Roy' },
    addedAt: '2026-11-01T08:00:00.000Z',
    state: 'open',
    endedAt: null,
    ...change,
  }
}

export function entryOf(title: string, from: string, change: Partial<AgendaEntry> = {}): AgendaEntry {
  return { uid: title, title, from, to: from, time: null, ...change }
}
