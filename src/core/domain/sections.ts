/** The first set of sections (rubriques); their names are in `cards/locales` under `sections.<id>`. */
export const sections = [
  'service-life',
  'portraits',
  'arrivals',
  'careers',
  'health-safety',
  'social',
  'agenda',
  'projects',
] as const

export type SectionId = (typeof sections)[number]

export function isSection(id: string): id is SectionId {
  return (sections as readonly string[]).includes(id)
}
