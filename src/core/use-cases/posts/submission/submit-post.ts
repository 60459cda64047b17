import type { Actor } from '../../../domain/actor.ts'
import type { Ports } from '../../../ports.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Validation } from '../../../domain/validations/validation.ts'
import { changePost, type PostRefusal } from '../writing/change-post.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { withOpenVideo } from '../writing/open-video.ts'
import { type PrepareNeeds, prepareVersion, type Unready } from './prepare-version.ts'
import { submission, type SubmissionNeeds } from './submission.ts'

/** `revision`: the one that was seen when the button was pressed. */
export type SubmitInput = { postId: string; revision: number }
export type SubmitPostResult =
  | { kind: 'submitted'; post: Post; validation: Validation }
  | { kind: 'already-submitted' | 'changed' | 'closed'; post: Post }
  | (Unready & { post: Post })
  | PostRefusal
type Needs = SubmissionNeeds & PrepareNeeds & Pick<Ports, 'history' | 'commit' | 'media' | 'libraryLinks'>

/** *Soumettre à validation*: freezes the words, and asks the first approvers. */
export function submitPost(
  ports: Needs,
  actor: Actor,
  input: SubmitInput,
  settings: WorkingHours,
): Promise<SubmitPostResult> {
  return changePost<SubmitPostResult>(ports, actor, input.postId, 'words', async post => {
    if (post.state === 'in-validation' && post.revision === input.revision) return { kind: 'already-submitted', post }
    if (post.state !== 'draft') return { kind: 'closed', post }
    if (post.revision !== input.revision) return { kind: 'changed', post }
    const open = await withOpenVideo(ports, post)
    const prepared = await prepareVersion(ports, actor, open, settings)
    if (prepared.kind !== 'prepared') return { ...prepared, post }
    return submission(ports, open, actor, prepared)
  })
}
