import type { Change } from '../../change.ts'
import { type Actor, isAdmin, isDpo } from '../../domain/actor.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { type SectionColumn, sectionColumnId } from '../../domain/sections/section-column.ts'
import { type NameError, readSectionName } from '../../domain/sections/read-section.ts'
import { openSections, type Section, sectionOf, sectionsMax } from '../../domain/sections/section.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { allSections } from './all-sections.ts'
import { notAdmin, road } from '../road.ts'

/** `seen`: the version on which the button was pressed. */
export type SectionInput = { sectionId: string; seen: number }
export type SectionResult =
  | { kind: 'section-changed' | 'section-unchanged'; section: Section; sections: Section[] }
  | { kind: 'not-admin' | 'not-found' }
  /** Another person changed it since: nothing was written. */
  | { kind: 'changed'; section: Section; sections: Section[] }
  | Busy
export type SectionNeeds = Pick<Ports, 'history' | 'sections' | 'commit' | 'now'>
/** The section's name for the reader: a shipped one has a name in each language. */
export type NamedAs = (section: Section) => string

type Becomes = Partial<Pick<Section, 'name' | 'rank' | 'state' | 'fields' | 'moved'>>
/** `also`: another section that changes with it, read in the same version. */
type Decided = { becomes: Becomes; also?: Section }

const sectionsRoad = road({
  read: async (ports: Pick<Ports, 'sections'>, _key: null) => ({
    column: await ports.sections.column(),
    sections: await allSections(ports),
  }),
  refuses: notAdmin,
  attempt: { what: 'section.change', subject: 'sections' },
})
type Saved = { kind: 'saved'; section: Section }

/** Where the section is so already, nothing is written. */
export async function changeSection<Refused extends { kind: string } = never>(
  ports: SectionNeeds,
  actor: Actor,
  { sectionId, seen }: SectionInput,
  decide: (section: Section, sections: Section[]) => Decided | Refused,
): Promise<SectionResult | Refused> {
  type Answer = Exclude<SectionResult, Busy> | Refused | Saved
  const result = await sectionsRoad<Answer>(ports, actor, null, ({ column, sections }) => {
    const section = sectionOf(sections, sectionId)
    if (!section) return { kind: 'not-found' }
    const decided = decide(section, sections)
    if ('kind' in decided) return decided
    const next = { ...section, ...decided.becomes }
    if (canonicalKey(next) === canonicalKey(section)) return { kind: 'section-unchanged', section, sections }
    if (section.version !== seen) return { kind: 'changed', section, sections }
    const rows = decided.also ? [next, decided.also] : [next]
    return {
      changes: [...saved(ports, actor, rows, column), ...shown(section, next)],
      answer: { kind: 'saved', section },
    }
  })
  return result.kind === 'saved'
    ? changedIn(await allSections(ports), sectionId)
    : (result as Exclude<typeof result, Saved>)
}

function changedIn(sections: Section[], id: string): SectionResult {
  const section = sectionOf(sections, id)
  return section ? { kind: 'section-changed', section, sections } : { kind: 'not-found' }
}

/** A shipped section becomes a row. `rows`: in the versions that were read, the one it is about first. */
function saved(ports: SectionNeeds, actor: Actor, rows: Section[], column: SectionColumn | null): Change[] {
  const [first] = rows
  const { version: _version, number: _number, moved: _moved, ...details } = first!
  const version = column?.version ?? 0
  const follows: SectionColumn = { id: sectionColumnId, version: version + 1, state: 'waiting', since: ports.now() }
  return [
    ...rows.map(({ number: _, ...row }): Change => ({
      save: 'section',
      row: { ...row, version: row.version + 1 },
      ifVersion: row.version,
    })),
    {
      journal: {
        verb: 'section.changed',
        actor,
        subject: first!.id,
        seal: null,
        details: { section: JSON.stringify(details) },
      },
    },
    { save: 'section_column', row: follows, ifVersion: version },
    { job: 'sections.column', data: {} },
  ]
}

/** What was filed under it shows its new name, or its new questions; calls that ask for it show that it is retired. */
function shown(before: Section, after: Section): Change[] {
  const said = ({ name, fields }: Section) => canonicalKey({ name, labels: fields.map(({ id, label }) => [id, label]) })
  const data = { id: after.id }
  return [
    ...(said(before) === said(after) ? [] : [{ job: 'section.items', data } as const]),
    ...(before.name === after.name && before.state === after.state ? [] : [{ job: 'section.calls', data } as const]),
  ]
}

