import type { Actor } from '../../../domain/actor.ts'
import { haveSigned, isWithdrawn } from '../../../domain/pictures/agreement.ts'
import { withAgreement } from '../../../domain/pictures/change-media.ts'
import { untilByDefault } from '../../../domain/pictures/consent.ts'
import type { SignedFile } from './add-agreement.ts'
import { maySpecify, type MediaChanged, type MediaChangeNeeds, type MediaRefusal, onMedia } from './media-road.ts'

/** `parents`: refs of those who signed the file. */
export type SignInput = { mediaId: string; agreementId: string; parents: string[]; file: SignedFile }
type Refused = { kind: 'not-yours' } | { kind: 'no-such-agreement' } | { kind: 'has-refused' }
export type SignResult = MediaChanged | Refused | MediaRefusal

/** The signature of a parent, or of both, for a child who was named before. The last one opens the uses. */
export function signForChild(ports: MediaChangeNeeds, actor: Actor, input: SignInput): Promise<SignResult> {
  return onMedia<Refused>(ports, actor, input.mediaId, async (media, at) => {
    if (!(await maySpecify(ports, actor, media))) return { kind: 'not-yours' }
    const agreement = media.agreements.find(({ id }) => id === input.agreementId)
    if (agreement?.person.kind !== 'child') return { kind: 'no-such-agreement' }
    if (agreement.state === 'refused' || isWithdrawn(agreement)) return { kind: 'has-refused' }
    const { fileId, name } = input.file
    const parents = agreement.person.parents.map(one =>
      input.parents.includes(one.ref) && one.agreed === null ? { ...one, agreed: at, fileId, name } : one,
    )
    const isWhole = haveSigned(parents) && agreement.givenAt === null
    const signed = {
      ...agreement,
      person: { ...agreement.person, parents },
      proof: { kind: 'file', fileId, name } as const,
      ...(isWhole && { state: 'given' as const, givenAt: at, until: agreement.until ?? untilByDefault(at) }),
    }
    const details = { uses: agreement.uses.join(' '), proof: 'file', person: 'child' }
    return { media: withAgreement(media, signed), verb: 'media.added', details }
  })
}
