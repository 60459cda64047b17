import type { Locale } from '../core/domain/actor.ts'
import { openSections } from '../core/domain/sections/section.ts'
import { fold } from '../core/domain/text.ts'
import type { Ports } from '../core/ports.ts'
import { allSections } from '../core/use-cases/sections/all-sections.ts'
import type { SectionLabels } from '../graph/lists/columns.ts'
import { sectionName } from '../teams/cards/choices.ts'
import { answerLines } from '../teams/sections/answer-lines.ts'
import type { Words } from '../words.ts'

/** How the Microsoft List names sections, and what was answered to their questions: as on cards. */
export async function readSectionLabels(
  ports: Pick<Ports, 'sections'>,
  { words, locale, timeZone }: { words: Words; locale: Locale; timeZone: string },
): Promise<SectionLabels> {
  const look = { words, locale, timeZone, sections: await allSections(ports) }
  const name = (id: string): string => sectionName(id, look) ?? id
  const open = openSections(look.sections)
  return {
    open: open.map(({ id }) => name(id)),
    name,
    named: called => open.find(({ id }) => fold(name(id)) === fold(called))?.id,
    answers: initiative => {
      const lines = answerLines(initiative, look).map(([question, answer]) =>
        words.text('sections.answer', { question, answer }),
      )
      return lines.length === 0 ? null : lines.join('\n')
    },
  }
}