export type AddSectionResult =
  | { kind: 'section-changed'; section: Section; sections: Section[] }
  | { kind: 'invalid'; errors: { name: NameError } }
  | { kind: 'not-admin' | 'too-many-sections' | 'busy' }

/** At the end of the list, and offered from now on. */
export async function addSection(
  ports: SectionNeeds & Pick<Ports, 'newId'>,
  actor: Actor,
  { name: typed, namedAs }: { name: unknown; namedAs: NamedAs },
): Promise<AddSectionResult> {
  const id = ports.newId()
  const result = await sectionsRoad<AddSectionResult | Saved>(ports, actor, null, ({ column, sections }) => {
    const before = sectionOf(sections, id)
    if (before) return { kind: 'section-changed', section: before, sections }
    const read = readSectionName(typed, sections.map(namedAs))
    if ('error' in read) return { kind: 'invalid', errors: { name: read.error } }
    if (sections.length >= sectionsMax) return { kind: 'too-many-sections' }
    const rank = Math.max(...sections.map(one => one.rank)) + 1
    const section: Section = { id, version: 0, name: read.name, rank, state: 'open', fields: [] }
    return { changes: saved(ports, actor, [section], column), answer: { kind: 'saved', section } }
  })
  if (result.kind !== 'saved') return result
  const now = await allSections(ports)
  return { kind: 'section-changed', section: sectionOf(now, id) ?? result.section, sections: now }
}

export type RenameRefusal = {
  kind: 'invalid'
  section: Section
  sections: Section[]
  errors: { name: NameError }
}

/** The id of the section stays, so that everything filed under it follows. */
export function renameSection(
  ports: SectionNeeds,
  actor: Actor,
  { name: typed, namedAs, ...input }: SectionInput & { name: unknown; namedAs: NamedAs },
): Promise<SectionResult | RenameRefusal> {
  return changeSection<RenameRefusal>(ports, actor, input, (section, sections) => {
    const others = sections.filter(one => one !== section).map(namedAs)
    const read = readSectionName(typed, others)
    if ('error' in read) return { kind: 'invalid', section, sections, errors: { name: read.error } }
    // A shipped section keeps the name in each reader's language, until a person writes another.
    return { becomes: read.name === namedAs(section) ? {} : { name: read.name } }
  })
}

type LastOpen = { kind: 'last-section'; section: Section; sections: Section[] }

/** No longer offered, or offered again; what is filed under it stays there. */
export function retireSection(
  ports: SectionNeeds,
  actor: Actor,
  { state, ...input }: SectionInput & { state: Section['state'] },
): Promise<SectionResult | LastOpen> {
  return changeSection<LastOpen>(ports, actor, input, (section, sections) => {
    const others = openSections(sections).filter(one => one !== section)
    if (state === 'retired' && others.length === 0) return { kind: 'last-section', section, sections }
    return { becomes: { state } }
  })
}

/** One place earlier among those of its state: enough to bring them into any order. */
export function moveSection(
  ports: SectionNeeds & Pick<Ports, 'newId'>,
  actor: Actor,
  input: SectionInput,
): Promise<SectionResult> {
  const moved = ports.newId()
  return changeSection<never>(ports, actor, input, (section, sections) => {
    if (section.moved === moved) return { becomes: {} }
    const alike = sections.filter(({ state }) => state === section.state)
    const before = alike[alike.indexOf(section) - 1]
    return before ? { becomes: { rank: before.rank, moved }, also: { ...before, rank: section.rank } } : { becomes: {} }
  })
}

export type ListSectionsResult =
  { kind: 'listed'; sections: Section[]; column: SectionColumn | null } | { kind: 'not-admin' }

/** `rubriques`: all of them in order, and whether the Microsoft List has followed. */
export async function listSections(ports: Pick<Ports, 'sections'>, actor: Actor): Promise<ListSectionsResult> {
  if (!isAdmin(actor) && !isDpo(actor)) return { kind: 'not-admin' }
  const [sections, column] = await Promise.all([allSections(ports), ports.sections.column()])
  return { kind: 'listed', sections, column }
}
