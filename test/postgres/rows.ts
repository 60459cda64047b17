import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Initiative } from '../../src/core/domain/initiatives/initiative.ts'
import type { JournalEntry } from '../../src/core/domain/journal/journal.ts'
import type { Note } from '../../src/core/domain/notes/note.ts'
import type { Placement } from '../../src/core/domain/placements/placement.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { keyed } from '../fakes/keyed.ts'

const at = '2026-11-25T08:30:00.000Z'
const somebody = { id: '00000000-0000-4000-8000-000000000001', name: 'Élodie Le Goff' }

export const now = (): string => at

export function post({ id = 'post', title = 'Un titre', ...rest }: Partial<Post> & { title?: string }): Post {
  return {
    id,
    version: 0,
    revision: 1,
    reference: 'PUB-2026-0001',
    state: 'draft',
    content: {
      kind: 'news',
      locale: 'fr',
      title,
      summary: 's',
      body: 'b',
      section: null,
      link: null,
      pictures: [],
      event: null,
    },
    audience: { kind: 'everyone' },
    slot: null,
    creator: somebody,
    proposer: null,
    authors: [somebody],
    initiativeId: null,
    initiativeReference: null,
    sealed: [],
    validationId: null,
    broadcastId: null,
    mandatory: false,
    expiresOn: null,
    correcting: null,
    editing: [],
    createdAt: at,
    updatedAt: at,
    ...rest,
  }
}

export function initiative(rest: Partial<Initiative>): Initiative {
  return {
    id: 'initiative',
    version: 0,
    reference: 'PROP-2026-0001',
    title: 't',
    text: 't',
    section: null,
    date: null,
    place: null,
    forWhom: null,
    onBehalfOf: null,
    author: somebody,
    department: null,
    locale: 'fr',
    state: 'received',
    submittedAt: at,
    updatedAt: at,
    takenBy: null,
    questions: [],
    decision: null,
    postId: null,
    attachments: [],
    photoAskedAt: null,
    listItemId: null,
    ...rest,
  }
}

export function validation(rest: Partial<Validation>): Validation {
  return {
    id: 'validation',
    version: 0,
    postId: 'post',
    reference: 'PUB-2026-0001',
    title: 't',
    postVersion: 1,
    seal: 'a'.repeat(64),
    state: 'waiting',
    steps: [],
    current: 0,
    decisions: [],
    submittedBy: somebody,
    submittedAt: at,
    circuit: { id: 'department-communication', name: 'department-communication', number: 1 },
    authors: [],
    barred: [],
    urgent: false,
    deadline: null,
    shown: {},
    seenBefore: {},
    escalations: [],
    missed: null,
    comments: [],
    proposals: [],
    reassignments: [],
    nudges: [],
    ...rest,
  }
}

export function broadcast(rest: Partial<Broadcast>): Broadcast {
  return {
    id: 'broadcast',
    version: 0,
    reference: 'DIF-2026-0001',
    kind: 'send',
    targetId: null,
    postId: 'post',
    postReference: 'PUB-2026-0001',
    title: 't',
    seal: 'a'.repeat(64),
    rendered: { locale: 'fr', summary: 's', card: '{}' },
    audience: { kind: 'everyone' },
    headCount: 1,
    mandatory: false,
    expiresOn: null,
    state: 'ready',
    heldBecause: null,
    check: null,
    scheduledFor: null,
    sentBy: null,
    confirmation: null,
    planned: null,
    frozenDigest: null,
    paused: null,
    report: null,
    unreachable: null,
    startedAt: null,
    finishedAt: null,
    createdAt: at,
    updatedAt: at,
    ...rest,
  }
}

export function placement(rest: Partial<Placement>): Placement {
  return {
    key: keyed('inbox:1'),
    version: 0,
    state: 'placing',
    to: { kind: 'channel' },
    conversationId: null,
    activityId: null,
    reason: null,
    leaseUntil: null,
    updatedAt: at,
    ...rest,
  }
}

export function note(rest: Partial<Note>): Note {
  return { id: 'note', version: 0, writer: somebody, text: 'Bonjour', files: [], at, state: 'kept', ...rest }
}

export function entry(rest: Partial<JournalEntry>): JournalEntry {
  return {
    verb: 'post.saved',
    actor: somebody,
    subject: 'PUB-2026-0001',
    seal: null,
    details: { name: 'Élodie' },
    ...rest,
  }
}
