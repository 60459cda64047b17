import { newBroadcast } from '../../src/core/domain/broadcasts/new-broadcast.ts'
import type { Change } from '../../src/core/change.ts'
import type { Ports } from '../../src/core/ports.ts'
import { allFacets } from '../../src/core/domain/seal-facets.ts'
import type { Post, SealedVersion } from '../../src/core/domain/posts/post.ts'
import { formatReference } from '../../src/core/domain/reference.ts'
import { computeSeal } from '../../src/core/domain/seal.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'

const by = { id: '00000000-0000-4000-8000-000000000001', name: 'Inès Moreau' }
const body = 'Depuis septembre, l’équipe du restaurant scolaire pèse ce qui reste dans les assiettes.'

/**
 * What circuit and click have left behind when planning begins: a broadcast to everyone that bears its seal. Answers
 * its id.
 */
export async function askForBroadcast(ports: Ports, number: number, headCount: number): Promise<string> {
  const [at, postId, validationId, id] = [ports.now(), ports.newId(), ports.newId(), ports.newId()]
  const content: Post['content'] = {
    kind: 'news',
    locale: 'fr',
    title: `Essai ${number}`,
    summary: 'Un essai',
    body,
    section: null,
    link: null,
    pictures: [],
    event: null,
  }
  const rendered = ports.renderPost(content, () => null, postId)
  const sealed = {
    rendered,
    pictures: [],
    audience: { kind: 'everyone' as const },
    headCount,
    slot: null,
    mandatory: false,
    expiresOn: null,
    correctionOf: null,
  }
  const version: SealedVersion = { number: 1, seal: computeSeal(sealed), ...sealed, at, by }
  const post: Post = {
    id: postId,
    version: 1,
    revision: 1,
    reference: formatReference('PUB', 2026, number),
    state: 'broadcasting',
    content,
    audience: sealed.audience,
    slot: null,
    creator: by,
    proposer: null,
    authors: [by],
    initiativeId: null,
    initiativeReference: null,
    sealed: [version],
    validationId,
    broadcastId: id,
    mandatory: false,
    expiresOn: null,
    correcting: null,
    editing: [],
    createdAt: at,
    updatedAt: at,
  }
  const broadcast = {
    ...newBroadcast(post, version, { id, reference: formatReference('DIF', 2026, number), at }),
    state: 'planning' as const,
    sentBy: by,
  }
  const changes: Change[] = [
    { save: 'post', row: post, ifVersion: 0 },
    { save: 'validation', row: passed(validationId, post, version), ifVersion: 0 },
    { save: 'broadcast', row: broadcast, ifVersion: 0 },
    { job: 'broadcast.plan', data: { id } },
  ]
  if ((await ports.commit(...changes)) !== 'done') throw new Error('not committed')
  return id
}

function passed(id: string, post: Post, { seal, at }: SealedVersion): Validation {
  const approver = { ...by, as: 'comms' as const, standIns: [] }
  const visa = { kind: 'approve' as const, by, chairs: [by.id], at, step: 0, seal, reason: null }
  const panels = [{ department: null, people: [by.id], needs: 1 }]
  return {
    id,
    version: 1,
    postId: post.id,
    reference: post.reference,
    title: post.content.title,
    postVersion: 1,
    seal,
    state: 'approved',
    circuit: { id: 'bench', name: 'bench', number: 1 },
    barred: [],
    urgent: false,
    seenBefore: {},
    escalations: [],
    missed: null,
    comments: [],
    proposals: [],
    steps: [
      {
        name: 'communication',
        facets: [...allFacets],
        approvers: [approver],
        panels,
        visas: [visa],
        days: 1,
        due: null,
        openedAt: at,
      },
    ],
    current: 1,
    decisions: [],
    submittedBy: by,
    submittedAt: at,
    authors: [by.id],
    deadline: null,
    shown: {},
    nudges: [],
    reassignments: [],
  }
}
