import { readUses } from '../../core/domain/pictures/use.ts'
import { cleanText } from '../../core/domain/text.ts'
import { filesAwaited } from '../../core/use-cases/consents/agreements/files-awaited.ts'
import { listMedia } from '../../core/use-cases/consents/list-media.ts'
import { markMedia } from '../../core/use-cases/consents/agreements/mark-media.ts'
import { mediaOfPicture } from '../../core/use-cases/consents/media-of-picture.ts'
import { seeMedia } from '../../core/use-cases/consents/agreements/see-media.ts'
import { isSignable, signAgreement } from '../../core/use-cases/consents/agreements/sign-agreement.ts'
import {
  type SpecifyErrors,
  specifyPerson,
  untilProposed,
} from '../../core/use-cases/consents/agreements/specify-person.ts'
import { stopAsking } from '../../core/use-cases/consents/agreements/stop-asking.ts'
import { withdrawAgreement } from '../../core/use-cases/consents/agreements/withdraw-agreement.ts'
import { filesOfNote } from '../files/files-of-note.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { opaqueId, verb, type Verbs } from '../turn/verbs.ts'
import { refusedMedia } from './refused-media.ts'
import { drawMedia } from './drawn/draw-media.ts'
import { drawMediaList } from './drawn/draw-media-list.ts'
import { drawSigned } from './drawn/draw-signed.ts'
import { drawSpecify, namedKinds, type SpecifyValues } from './drawn/draw-specify.ts'
import { orders, reads } from '../turn/verb-facts.ts'

const onOne = ['mediaId', 'agreementId'] as const

/** « médias »: what everybody agreed to, for comms and the DPO; of one picture also for its sender. */
export const mediaVerbs = {
  'media.list': verb(reads, [], (turn, _ids, fields) => showMediaList(turn, fields)),
  'media.see': verb(reads, ['mediaId'], (turn, { mediaId }, { start }) => showMedia(turn, mediaId, start)),
  'media.specify': verb(orders('uncounted'), ['mediaId'], (turn, { mediaId }, { who }) =>
    specifyForm(turn, mediaId, { who }),
  ),
  // From the question about the people on a picture, whatever it was given to.
  'media.of': verb(orders('uncounted'), ['attachmentId'], async (turn, { attachmentId: pictureId }, fields) => {
    const initiativeId = opaqueId(fields['initiativeId'])
    const result = await mediaOfPicture(turn.ports, turn.actor, { pictureId, initiativeId })
    if (result.kind === 'media') return specifyForm(turn, result.mediaId, {})
    return result.kind === 'not-yours' ? refusedMedia(turn, result) : refusal(turn, result)
  }),
  'media.specified': verb(orders('specify'), ['mediaId', 'who'], async (turn, ids, fields) => {
    const { colleague, personName, parentOne, parentTwo, uses, until, proof } = fields
    const typed = { colleague, personName, parentOne, parentTwo, uses, until, proof }
    const result = await specifyPerson(turn.ports, turn.actor, { ...typed, ...ids }, turn.settings)
    if (result.kind === 'invalid') return specifyForm(turn, ids.mediaId, { ...typed, ...ids }, result.errors)
    return result.kind === 'media-changed' ? showMedia(turn, ids.mediaId) : refusedMedia(turn, result)
  }),
  'media.file': verb(orders('uncounted'), onOne, turn => Promise.resolve(notice(turn, 'signed-how'))),
  'media.signed': verb(orders('uncounted'), ['fileKey'], (turn, { fileKey }) => askWhoSigned(turn, fileKey)),
  'media.filed': verb(orders('specify'), [...onOne, 'fileKey'], async (turn, { fileKey, ...ids }, { signer }) => {
    const file = (await filesOfNote(turn, fileKey))?.find(isSignable)
    if (!file) return refusal(turn, { kind: 'no-such-file' })
    const result = await signAgreement(turn.ports, turn.actor, { ...ids, signer, file })
    return result.kind === 'media-changed' ? showMedia(turn, ids.mediaId) : refusedMedia(turn, result)
  }),
  'media.unask': verb(orders('declare'), onOne, async (turn, ids, { start }) => {
    const result = await stopAsking(turn.ports, turn.actor, ids)
    return result.kind === 'media-changed' ? showMedia(turn, ids.mediaId, start) : refusedMedia(turn, result)
  }),
  'media.mark': verb(orders('declare'), ['mediaId', 'setting'], async (turn, ids, { on, start }) => {
    const result = await markMedia(turn.ports, turn.actor, { ...ids, on })
    const stands = result.kind === 'media-changed' || result.kind === 'already-marked'
    return stands ? showMedia(turn, ids.mediaId, start) : refusedMedia(turn, result)
  }),
  'media.withdraw': verb(orders('declare'), onOne, async (turn, ids, { start }) => {
    const result = await withdrawAgreement(turn.ports, turn.actor, ids)
    return result.kind === 'media-changed' ? showMedia(turn, ids.mediaId, start) : refusedMedia(turn, result)
  }),
} satisfies Verbs

/** One page of what was looked for. */
export async function showMediaList(turn: Turn, fields: Record<string, unknown>): Promise<Answer> {
  const { query, mediaState: state, section, start } = fields
  const result = await listMedia(turn.ports, turn.actor, { query, state, section, start })
  if (result.kind === 'not-comms') return notComms(turn)
  return inPlace(turn, 'media', drawMediaList({ ...result.list, now: turn.ports.now() }, turn.look))
}

/** « médias 42 »; `start`: of the page of agreements. */
export async function showMedia(turn: Turn, mediaId: string, start: unknown = ''): Promise<Answer> {
  const result = await seeMedia(turn.ports, turn.actor, mediaId)
  if (result.kind !== 'media') return refusedMedia(turn, result)
  return inPlace(turn, 'media', drawMedia({ ...result.seen, start, now: turn.ports.now() }, turn.look))
}

/** *Préciser*: whose agreement, then for what. Only for people who may file it. */
async function specifyForm(
  turn: Turn,
  mediaId: string,
  typed: Record<string, unknown>,
  errors: SpecifyErrors = {},
): Promise<Answer> {
  const result = await seeMedia(turn.ports, turn.actor, mediaId)
  if (result.kind !== 'media') return refusedMedia(turn, result)
  const { media, decides } = result.seen
  if (!decides) return notComms(turn)
  const who = namedKinds.find(kind => kind === typed['who']) ?? null
  const until = untilProposed(turn.ports.now(), turn.settings)
  const values = Object.keys(errors).length > 0 ? { values: valuesOf(typed) } : {}
  return inPlace(turn, 'media', drawSpecify({ media, who, until, ...values, errors }, turn.look))
}

function valuesOf({ personName, parentOne, parentTwo, uses, until, proof }: Record<string, unknown>): SpecifyValues {
  return {
    personName: cleanText(personName),
    parentOne: cleanText(parentOne),
    parentTwo: cleanText(parentTwo),
    uses: readUses(cleanText(uses).split(',')),
    until: cleanText(until),
    proof: cleanText(proof),
  }
}

/** « De qui est cet accord ? », after a file in chat. */
export async function askWhoSigned(turn: Turn, fileKey: string): Promise<Answer> {
  const file = (await filesOfNote(turn, fileKey))?.find(isSignable)
  if (!file) return refusal(turn, { kind: 'no-such-file' })
  const takers = await filesAwaited(turn.ports, turn.actor)
  return { kind: 'card', card: drawSigned({ takers, fileKey, name: file.name }, turn.look) }
}
