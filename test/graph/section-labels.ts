import type { SectionLabels } from '../../src/graph/lists/columns.ts'
import { sectionNameOf, shippedSections } from '../../src/core/domain/sections/section.ts'

/** Sections as they ship, each called by its id between quotes. */
export const sectionLabels = async (): Promise<SectionLabels> => ({
  open: shippedSections.map(({ id }) => `«sections.${id}»`),
  name: id =>
    sectionNameOf(shippedSections, id, own =>
      shippedSections.some(one => one.id === own) ? `«sections.${own}»` : null,
    ) ?? '',
  named: called => shippedSections.find(({ id }) => `«sections.${id}»` === called.toLowerCase())?.id,
  answers: ({ fields = {} }) =>
    Object.entries(fields)
      .map(line => line.join(': '))
      .join('\n') || null,
})
