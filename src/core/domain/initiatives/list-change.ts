import { cleanText } from '../text.ts'
import type { Instant } from '../time.ts'
import { type Initiative, type InitiativeState, isUndecided, reasonMax, textMax, titleMax } from './initiative.ts'
import { type EditedField, followed, type ListValues, type Remark, remarkColumn } from './listed-item.ts'

/** What the columns of an item mean: an unknown section or state is undefined; an empty section is null. */
export type Meaning = { section: string | null | undefined; state: InitiativeState | undefined }

/** A move that the list asks for, as the buttons of the inbox card do. */
export type ListMove = { to: 'taken' } | { to: 'retained' } | { to: 'declined'; reason: string }

export type ListPlan = {
  edit: Partial<Record<EditedField, string | null>>
  /** The assignee as typed; null: nobody new. */
  assignee: string | null
  move: ListMove | null
  /** Remarks about changes that are undone. */
  remarks: Remark[]
}

/** Whether a cell says the same: SharePoint writes line breaks and instants in its own way. */
export function sameCell(one: string | null | undefined, other: string | null | undefined): boolean {
  return cell(one) === cell(other)
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

function cell(value: string | null | undefined): string {
  const text = (value ?? '').replace(/\r\n?/g, '\n').trim()
  return instant.test(text) ? text.replace(/\.\d+Z$/, 'Z') : text
}

/** The columns in which the list holds something else than is wanted. */
export function differing(wanted: ListValues, held: ListValues): ListValues {
  return Object.fromEntries(Object.entries(wanted).filter(([column, value]) => !sameCell(value, held[column])))
}

/**
 * The columns that somebody else changed: they hold neither what Mary last knew there nor what she would write now, so
 * that a change handled before a crash is not handled again.
 */
export function editedColumns(item: ListValues, base: ListValues, wanted: ListValues): string[] {
  return Object.keys(wanted).filter(
    column =>
      column !== remarkColumn && !sameCell(item[column], base[column]) && !sameCell(item[column], wanted[column]),
  )
}

type Seen = {
  initiative: Initiative
  /** The item as the list has it now. */
  item: ListValues
  /** The item as Mary last knew it. */
  base: ListValues
  /** The item as Mary would write it now. */
  wanted: ListValues
  meaning: Meaning
  changedAt: Instant
}

/** What becomes of changes that a person of the communication team made in the list. */
export function planListChange({ initiative, item, base, wanted, meaning, changedAt }: Seen): ListPlan {
  const plan: ListPlan = { edit: {}, assignee: null, move: null, remarks: [] }
  const edited = editedColumns(item, base, wanted)
  for (const column of edited) {
    // Both sides changed it: the later of the two changes counts.
    const isContested = column !== followed.state && !sameCell(base[column], wanted[column])
    if (isContested && changedAt < initiative.updatedAt) plan.remarks.push({ kind: 'overtaken', column })
    else planColumn(plan, column, { initiative, item, meaning, edited })
  }
  return plan
}

type OneColumn = Pick<Seen, 'initiative' | 'item' | 'meaning'> & { edited: string[] }

function planColumn(plan: ListPlan, column: string, { initiative, item, meaning, edited }: OneColumn): void {
  const undo = (kind: Remark['kind']): void => void plan.remarks.push({ kind, column })
  const isOpen = isUndecided(initiative)
  const typed = cleanText(item[column])
  switch (column) {
    case followed.title:
    case followed.text: {
      const [field, most] = column === followed.title ? (['title', titleMax] as const) : (['text', textMax] as const)
      if (!isOpen) return undo('already-decided')
      if (typed === '') return undo('empty')
      if (typed.length > most) return undo('too-long')
      plan.edit[field] = typed
      return
    }
    case followed.section:
      if (!isOpen) return undo('already-decided')
      if (meaning.section === undefined) return undo('unknown-section')
      plan.edit.section = meaning.section
      return
    case followed.assignee:
      if (!isOpen) return undo('already-decided')
      if (typed === '') return undo('empty')
      plan.assignee = typed
      return
    case followed.state: {
      const move = moveTo(initiative, meaning.state, cleanText(item[followed.reason]))
      if ('refused' in move) return undo(move.refused)
      plan.move = move
      return
    }
    case followed.reason:
      // The reason goes with the state « Non retenue », and with nothing else.
      if (edited.includes(followed.state) && meaning.state === 'declined') return
      return undo('kept-column')
    default:
      return undo('kept-column')
  }
}

function moveTo(
  initiative: Initiative,
  to: InitiativeState | undefined,
  reason: string,
): ListMove | { refused: Remark['kind'] } {
  if (to === undefined) return { refused: 'unknown-state' }
  if (!isUndecided(initiative)) return { refused: 'already-decided' }
  switch (to) {
    case 'retained':
      return { to }
    case 'declined':
      if (reason === '') return { refused: 'reason-missing' }
      return reason.length > reasonMax ? { refused: 'too-long' } : { to, reason }
    case 'taken':
      return initiative.state === 'received' || initiative.state === 'later' ? { to } : { refused: 'illegal-move' }
    case 'asked':
      return { refused: 'ask-in-teams' }
    default:
      return { refused: 'illegal-move' }
  }
}
