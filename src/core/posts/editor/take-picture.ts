import { type Actor, isComms } from '../../actor.ts'
import type { Attachment } from '../../initiatives/initiative.ts'
import type { Ports } from '../../ports.ts'
import { addPicture, type AddPictureResult } from './add-picture.ts'

type Source = NonNullable<Attachment['source']>
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
  source: Source,
): Promise<TakePictureResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  if (!(await ports.posts.byId(postId))) return { kind: 'not-found' }
  const bytes = await ports.teamsFiles.fetch(source)
  if (bytes === null) return { kind: 'no-such-file' }
  const added = await ports.pictures.add(bytes)
  return added.kind === 'added' ? addPicture(ports, actor, postId, added) : added
}
