import type { Department } from '../../core/domain/people/department.ts'
import { type sectorFields, sectorNameMax } from '../../core/domain/sectors/read-sector.ts'
import { departmentChoice } from '../../core/domain/people/department-choice.ts'
import { channelOf, type Sector } from '../../core/domain/sectors/sector.ts'
import { type ListedSector, sectorsMax } from '../../core/use-cases/sectors/change-sector.ts'
import type { EndAsked } from '../../core/use-cases/sectors/end-sector.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { sectionChoices, sectionName } from '../cards/choices.ts'
import { fieldErrors, withFaults } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'
import { names } from '../cards/names.ts'

/** `said`: the outcome of the last click. `admin`: the reader may change the sectors. */
export type SectorsData = { sectors: ListedSector[]; admin: boolean; said?: string }

/** All open sectors, with the numbers by which a typed word names them. */
export function drawSectors({ sectors, admin, said = '' }: SectorsData, look: Look): Card {
  return drawCard(
    'sectors/list',
    {
      said,
      lines: sectors.map(sector => lineOf(sector, look)),
      empty: sectors.length === 0,
      admin,
      canAdd: admin && sectors.length < sectorsMax,
    },
    look,
  )
}

function lineOf(sector: ListedSector, look: Look) {
  const { words } = look
  const { id, version, number, name, channel, changedBy, changedAt } = sector
  return {
    id,
    seen: version,
    title: `${number}\\. ${escapeLine(name)}`,
    scope: scopeText(sector, look),
    people: peopleText(sector, words),
    lost: channel?.lostAt !== undefined,
    channel: channelText(channel, words),
    own: channel !== null,
    changed: words.text('sectors.list.changed', { name: escapeLine(changedBy.name), date: words.date(changedAt) }),
  }
}

/** « Directions : Voirie, Habitat · Rubriques : Agenda » */
function scopeText({ departments, sections: chosen }: Sector, look: Look): string {
  const { words } = look
  const titles = chosen.map(id => sectionName(id, look) ?? id)
  return [
    ...(departments.length > 0
      ? [words.text('sectors.list.departments', { list: escapeLine(departments.join(', ')) })]
      : []),
    ...(titles.length > 0 ? [words.text('sectors.list.sections', { list: escapeLine(titles.join(', ')) })] : []),
  ].join(words.text('circuits.says.between'))
}

function peopleText({ referents, deputies }: Sector, words: Words): string {
  return [
    words.count('sectors.list.referents', referents.length, { list: escapeLine(names(referents, words)) }),
    ...(deputies.length > 0 ? [words.text('sectors.list.deputies', { list: escapeLine(names(deputies, words)) })] : []),
  ].join(words.text('circuits.says.between'))
}

function channelText(channel: Sector['channel'], words: Words): string {
  if (channel === null) return words.text('sectors.list.inCommon')
  const name = escapeLine(channel.name)
  return channel.lostAt === undefined
    ? words.text('sectors.list.inChannel', { name })
    : words.text('sectors.list.lost', { name, date: words.date(channel.lostAt) })
}

/** « Fermer « Voirie » ? »: what becomes of the proposals, posts and lists that the sector looks after. */
export function drawSectorEnd({ sector, waiting }: Pick<EndAsked, 'sector' | 'waiting'>, look: Look): Card {
  const { words } = look
  const cards = channelOf(sector) === null ? 'sectors.end.stay' : 'sectors.end.go'
  return drawCard(
    'sectors/end',
    {
      id: sector.id,
      seen: sector.version,
      waiting,
      heading: words.text('sectors.end.heading', { name: escapeLine(sector.name) }),
      cards: words.count(cards, waiting),
      scope: scopeText(sector, look),
      people: peopleText(sector, words),
    },
    look,
  )
}

/** `sector` null: a new sector. `addresses`: of the people named. `typed`: the values of a form with errors. */
export type SectorForm = {
  sector: Sector | null
  departments: Department[]
  addresses?: Record<string, string>
  typed?: Record<string, string>
  errors?: Record<string, string | undefined>
}

export function drawSectorForm(
  { sector, departments, addresses = {}, typed, errors = {} }: SectorForm,
  look: Look,
): Card {
  const { words } = look
  const card = drawCard(
    'sectors/form',
    {
      id: sector?.id ?? 'new',
      seen: sector?.version ?? 0,
      heading: sector ? escapeLine(sector.name) : words.text('sectors.form.new'),
      value: { ...valuesOf(sector, addresses), ...typed },
      error: fieldErrors(['card'], errors, words),
      max: sectorNameMax,
      departments: departments.map(({ name }) => ({ title: name, value: departmentChoice(name) })),
      sections: sectionChoices(look, sector?.sections),
    },
    look,
  )
  return withFaults(card, errors, words)
}

function valuesOf(
  sector: Sector | null,
  addresses: Record<string, string>,
): Record<(typeof sectorFields)[number], string> {
  const listed = (people: Sector['referents'] = []) => people.map(({ id }) => addresses[id] ?? id).join('\n')
  return {
    name: sector?.name ?? '',
    departments: sector?.departments.map(departmentChoice).join(',') ?? '',
    sections: sector?.sections.join(',') ?? '',
    referents: listed(sector?.referents),
    deputies: listed(sector?.deputies),
  }
}
