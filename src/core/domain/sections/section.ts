export type FieldKind = 'text' | 'number' | 'date' | 'choice'
export const fieldKinds: readonly FieldKind[] = ['text', 'number', 'date', 'choice']

/** A further question of a section to the author of a proposal. */
export type SectionField = {
  /** Stays when the question is reworded: answers are stored by it. */
  id: string
  label: string
  kind: FieldKind
  /** For a choice; else empty. */
  choices: string[]
  required: boolean
  /** No longer asked; earlier answers keep their label. */
  retired?: true
}

/** A thematic heading (« rubrique »), under which initiatives and posts are filed. */
export type Section = {
  id: string
  version: number
  /** Null: the name that the locales give to a section shipped with Mary, under `sections.shipped.<id>`. */
  name: string | null
  /** Its place in lists, the smallest first. */
  rank: number
  /** `retired`: no longer offered; what was filed under it stays there and readable. */
  state: 'open' | 'retired'
  fields: SectionField[]
  /**
   * The number by which a typed word names it: its place in the order of creation. Never stored, and it never changes.
   */
  number?: number
  /** The last *Monter*, so that a press delivered twice moves it once. */
  moved?: string
}

/** One card shows them all: for a new one, a retired section can be renamed. */
export const sectionsMax = 24
export const sectionNameMax = 60
/** Questions that one section asks at a time. */
export const fieldsMax = 3
/** So many are kept, retired ones included. */
export const fieldsKeptMax = 24
export const fieldLabelMax = 80
export const fieldChoicesMax = 12
export const fieldChoiceMax = 60

/** Sections shipped with Mary have no row until a person changes them. */
export const shippedSections: readonly Section[] = [
  'service-life',
  'portraits',
  'arrivals',
  'careers',
  'health-safety',
  'social',
  'agenda',
  'projects',
].map((id, index) => ({ id, version: 0, name: null, rank: index + 1, state: 'open', fields: [] }))

/** Kept sections take the place of the shipped ones; in order. */
export function withShippedSections(kept: readonly Section[]): Section[] {
  const all = [
    ...shippedSections.map(one => kept.find(({ id }) => id === one.id) ?? one),
    ...kept.filter(({ id }) => shippedSections.every(one => one.id !== id)),
  ]
  const numbered = all.map((one, index) => ({ ...one, number: index + 1 }))
  return numbered.sort((one, other) => one.rank - other.rank || (one.id < other.id ? -1 : 1))
}

/** Sections under which something may be filed from now on. */
export function openSections(sections: readonly Section[]): Section[] {
  return sections.filter(({ state }) => state === 'open')
}

export function sectionOf(sections: readonly Section[], id: string | null): Section | null {
  return sections.find(one => one.id === id) ?? null
}

export function openFields({ fields }: Pick<Section, 'fields'>): SectionField[] {
  return fields.filter(({ retired }) => !retired)
}

/**
 * The one way to name a section. `shipped`: the name of one that ships with Mary, in the reader's language. Null for no
 * section; an unknown id is its own name.
 */
export function sectionNameOf(
  sections: readonly Section[],
  id: string | null,
  shipped: (id: string) => string | null,
): string | null {
  if (id === null) return null
  return sectionOf(sections, id)?.name ?? shipped(id) ?? id
}
