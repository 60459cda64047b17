/**
 * Only columns that differ are written, with `If-Match` of the version that was read, so that Mary overwrites nobody's
 * change. What she last knew of an item is a row of its own, since the list changes without the initiative.
 */

import { type Actor, isComms, type Locale, type Person } from '../../domain/actor.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import { editedColumns, type ListMove, type ListPlan, planListChange } from '../../domain/initiatives/list-change.ts'
import {
  lastByHand,
  type ListTouch,
  type ListVersion,
  sameRow,
  touchesSince,
} from '../../domain/initiatives/list-touches.ts'
import {
  followed,
  type Hand,
  type ListedItem,
  type ListItem,
  type ListValues,
  type Remark,
  remarkColumn,
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

/** An initiative as it is, and what its item should say. */
type Wanted = { initiative: Initiative; wanted: ListValues }

/**
 * Applies what people changed in the list since Mary last knew it, by the rules of the buttons, and for each person
 * only what they saved themselves: the item's versions tell. Answers Mary's remarks for the list; what she does not
 * take over is written back as it was. `read`: the initiative after that; null: it is gone.
 */
export async function followItem(
  ports: FollowNeeds,
  listed: ListedItem,
  item: ListItem,
  read: () => Promise<Wanted | null>,
): Promise<Remark[]> {
  const first = await read()
  const edited = first ? editedColumns(item.values, listed.values, first.wanted) : []
  // Mary writes only over a version that she has read: if she wrote last, no other change is hidden beneath.
  if (!first || edited.length === 0 || item.changedBy.kind === 'mary') return listed.remarks
  const touches = await touchesIn(ports, listed, item, Object.keys(first.wanted))
  if (touches === null) return [{ kind: 'no-versions' }]
  const { counted, remarks } = await judgeHands(ports, touches, first.initiative)
  for (const { by, at, values } of lastByHand(counted)) {
    const now = await read()
    if (!now) return remarks
    const own = { ...listed.values, ...values }
    const meaning = await ports.initiativeList.mean(own)
    const plan = planListChange({ ...now, item: own, base: listed.values, meaning, changedAt: at })
    remarks.push(...plan.remarks, ...(await carryOut(ports, by, now.initiative.id, plan)))
  }
  return remarks
}

/** Null: the versions cannot be read, or do not tell who did what. */
async function touchesIn(
  { initiativeList }: FollowNeeds,
  { values: known }: ListedItem,
  { itemId, values: now }: ListItem,
  wanted: string[],
): Promise<ListTouch[] | null> {
  const columns = wanted.filter(column => column !== remarkColumn)
  const isKnown = ({ values, changedBy }: ListVersion): boolean =>
    changedBy.kind === 'mary' || sameRow(values, known, columns)
  const versions = await initiativeList.versions(itemId)
  return versions && touchesSince(versions, { now, columns, isKnown })
}

/** Changes by comms count; for everybody else it is recorded once that theirs do not. */
async function judgeHands(
  ports: FollowNeeds,
  touches: readonly ListTouch[],
  { reference: subject }: Initiative,
): Promise<{ counted: ListTouch<Actor>[]; remarks: Remark[] }> {
  const editors = new Map<string, Actor | null>()
  const remarks: Remark[] = []
  for (const { by } of touches) {
    if (editors.has(keyOfHand(by))) continue
    const editor = await editorOf(ports, by)
    editors.set(keyOfHand(by), editor && isComms(editor) ? editor : null)
    if (!editor) remarks.push({ kind: 'unknown-editor' })
    else if (!isComms(editor)) {
      const attempted = { what: 'initiative.edit', subject }
      remarks.push(await refusedAttempt(ports, editor, attempted, { kind: 'not-comms' }))
    }
  }
  const counted = touches.flatMap(({ by, ...touch }) => {
    const editor = editors.get(keyOfHand(by))
    return editor ? [{ ...touch, by: editor }] : []
  })
  return { counted, remarks }
}

function keyOfHand(hand: Hand): string {
  return hand.kind === 'person' ? hand.id : hand.kind
}

/** Null: Entra does not know them, or their account is closed. */
async function editorOf({ directory }: FollowNeeds, hand: Hand): Promise<Actor | null> {
  // The locale does not matter: nothing is written to this person.
  return hand.kind === 'person' ? listActor({ directory }, hand.id, 'fr') : null
}

/**
 * A person who acts in the list, as Entra knows them; null: unknown, or the account is closed. `otherwise`: their
 * language, where Entra has none.
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
      // The same edit may have named the person who takes it on.
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
