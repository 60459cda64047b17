export type FieldKind = 'text' | 'number' | 'date' | 'choice'
export const fieldKinds: readonly FieldKind[] = ['text', 'number', 'date', 'choice']

/** A further question that a section asks of whoever proposes something for it. */
export type SectionField = {
  /** Stays when the question is worded anew: answers lie under it. */
  id: string
  label: string
  kind: FieldKind
  /** Of a choice; else empty. */
  choices: string[]
  required: boolean
  /** Asked no more; what was answered keeps its label. */
  retired?: true
}

/** A thematic heading (« rubrique »), under which initiatives and posts are filed. */
export type Section = {
  id: string
  version: number
  /** Null: as the locales name one that ships with Mary, under `sections.shipped.<id>`. */
  name: string | null
  /** Its place in lists, the smallest first. */
  rank: number
  /** `retired`: offered no more; what was filed under it stays there, and stays readable. */
  state: 'open' | 'retired'
  fields: SectionField[]
  /** By which a typed word names it: its place in the order in which they came. Never stored, and it stays for good. */
  number?: number
  /** The last *Monter*, so that one that is delivered twice moves it once. */
  moved?: string
}

/** One card shows them all: whoever needs another renames one that is retired. */
export const sectionsMax = 24
export const sectionNameMax = 60
/** Questions that one section asks at a time. */
export const fieldsMax = 3
/** Those that were retired among them. */
export const fieldsKeptMax = 24
export const fieldLabelMax = 80
export const fieldChoicesMax = 12
export const fieldChoiceMax = 60

/** Those that ship with Mary are no rows until somebody changes them. */
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

/** What is kept takes the place of what came with Mary; in order. */
export function withShippedSections(kept: readonly Section[]): Section[] {
  const all = [
    ...shippedSections.map(one => kept.find(({ id }) => id === one.id) ?? one),
    ...kept.filter(({ id }) => shippedSections.every(one => one.id !== id)),
  ]
  const numbered = all.map((one, index) => ({ ...one, number: index + 1 }))
  return numbered.sort((one, other) => one.rank - other.rank || (one.id < other.id ? -1 : 1))
}

/** Those that something may be filed under from now on. */
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
 * section; an id that nobody knows stands for itself.
 */
export function sectionNameOf(
  sections: readonly Section[],
  id: string | null,
  shipped: (id: string) => string | null,
): string | null {
  if (id === null) return null
  return sectionOf(sections, id)?.name ?? shipped(id) ?? id
}
