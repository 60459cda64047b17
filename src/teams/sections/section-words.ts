import { listSections } from '../../core/use-cases/sections/change-sections.ts'
import type { Section } from '../../core/domain/sections/section.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { add, sectionVerbs, showField, showSection, showSections } from './section-verbs.ts'
import { forAll, notOfficers, type Say, word } from '../turn/word-facts.ts'

type Name = keyof typeof sectionVerbs

/**
 * `rubriques`, and by their number, which stays when others move or are retired: `rubrique 3`, `rubrique renommer 3 Vie
 * culturelle`.
 */
export const sectionWords = {
  sections: word(forAll, async (turn, reference) =>
    reference === '' ? [await showSections(turn)] : of((turn, { id }) => showSection(turn, id))(turn, reference, ''),
  ),
  addSection: word({ ...notOfficers, takes: 'name' }, async (turn, _reference, rest) => [
    rest === '' ? await showSections(turn) : await add(turn, rest),
  ]),
  renameSection: word(
    notOfficers,
    pressed('section.rename', rest => ({ name: rest })),
  ),
  moveSection: word(notOfficers, pressed('section.move')),
  retireSection: word(notOfficers, pressed('section.retire')),
  reopenSection: word(notOfficers, pressed('section.reopen')),
  askSection: word(
    notOfficers,
    of((turn, { id }, rest) =>
      showField(turn, { sectionId: id, fieldId: 'new', ...(rest === '' ? {} : { typed: { label: rest } }) }),
    ),
  ),
} satisfies TypedWords

function pressed(name: Name, more: (rest: string) => object = () => ({})): Say {
  return of((turn, { id, version }, rest) =>
    press(turn, sectionVerbs, name, { sectionId: id, seen: version, ...more(rest) }),
  )
}

/** The section of that number; none: all of them, which says the numbers. */
function of(then: (turn: Turn, section: Section, rest: string) => Promise<Answer>): Say {
  return async (turn, reference, rest) => {
    const result = await listSections(turn.ports, turn.actor)
    if (result.kind !== 'listed') return [refusal(turn, result)]
    const section = result.sections.find(({ number }) => number === Number(reference))
    return [section ? await then(turn, section, rest) : await showSections(turn)]
  }
}
