import { type Actor, isComms, type Locale, type Person } from '../../domain/actor.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import { editedColumns, type ListMove, type ListPlan, planListChange } from '../../domain/initiatives/list-change.ts'
import {
  followed,
  type ListedItem,
  type ListItem,
  type ListValues,
  type Remark,
} from '../../domain/initiatives/listed-item.ts'
import { fold } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { assignInitiative, editInitiative } from './edit-initiative.ts'
import { declineInitiative, retainInitiative, takeInitiative } from './triage-initiative.ts'

export type FollowNeeds = Pick<
  Ports,
  'history' | 'initiatives' | 'posts' | 'commit' | 'now' | 'newId' | 'newReference' | 'directory' | 'initiativeList'
>

/**
 * What somebody changed in the list since Mary last knew it, by the rules of the buttons. Answers what Mary remarks in
 * the list; what she does not take over is written back as it was.
 */
export async function followItem(
  ports: FollowNeeds,
  initiative: Initiative,
  listed: ListedItem,
  item: ListItem,
  wanted: ListValues,
): Promise<Remark[]> {
  const edited = editedColumns(item.values, listed.values, wanted)
  // Mary writes only over a version that she has read: where she was last, nobody else's change is hidden beneath.
  if (edited.length === 0 || item.changedBy.kind === 'mary') return listed.remarks
  const editor = await editorOf(ports, item)
  if (!editor) return [{ kind: 'unknown-editor' }]
  if (!isComms(editor)) {
    const attempted = { what: 'initiative.edit', subject: initiative.reference }
    return [await refusedAttempt(ports, editor, attempted, { kind: 'not-comms' })]
  }
  const meaning = await ports.initiativeList.mean(item.values)
  const seen = { initiative, item: item.values, base: listed.values, wanted, meaning, changedAt: item.changedAt }
  const plan = planListChange(seen)
  return [...plan.remarks, ...(await carryOut(ports, editor, initiative.id, plan))]
}

/** Null: Entra does not know them, or their account is closed. */
async function editorOf({ directory }: FollowNeeds, { changedBy }: ListItem): Promise<Actor | null> {
  // Nothing that they do is worded in their language.
  return changedBy.kind === 'person' ? listActor({ directory }, changedBy.id, 'fr') : null
}

/**
 * Somebody who acts in the list, as Entra knows them; null: it does not, or the account is closed. `otherwise`: their
 * language, where Entra tells none.
 */
export async function listActor(
  { directory }: Pick<Ports, 'directory'>,
  id: string,
  otherwise: Locale,
): Promise<Actor | null> {
  const person = await directory.person(id)
  if (!person?.enabled) return null
  return {
    id: person.id,
    name: person.name,
    locale: person.locale ?? otherwise,
    roles: await directory.roles(person.id),
  }
}

async function carryOut(ports: FollowNeeds, actor: Actor, id: string, plan: ListPlan): Promise<Remark[]> {
  const remarks: Remark[] = []
  const note = ({ kind }: { kind: string }, column: string): void => {
    if (kind === 'already-decided') remarks.push({ kind, column })
    else if (kind === 'busy') throw new Error('a proposal never stopped moving while its list item was followed')
  }
  const [field] = Object.keys(plan.edit) as (keyof typeof plan.edit)[]
  if (field) note(await editInitiative(ports, actor, id, plan.edit), followed[field])
  if (plan.assignee !== null) {
    const to = await assigneeOf(ports, plan.assignee)
    if (to) note(await assignInitiative(ports, actor, id, to), followed.assignee)
    else remarks.push({ kind: 'unknown-assignee', column: followed.assignee })
  }
  if (plan.move) note(await moveBy(ports, actor, id, plan.move), followed.state)
  return remarks
}

async function moveBy(ports: FollowNeeds, actor: Actor, id: string, move: ListMove): Promise<{ kind: string }> {
  switch (move.to) {
    case 'taken': {
      // The same edit may have named who takes it.
      const before = await ports.initiatives.byId(id)
      const isTaken = before !== null && before.takenBy !== null && before.state !== 'later'
      return isTaken ? { kind: 'already-taken' } : takeInitiative(ports, actor, id)
    }
    case 'retained':
      return retainInitiative(ports, actor, id)
    case 'declined':
      return declineInitiative(ports, actor, id, move.reason)
  }
}

/** A colleague of the communication team, by name or address; null: none, or several of that name. */
async function assigneeOf({ directory }: FollowNeeds, typed: string): Promise<Person | null> {
  const sought = fold(typed)
  const found = (await directory.comms()).filter(
    ({ name, mail }) => fold(name) === sought || fold(mail ?? '') === sought,
  )
  return found.length === 1 ? found[0]! : null
}
