import type { BroadcastKind } from '../../core/domain/broadcasts/broadcast.ts'
import type { ToReach } from '../../core/domain/faces/account.ts'
import type { Sheet } from '../../core/ports/outside.ts'
import type { Words } from '../../words.ts'

/** Whom to reach otherwise: never why, by name. `most`: the rest is counted in one line. */
export function peopleTable(
  people: ToReach[],
  { kind, most }: { kind: BroadcastKind; most: number },
  words: Words,
): Sheet {
  const column = (name: string, width: number) => ({ title: words.text(`sheets.columns.${name}`), width })
  const more = people.length - most
  return {
    name: words.text(kind === 'send' ? 'sheets.toReach.name' : 'sheets.notChanged.name'),
    columns: [column('person', 32), column('mail', 40), column('department', 40), column('state', 16)],
    rows: [
      ...people
        .slice(0, most)
        .map(person => [person.name, person.mail, person.department, stateText(person, kind, words)]),
      ...(more > 0 ? [[words.count('sheets.more', more), null, null, null]] : []),
    ],
  }
}

export function stateText({ state }: ToReach, kind: BroadcastKind, words: Words): string {
  return words.text(`sheets.states.${state === 'refused' && kind !== 'send' ? 'notChanged' : state}`)
}
