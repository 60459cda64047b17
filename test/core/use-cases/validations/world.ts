import type { Facet } from '../../../../src/core/domain/seal-facets.ts'
import type { SealedVersion } from '../../../../src/core/domain/posts/post.ts'
import { computeSeal } from '../../../../src/core/domain/seal.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { carryVisas } from '../../../../src/core/domain/validations/carry-visas.ts'
import { opened } from '../../../../src/core/domain/validations/decide.ts'
import type { StandIn, Step, Validation } from '../../../../src/core/domain/validations/validation.ts'
import { stepOf } from '../../../support/steps-of.ts'

export const people = ['ada', 'bea', 'cleo', 'dina', 'eve', 'fay'] as const
export type Who = (typeof people)[number]
export type Facets = Record<Facet, number>

const start = '2026-11-25T09:00:00.000Z'
export const instant = (minutes: number): string => later(start, minutes * 60_000)

/** What stands on a version is a number a facet: equal numbers, equal bytes. */
function sealedAs({ substance, form, reach }: Facets, number: number): SealedVersion {
  const card = JSON.stringify({
    type: 'AdaptiveCard',
    body: [
      { type: 'TextBlock', text: `texte ${substance}` },
      { type: 'Image', altText: `image ${form}` },
    ],
  })
  const sealed = {
    rendered: { locale: 'fr' as const, summary: 's', card },
    pictures: [`p${form}`],
    audience: { kind: 'department' as const, name: `d${reach}` },
    headCount: number,
    slot: null,
    mandatory: false,
    expiresOn: null,
    correctionOf: null,
  }
  return { ...sealed, number, seal: computeSeal(sealed), at: instant(0), by: { id: 'author', name: 'author' } }
}

/** Three steps: two heads in parallel, each of a department; two of three for the form; one of two for everything. */
export function circuit(): Step[] {
  return [
    stepOf('heads', ['ada', 'bea'], {
      facets: ['substance', 'reach'],
      panels: [
        { department: 'A', people: ['ada'], needs: 1 },
        { department: 'B', people: ['bea'], needs: 1 },
      ],
    }),
    stepOf('pictures', ['bea', 'cleo', 'dina'], {
      facets: ['form'],
      panels: [{ department: null, people: ['bea', 'cleo', 'dina'], needs: 2 }],
    }),
    stepOf('comms', ['dina', 'eve'], { facets: ['substance', 'form', 'reach'] }),
  ]
}

export type World = { versions: SealedVersion[]; validation: Validation; authors: string[] }

export function submit(
  world: Pick<World, 'versions' | 'authors'> & { validation: Validation | null },
  facets: Facets,
  minutes: number,
  standIns: Lent[],
): World {
  const version = sealedAs(facets, world.versions.length + 1)
  const versions = [...world.versions, version]
  const fresh = lent(circuit(), standIns)
  const steps = world.validation
    ? carryVisas(fresh, world.validation, versions, version, new Set(world.authors))
    : fresh
  const validation: Validation = {
    id: `v${version.number}`,
    version: 1,
    postId: 'p',
    reference: 'PUB-2026-0001',
    title: 'T',
    postVersion: version.number,
    seal: version.seal,
    circuit: { id: 'c', name: 'c', number: 1 },
    ...opened(steps, instant(minutes), null),
    decisions: [],
    submittedBy: { id: 'author', name: 'author' },
    submittedAt: instant(minutes),
    authors: world.authors,
    barred: [{ person: 'eve', until: instant(90) }],
    deadline: null,
    urgent: false,
    shown: {},
    seenBefore: {},
    nudges: [],
    reassignments: [],
    escalations: [],
    missed: null,
    comments: [],
    proposals: [],
  }
  return { versions, validation, authors: world.authors }
}

/** A place lent, in minutes. */
export type Lent = { from: Who; to: Who; since: number; until: number }

export function lent(steps: Step[], all: Lent[]): Step[] {
  return steps.map(step => ({
    ...step,
    approvers: step.approvers.map(approver => ({
      ...approver,
      standIns: all.filter(({ from }) => from === approver.id).map(standIn),
    })),
  }))
}

function standIn({ to, since, until }: Lent): StandIn {
  return {
    id: to,
    name: to,
    because: 'delegation',
    from: instant(since),
    until: instant(until),
    delegationId: `${to}${since}`,
  }
}
