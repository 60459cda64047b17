import type { Actor } from '../../../domain/actor.ts'
import type { PostFields } from '../../../domain/posts/fields/field-errors.ts'
import { sourcesOf } from '../../../domain/posts/text/figures.ts'
import type { FieldEdit, Post } from '../../../domain/posts/post.ts'
import { figuredTexts } from '../../../domain/posts/fields/read-fields.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { audienceValues } from './audience-values.ts'
import { formValues } from './form-values.ts'
import { saveForm, type SaveInput, type SaveNeeds, type SavePostResult } from './save-post.ts'
import { partOf } from './unread.ts'

type Part = FieldEdit['field']

/**
 * `fields`: what was typed since `revision`, and nothing else. `reopens`: the state under way of which the writer knew,
 * and which they take back to a draft.
 */
export type SavePartInput = SaveInput & { reopens?: Post['state'] | null }
export type SavePartResult =
  | SavePostResult
  /** In validation, approved or about to leave, and the writer did not ask for a draft: nothing was written. */
  | { kind: 'under-way'; post: Post }

/**
 * An automatic save of a page, every few seconds: the inputs that its writer changed, over the post as it is. Writers
 * of different parts never clash; of two writers of one part the second is shown what the first saved.
 */
export function savePart(
  ports: SaveNeeds,
  actor: Actor,
  { fields, reopens = null, ...input }: SavePartInput,
  settings: WorkingHours,
): Promise<SavePartResult> {
  const about = new Set(Object.keys(fields).flatMap(name => partOf(name) ?? []))
  const read = (post: Post) =>
    isUnderWay(post) && reopens !== post.state
      ? ({ kind: 'under-way', post } as const)
      : { fields: { ...standing(post, about, settings), ...fields }, about }
  return saveForm<SavePartResult>(ports, actor, { ...input, read, sitting: true }, settings)
}

/** Whether a change would end visas, or a sending that nobody got yet: that needs a button. */
export function isUnderWay({ state }: Pick<Post, 'state'>): boolean {
  return underWayAs(state) !== null
}

export const waysUnder = ['in-validation', 'approved', 'broadcasting'] as const

/** Null: a change ends nothing. */
export function underWayAs(state: Post['state']): (typeof waysUnder)[number] | null {
  return waysUnder.find(one => one === state) ?? null
}

/** Values of the inputs that nobody touched; those that need the directory only if they are needed. */
function standing(post: Post, about: ReadonlySet<Part>, settings: WorkingHours): PostFields {
  const typed = post.unread?.typed ?? {}
  const reads = new Set([...about, ...Object.keys(typed).map(partOf)])
  const values = {
    ...formValues(post, settings),
    ...(reads.has('sources') && sourceValues(post)),
    ...(reads.has('audience') && audienceValues(post.audience).values),
    ...typed,
  }
  // Missing inputs leave the departments as they are, and make no event where there is none.
  const left = new Set<Part | null>(['touches', ...(post.content.event === null ? (['event'] as const) : [])])
  const isRead = (name: string) => reads.has(partOf(name)) || !left.has(partOf(name))
  return Object.fromEntries(Object.entries(values).filter(([name]) => isRead(name)))
}

function sourceValues({ content }: Post): PostFields {
  const { asked, others } = sourcesOf(figuredTexts(content), content.sources ?? '')
  return { ...Object.fromEntries(asked.map(({ input, source }) => [input, source])), sources: others }
}
