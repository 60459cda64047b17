import type { Actor } from '../../../domain/actor.ts'
import { endingOf } from '../../../domain/files/file-name.ts'
import { contradicts, fileKind } from '../../../domain/files/file-kind.ts'
import type { Attachment } from '../../../domain/initiatives/initiative.ts'
import { type Agreement, agreementsFolder } from '../../../domain/pictures/agreement.ts'
import { takesFile } from '../../../domain/pictures/agreement-state.ts'
import { withAgreement } from '../../../domain/pictures/change-media.ts'
import { untilByDefault } from '../../../domain/pictures/consent.ts'
import type { Ports } from '../../../ports.ts'
import type { SignedFile } from './add-agreement.ts'
import { maySpecify, type MediaChanged, type MediaChangeNeeds, type MediaRefusal, onMedia } from './media-road.ts'
import { signForChild } from './sign-for-child.ts'

const bytesMost = 10 * 1024 * 1024
/** A scan, or the photo of a paper. */
const endings = ['pdf', 'jpg', 'jpeg', 'png', 'webp', 'heic', 'heif', 'tif', 'tiff']

/** `signer`: the ref of the parent who signed, or `both`; without meaning for adults. Untrusted. */
export type SignedInput = {
  mediaId: string
  agreementId: string
  signer: unknown
  file: Pick<Attachment, 'id' | 'name' | 'source'>
}
type Refused =
  | { kind: 'not-yours' }
  | { kind: 'no-such-agreement' }
  | { kind: 'has-refused' | 'has-file' | 'not-understood' }
  | { kind: 'no-such-file' }
  | { kind: 'too-big' }
  | { kind: 'not-signable' }
export type SignAgreementResult = MediaChanged | Refused | MediaRefusal
type Needs = MediaChangeNeeds & Pick<Ports, 'keptFiles' | 'teamsFiles' | 'library'>

/** Whether a file of that name may be a signed paper. */
export function isSignable({ name }: Pick<Attachment, 'name'>): boolean {
  return endings.includes(endingOf(name))
}

/**
 * *Ajouter un fichier signé*: the file goes to the library first, under a name that names nobody; then the agreement
 * rests on it. Sent again, it is the same file. May throw `Unavailable`.
 */
export async function signAgreement(ports: Needs, actor: Actor, input: SignedInput): Promise<SignAgreementResult> {
  const { mediaId, agreementId, file } = input
  const media = await ports.media.byId(mediaId)
  if (!media) return { kind: 'not-found' }
  if (!(await maySpecify(ports, actor, media))) return signForAdult(ports, actor, input, noFile)
  const agreement = media.agreements.find(({ id }) => id === agreementId)
  if (!agreement || agreement.person.kind === 'agent') return { kind: 'no-such-agreement' }
  if (!takesFile(agreement)) return { kind: 'has-file' }
  const parents = parentsIn(agreement, input.signer)
  if (agreement.person.kind === 'child' && parents.length === 0) return { kind: 'not-understood' }
  const bytes = await bytesOf(ports, file)
  if (bytes === null) return { kind: 'no-such-file' }
  if (bytes === 'too-large' || bytes.byteLength > bytesMost) return { kind: 'too-big' }
  if (!isSignable(file) || contradicts(file.name, bytes)) return { kind: 'not-signable' }
  const name = `${media.reference} ${file.id.slice(0, 8)}.${endingOf(file.name)}`
  await ports.library.put(agreementsFolder, name, fileKind(name)?.contentType ?? 'application/octet-stream', bytes)
  const signed = { fileId: file.id, name }
  const result =
    agreement.person.kind === 'child'
      ? await signForChild(ports, actor, { mediaId, agreementId, parents, file: signed })
      : await signForAdult(ports, actor, input, signed)
  if (result.kind === 'media-changed') await ports.keptFiles.drop(file.id)
  return result
}

/** People who may not file anything are refused before the file is fetched. */
const noFile: SignedFile = { fileId: '', name: '' }

function parentsIn({ person }: Agreement, signer: unknown): string[] {
  if (person.kind !== 'child') return []
  const refs = person.parents.map(({ ref }) => ref)
  return signer === 'both' ? refs : refs.filter(ref => ref === signer)
}

async function bytesOf({ keptFiles, teamsFiles }: Needs, { id, source }: SignedInput['file']) {
  return (await keptFiles.get(id)) ?? (source && teamsFiles.fetch(source, bytesMost))
}

function signForAdult(
  ports: Needs,
  actor: Actor,
  { mediaId, agreementId }: SignedInput,
  file: SignedFile,
): Promise<SignAgreementResult> {
  return onMedia<Refused>(ports, actor, mediaId, async (media, at) => {
    if (!(await maySpecify(ports, actor, media))) return { kind: 'not-yours' }
    const agreement = media.agreements.find(({ id }) => id === agreementId)
    if (agreement?.person.kind !== 'outsider') return { kind: 'no-such-agreement' }
    if (!takesFile(agreement)) return { kind: 'has-file' }
    const given = agreement.state === 'given' ? {} : { state: 'given' as const, givenAt: at }
    const until = agreement.until ?? untilByDefault(at)
    const signed: Agreement = { ...agreement, ...given, until, proof: { kind: 'file', ...file } }
    const details = { uses: agreement.uses.join(' '), proof: 'file', person: 'outsider' }
    return { media: withAgreement(media, signed), verb: 'media.added', details }
  })
}
