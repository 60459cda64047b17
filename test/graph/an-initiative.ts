import type { Initiative } from '../../src/core/domain/initiatives/initiative.ts'

export function anInitiative(more: Partial<Initiative> = {}): Initiative {
  return {
    id: '11111111-2222-4333-8444-555555555555',
    version: 1,
    reference: 'PROP-2026-0042',
    title: 'Un composteur',
    text: 'Bonjour,\nvoici.',
    section: 'service-life',
    date: '2026-12-01',
    place: null,
    forWhom: null,
    onBehalfOf: null,
    author: { id: 'a', name: 'Anne Petit' },
    department: 'DSI',
    locale: 'fr',
    state: 'received',
    submittedAt: '2026-11-25T08:00:00.000Z',
    updatedAt: '2026-11-25T08:00:00.000Z',
    takenBy: null,
    questions: [],
    decision: null,
    postId: null,
    attachments: [],
    photoAskedAt: null,
    listItemId: null,
    ...more,
  }
}
