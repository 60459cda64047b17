import type { Named } from '../../core/actor.ts'
import { Misconfigured, Unavailable } from '../../core/errors.ts'
import type { Post } from '../../core/posts/post.ts'
import { drawEditor } from '../draw/posts/draw-editor.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'

type Opened = {
  post: Post
  others?: readonly Named[]
  errors?: Record<string, string>
  /** What was typed and is not saved. */
  typed?: Record<string, unknown>
  groups?: readonly { id: string; name: string }[]
}

/** The editor: a dialog where it was opened as one, else a card with the same buttons. */
export async function editor(turn: Turn, { post, others = [], errors = {}, typed, groups = [] }: Opened): Promise<Answer> {
  const dialog = turn.road === 'dialog' || turn.road === 'fetch'
  const search = typed?.['groupSearch']
  const card = drawEditor(
    {
      post,
      others,
      errors,
      groups,
      dialog,
      departments: await departmentNames(turn),
      pictureHint: turn.ports.pictures.address('') === null ? 'no-public-url' : null,
      ...(post.correcting === null ? {} : { corrected: (await turn.ports.deliveries.report(post.correcting.broadcastId)).counts.delivered }),
      ...(typed === undefined ? {} : { typed }),
      ...(typeof search === 'string' ? { groupSearch: search } : {}),
    },
    turn.look,
  )
  return dialog ? { kind: 'dialog', title: post.reference, card, size: 'large' } : { kind: 'card', card }
}

/** One can write while Graph is away; only the choice of departments waits. */
async function departmentNames(turn: Turn): Promise<string[]> {
  try {
    return (await turn.ports.departments.all()).map(department => department.name)
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Misconfigured) return []
    throw error
  }
}
