import { listSections } from '../../core/use-cases/sections/change-sections.ts'
import { as, equivalent, inList, listOr, on, withRest } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { add, sectionVerbs, showField, showSection, showSections } from './section-verbs.ts'
import { equivalentOf, forAll, notOfficers, stays } from '../turn/word-facts.ts'

const listed = async (turn: Turn) => {
  const result = await listSections(turn.ports, turn.actor)
  return result.kind === 'listed' ? result.sections : refusal(turn, result)
}
const aSection = inList(
  listed,
  turn => showSections(turn),
  ({ number }) => number,
)
const seen = as(aSection, ({ id, version }) => ({ sectionId: id, seen: version }))

/**
 * `rubriques`, and by their number, which stays when others move or are retired: `rubrique 3`, `rubrique renommer 3 Vie
 * culturelle`.
 */
export const sectionWords = {
  sections: stays(
    forAll,
    listOr(
      turn => showSections(turn),
      on(aSection, (turn, { id }) => showSection(turn, id)),
    ),
  ),
  addSection: equivalentOf({ ...notOfficers, takes: 'name' }, ['section.add'], (turn, _reference, rest) =>
    rest === '' ? showSections(turn) : add(turn, rest),
  ),
  renameSection: equivalent(notOfficers, sectionVerbs, withRest('section.rename', 'name'), seen),
  moveSection: equivalent(notOfficers, sectionVerbs, 'section.move', seen),
  retireSection: equivalent(notOfficers, sectionVerbs, 'section.retire', seen),
  reopenSection: equivalent(notOfficers, sectionVerbs, 'section.reopen', seen),
  askSection: equivalentOf(
    notOfficers,
    ['section.question'],
    on(aSection, (turn, { id }, rest) =>
      showField(turn, { sectionId: id, fieldId: 'new', ...(rest === '' ? {} : { typed: { label: rest } }) }),
    ),
  ),
} satisfies TypedWords
