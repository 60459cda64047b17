import { type Actor, isOutside } from '../../domain/actor.ts'
import { differing } from '../../domain/initiatives/list-change.ts'
import {
  adoptedId,
  type Hand,
  type ListItem,
  type ListValues,
  type Remark,
} from '../../domain/initiatives/listed-item.ts'
import { isSameSecond, sameRow, touchesOf } from '../../domain/initiatives/list-touches.ts'
import { type FieldErrors, readIdea } from '../../domain/initiatives/read-idea.ts'
import { openFields, type Section, sectionOf } from '../../domain/sections/section.ts'
import type { Settings } from '../../domain/settings.ts'
import { cleanText } from '../../domain/text.ts'
import { instantOf, localDay, nextDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { countToday } from '../people/daily-limits.ts'
import { allSections } from '../sections/all-sections.ts'
import { listActor } from './follow-item.ts'
import { submitInitiative } from './submit-initiative.ts'

type Needs = Pick<
  Ports,
  | 'history'
  | 'sections'
  | 'calls'
  | 'initiatives'
  | 'commit'
  | 'now'
  | 'newReference'
  | 'directory'
  | 'initiativeList'
  | 'listedItems'
  | 'dailyCounts'
>

/**
 * The job for an item that somebody added in SharePoint, as correspondents without Teams propose. It becomes an
 * initiative of its creator, and Mary writes its reference into it; where that cannot be, she writes a remark why.
 */
export async function adoptItem(
  ports: Needs,
  itemId: string,
  settings: Pick<Settings, 'defaultLocale' | 'timeZone'>,
): Promise<void> {
  const item = await ports.initiativeList.item(itemId)
  if (!item) return
  if (item.initiativeId !== null) return followOwn(ports, item.initiativeId, itemId)
  const remark = await adopt(ports, item, settings)
  if (remark === null) return
  const wanted = differing(ports.initiativeList.remark([remark]), item.values)
  // Changed meanwhile: the next reading tries again.
  if (Object.keys(wanted).length > 0) await ports.initiativeList.change(item, wanted)
}

/** Mary made it a moment ago and had not recorded that yet; or it has an id of another database, and is left alone. */
async function followOwn(ports: Needs, id: string, itemId: string): Promise<void> {
  const [initiative, listed] = await Promise.all([ports.initiatives.byId(id), ports.listedItems.byId(id)])
  if (initiative && listed?.itemId !== itemId) await ports.commit({ job: 'initiative.list', data: { id } })
}

/** Null: it is an initiative now. */
async function adopt(
  ports: Needs,
  item: ListItem,
  settings: Pick<Settings, 'defaultLocale' | 'timeZone'>,
): Promise<Remark | null> {
  const { createdBy, itemId, etag, values } = item
  const author = createdBy.kind === 'person' ? await listActor(ports, createdBy.id, settings.defaultLocale) : null
  if (!author) return { kind: 'no-author' }
  if (isOutside(author)) return { kind: 'not-an-agent' }
  const own = await ownValues(ports, item)
  if (own === null) return { kind: 'no-versions' }
  const fields = await fieldsOf(ports, own)
  const sections = await allSections(ports)
  const read = readIdea(fields, sections)
  if ('errors' in read) return lackOf(read.errors)
  const id = adoptedId(item)
  if (!(await ports.initiatives.byId(id)) && (await isTooMuch(ports, author, itemId, settings)))
    return { kind: 'enough-today' }
  // The row first: the job that writes the list must find the existing item, and make no second one.
  if (!(await ports.listedItems.byId(id))) {
    const remarks = notAsked(sectionOf(sections, read.idea.section), own)
    // What others wrote there is followed next, as theirs: the item is read again.
    const isWhole = sameRow(own, values, Object.keys(values))
    const row = { id, version: 1, itemId, etag: isWhole ? etag : null, values: own, seen: null, remarks }
    await ports.commit({ save: 'listed_item', row, ifVersion: 0 })
  }
  await submitInitiative(ports, author, { id, fields, form: null, asked: 'nothing', despiteNear: true })
  return null
}

/** Pasted lines are proposals like others: those above the daily limit wait for the next day. */
async function isTooMuch(
  ports: Needs,
  author: Actor,
  itemId: string,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<boolean> {
  const counted = await countToday(ports, author.id, 'propose', { timeZone })
  if (counted.kind === 'counted') return false
  const at = instantOf(nextDay(localDay(ports.now(), timeZone)), '00:00', timeZone)!
  await ports.commit({ job: 'list.adopt', data: { itemId }, at })
  return true
}

/** What its creator wrote into the item, and nobody else: they propose it. Null: nobody can tell who wrote what. */
async function ownValues(
  { initiativeList }: Needs,
  { itemId, createdBy, createdAt, changedBy, changedAt, values }: ListItem,
): Promise<ListValues | null> {
  const isSame = (hand: Hand): boolean =>
    hand.kind === 'person' && createdBy.kind === 'person' && hand.id === createdBy.id
  if (isSame(changedBy) && createdAt === changedAt) return values
  const versions = (await initiativeList.versions(itemId)) ?? []
  const [first, last] = [versions.at(0), versions.at(-1)]
  // A list that keeps only the last version, or cut the first ones, does not tell.
  const isFirst = first && isSame(first.changedBy) && isSameSecond(first.changedAt, createdAt)
  if (!isFirst || !last || !sameRow(last.values, values, Object.keys(values))) return null
  const ever = new Set(versions.flatMap(one => Object.keys(one.values)))
  const own = touchesOf(versions, [...ever]).filter(({ by }) => isSame(by))
  return Object.assign({}, ...own.map(touch => touch.values)) as ListValues
}

/** Questions of the section, which a line of the list does not ask; a person who filled that column has seen them. */
function notAsked(section: Section | null, values: ListValues): Remark[] {
  const asked = section ? openFields(section).filter(({ required }) => required) : []
  if (asked.length === 0 || cleanText(values['Precisions']) !== '') return []
  return [{ kind: 'not-asked', questions: asked.map(({ label }) => label) }]
}

async function fieldsOf({ initiativeList }: Needs, values: ListValues): Promise<Record<string, unknown>> {
  const { section } = await initiativeList.mean(values)
  // The column of answers to the section's questions: what somebody wrote there is added to the text.
  const text = [values['Texte'], values['Precisions']].filter(one => (one ?? '') !== '').join('\n\n')
  return {
    title: values['Title'],
    text,
    // An unknown section is refused as such.
    section: section === undefined ? cleanText(values['Rubrique']) : section,
    date: values['DateSouhaitee']?.slice(0, 'YYYY-MM-DD'.length),
    place: values['Lieu'],
    forWhom: values['PourQui'],
    onBehalfOf: values['AuNomDe'],
  }
}

const columns: Record<keyof FieldErrors, string> = {
  title: 'Title',
  text: 'Texte',
  section: 'Rubrique',
  date: 'DateSouhaitee',
  place: 'Lieu',
  forWhom: 'PourQui',
  onBehalfOf: 'AuNomDe',
  credited: 'Auteur',
}

/** One fault at a time, with what is wrong: there is no form that could show it beside the field. */
function lackOf(errors: FieldErrors): Remark {
  const [name] = Object.keys(errors) as (keyof FieldErrors)[]
  const column = columns[name!]
  const error = errors[name!]
  if (error === 'required') return { kind: 'incomplete', column }
  if (error === 'unknown-section') return { kind: 'unknown-section', column }
  return { kind: error === 'too-long' ? 'incomplete-long' : 'incomplete-unfit', column }
}
