import { type Actor, isComms } from '../../domain/actor.ts'
import type { Attachment } from '../../domain/initiatives/initiative.ts'
import { droppedMs, endLeftBehind } from '../pictures/left-behind.ts'
import type { Ports } from '../../ports.ts'
import type { Settings } from '../../domain/settings.ts'
import { addPicture, type AddPictureResult } from './add-picture.ts'

type Sent = Pick<Attachment, 'id' | 'name' | 'source'> & { corrects: string | null }
type TakePictureResult = AddPictureResult | { kind: 'no-such-file' | 'not-a-picture' | 'too-big' }
type Needs = Parameters<typeof addPicture>[0] & Pick<Ports, 'teamsFiles' | 'pictures'>

/**
 * A picture that one of comms sent in chat, into a draft. Of what is no picture nothing is kept. May throw
 * `Unavailable`.
 */
export async function takePicture(
  ports: Needs,
  actor: Actor,
  postId: string,
  { id, name, source, corrects }: Sent,
  settings: Pick<Settings, 'timeZone'>,
): Promise<TakePictureResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  if (!(await ports.posts.byId(postId))) return { kind: 'not-found' }
  const bytes = source && (await ports.teamsFiles.fetch(source))
  if (bytes === null) return { kind: 'no-such-file' }
  // Ordered first: a draft that cannot take the picture, or a process that dies, leaves no bytes for good.
  await ports.commit(...endLeftBehind([id], null, droppedMs))
  const added = await ports.pictures.add(id, bytes)
  if (added.kind !== 'added') return added
  return addPicture(ports, actor, postId, { id, digest: added.digest, name, corrects }, settings)
}
