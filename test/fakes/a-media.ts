import type { AgreedPerson, Agreement } from '../../src/core/domain/pictures/agreement.ts'
import { agreementId } from '../../src/core/domain/pictures/change-media.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'

const at = '2026-11-01T08:00:00.000Z'
const camille = { id: 'camille', name: 'camille' }

/** One picture that Camille sent in on the first of November, of which nobody said anything yet. */
export function aMedia(id: string, change: Partial<Media> = {}): Media {
  return {
    id,
    version: 1,
    reference: `VIS-2026-${id}`,
    kind: 'picture',
    pictureIds: [`${id}-copy`],
    name: 'ruche.jpg',
    section: null,
    firstAt: at,
    firstBy: camille,
    answer: null,
    agreements: [],
    updatedAt: at,
    ...change,
  }
}

/** What one person was asked on that day by Camille, and did not answer. */
export function aWord(person: AgreedPerson, change: Partial<Agreement> = {}): Agreement {
  return {
    id: JSON.stringify(person),
    person,
    uses: ['internal'],
    state: 'asked',
    askedAt: at,
    askedBy: camille,
    givenAt: null,
    until: null,
    proof: null,
    withdrawnAt: null,
    withdrawnBy: null,
    ...change,
  }
}

export const anAgent = (id: string): AgreedPerson => ({ kind: 'agent', person: { id, name: `Name of ${id}` } })
export const anOutsider = (ref: string): AgreedPerson => ({ kind: 'outsider', ref })
/** `agreed`: of each parent, when their signed file came; null: it did not. */
export const aChild = (ref: string, ...agreed: (string | null)[]): AgreedPerson => ({
  kind: 'child',
  ref,
  parents: agreed.map((when, index) => ({ ref: `${ref}-${index + 1}`, agreed: when, fileId: when && 'f' })),
})

/** An agent’s, as Mary names it. */
export function agentsWord(mediaId: string, person: string, change: Partial<Agreement> = {}): Agreement {
  return aWord(anAgent(person), { id: agreementId(mediaId, person), ...change })
}
