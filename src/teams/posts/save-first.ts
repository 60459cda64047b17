import { isComms, maySeeAll } from '../../core/domain/actor.ts'
import { isUnderWay } from '../../core/use-cases/posts/writing/save-part.ts'
import { readPost, savePost, type SavePostResult } from '../../core/use-cases/posts/writing/save-post.ts'
import { partOf } from '../../core/use-cases/posts/writing/unread.ts'
import type { FieldEdit, Post } from '../../core/domain/posts/post.ts'
import type { Answer } from '../turn/answer.ts'
import { guid } from '../../core/domain/text.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verb } from '../turn/verbs.ts'
import { editor, type Opened } from './editor.ts'
import type { VerbFacts } from '../turn/verb-facts.ts'

export type Fields = Record<string, unknown>
/** `behind`: sent with the form when it could not be saved. */
type Then = (turn: Turn, post: Post, fields: Fields, behind?: Omit<Opened, 'post'>) => Promise<Answer>

export function onPost(facts: VerbFacts, run: (turn: Turn, postId: string, fields: Fields) => Promise<Answer>): Verb {
  return verb(facts, ['postId'], async (turn, { postId }, fields) => {
    if (!turn.rolesKnown && !isComms(turn.actor)) return notComms(turn)
    return run(turn, postId, fields)
  })
}

/**
 * The editor's fields are saved first, by every button, even with faults. `looks`: the button also works for a
 * correction without changes, which has not begun.
 */
export function inEditor(facts: VerbFacts, then: Then, looks = false): Verb {
  return onPost(facts, async (turn, postId, fields) => {
    const result = await save(turn, postId, fields)
    switch (result.kind) {
      case 'saved':
      case 'unchanged':
        if (result.post.version > 0) return then(turn, result.post, fields)
        return editor(turn, { post: result.post, errors: { title: 'nothing-written' } })
      case 'nothing-changed':
        return looks ? then(turn, result.post, fields) : editor(turn, { post: result.post, unchanged: true })
      case 'changed':
        return editor(turn, { post: result.post, ...behind(result, fields) })
      default:
        return refusal(turn, result)
    }
  })
}

/** Somebody else saved since: typed text stays in the fields, and its writer sees what it would overwrite. */
function behind({ by, lost }: Extract<SavePostResult, { kind: 'changed' }>, fields: Fields): Omit<Opened, 'post'> {
  return { others: by, typed: stillMeant(fields, lost), lost, base: Number(fields['version']) }
}

/**
 * A button that asks for no more than another look at the form. Saving would end a post under way, or overwrite another
 * person's save: both wait for a button that says so.
 */
export function inPassing(facts: VerbFacts, then: Then): Verb {
  return onPost(facts, async (turn, postId, fields) => {
    const post = isComms(turn.actor) ? await turn.ports.posts.byId(postId) : null
    if (post && isUnderWay(post)) return then(turn, await filledIn(turn, post, fields), fields)
    const result = await save(turn, postId, fields)
    switch (result.kind) {
      case 'saved':
      case 'unchanged':
      case 'nothing-changed':
        return then(turn, result.post, fields)
      case 'changed':
        return then(turn, result.post, fields, behind(result, fields))
      default:
        return refusal(turn, result)
    }
  })
}

/** Not saved: people chosen to be added are with the others, as after a save; all else is as it was typed. */
async function filledIn(turn: Turn, post: Post, fields: Fields): Promise<Post> {
  const { audience, touches, organisers, unread } = await readPost(turn.ports, post, fields, turn.settings)
  const isAdded = (input: string): boolean => ['audience', 'touches', 'organisers'].includes(partOf(input) ?? '')
  const faults = Object.entries(unread?.faults ?? {}).filter(([input]) => isAdded(input))
  const open = new Set(faults.map(([input]) => partOf(input)))
  const typed = Object.entries(textsIn(fields)).filter(([input]) => !isAdded(input) || open.has(partOf(input)))
  const form = { typed: Object.fromEntries(typed), faults: Object.fromEntries(faults) }
  const more = { ...(touches && { touches }), ...(organisers && { organisers }) }
  return { ...post, audience, ...more, revision: Number(fields['version']), unread: form }
}

function textsIn(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((one): one is [string, string] => typeof one[1] === 'string'))
}

/** The words for the second picture may belong to another picture now. */
function stillMeant(fields: Fields, lost: FieldEdit[]): Fields {
  if (lost.every(({ field }) => field !== 'pictures')) return fields
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !/^(?:alt|remove|infographic|description)\d+$/.test(name)),
  )
}

/** A typed word (`soumettre 42`) has no fields: the post stays unchanged. */
async function save(turn: Turn, postId: string, fields: Fields): Promise<SavePostResult> {
  // Only for comms: others are refused by the use case, which records it. A DPO has only the preview's button.
  if (!('title' in fields) && maySeeAll(turn.actor)) {
    const post = await turn.ports.posts.byId(postId)
    return post ? { kind: 'unchanged', post } : { kind: 'not-found' }
  }
  const revision = Number(fields['version'])
  if (revision === 0 && !guid.test(postId)) return { kind: 'not-found' }
  return savePost(turn.ports, turn.actor, { postId, revision, fields, corrects: targetOf(fields) }, turn.settings)
}

/** Of the broadcast whose cards the editor was opened to correct. */
export function targetOf({ broadcastId }: Fields): string | null {
  return typeof broadcastId === 'string' && broadcastId !== '' ? broadcastId : null
}
