import { isComms } from '../../core/domain/actor.ts'
import { type Audience, leavesOf } from '../../core/domain/audiences/audience.ts'
import { unlessAway } from '../../core/domain/errors.ts'
import {
  choiceValue,
  inputName,
  type inputs,
  partNames,
  parts,
} from '../../core/use-cases/posts/writing/read-audience.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { choicesIn, cleanText, cut, fold } from '../../core/domain/text.ts'
import type { Choice } from '../cards/choices.ts'
import type { Turn } from '../turn/turn.ts'

/** What may be chosen besides. `names`: of the ids that are chosen or typed. */
export type Offers = {
  departments?: readonly string[]
  lists?: readonly { id: string; name: string }[]
  names?: Readonly<Record<string, string>>
}

type Fields = Record<string, unknown>

const searchMax = 100
const namedMost = 200
const listsOffered = 10
/** In a drop-down: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search */
const offeredMost = 15

/** What the editor offers to choose from. Writing works while Graph is away: only the choice waits. */
export async function offersFor({ ports }: Turn, { audience }: Post, typed: Fields = {}): Promise<Offers> {
  const [departments, lists, names] = await Promise.all([
    unlessAway(() => ports.departments.all(), []),
    ports.peopleLists.recent(listsOffered),
    namesOf(ports, audience, typed),
  ])
  return { departments: departments.map(({ name }) => name), lists, names }
}

type NamedIds = (readonly [id: string, name: string])[]

/** Of people, groups, teams and lists, by id: those of the audience, and those ticked and not saved yet. */
async function namesOf({ directory, peopleLists }: Turn['ports'], audience: Audience, typed: Fields) {
  const people = leavesOf(audience).flatMap(leaf => (leaf.kind === 'people' ? leaf.ids : []))
  const ofOrganisers = choicesIn(typed['addOrganisers'])
  const asked = [
    ...new Set([...people, ...typedIds(typed, 'people'), ...choicesIn(typed['addPeople']), ...ofOrganisers]),
  ]
  const found = await Promise.all([
    unlessAway(async () => [...(await directory.people(asked.slice(0, namedMost)))].map(named), [] as NamedIds),
    nameEach(typedIds(typed, 'groups', 'group'), id => directory.group(id)),
    nameEach(typedIds(typed, 'teams', 'team'), id => directory.team(id)),
    nameEach(typedIds(typed, 'lists', 'list'), id => peopleLists.byId(id)),
  ])
  return Object.fromEntries(found.flat())
}

const named = ([id, { name }]: [string, { name: string }]) => [id, name] as const

async function nameEach(ids: string[], find: (id: string) => Promise<{ name: string } | null>): Promise<NamedIds> {
  const found = await Promise.all(
    ids.slice(0, namedMost).map(async id => [id, await unlessAway(() => find(id), null)] as const),
  )
  return found.flatMap(([id, one]) => (one === null ? [] : [[id, one.name] as const]))
}

/** Ticked in any part, or about to be added: `group:<id>`. */
function typedIds(typed: Fields, input: (typeof inputs)[number], kind = ''): string[] {
  const ticked = partNames.flatMap(part => choicesIn(typed[inputName(parts[part], input)]))
  const added = [...choicesIn(typed['add']), ...choicesIn(typed['found'])].filter(one => one.startsWith(`${kind}:`))
  return [...new Set([...ticked, ...added.map(one => one.slice(kind.length + 1))])]
}

/** Groups and teams with this text in their name; every team is a group too, and is offered as a team. */
export async function findByName(turn: Turn, text: string): Promise<Choice[]> {
  const { directory } = turn.ports
  const sought = cut(cleanText(text), searchMax)
  if (sought === '') return []
  const [groups, teams] = await Promise.all([directory.findGroups(sought), directory.findTeams(sought)])
  const isTeam = new Set(teams.map(({ id }) => id))
  const others = groups.filter(({ id }) => !isTeam.has(id))
  const { words } = turn.look
  return [
    ...others.map(({ id, name }) => ({
      title: words.text('posts.editor.groupNamed', { name }),
      value: choiceValue('group', id),
    })),
    ...teams.map(({ id, name }) => ({
      title: words.text('posts.editor.teamNamed', { name }),
      value: choiceValue('team', id),
    })),
  ]
}

/** While somebody types a recipient: directions, lists, groups and teams that have it in their name. */
export async function findRecipients(turn: Turn, text: string): Promise<Choice[]> {
  if (!isComms(turn.actor)) return []
  const sought = fold(cut(cleanText(text), searchMax))
  const { ports, look } = turn
  const [departments, lists, named] = await Promise.all([
    unlessAway(() => ports.departments.all(), []),
    ports.peopleLists.recent(listsOffered),
    unlessAway(() => findByName(turn, text), []),
  ])
  const holds = ({ name }: { name: string }): boolean => fold(name).includes(sought)
  return [
    ...departments.filter(holds).map(({ name }) => ({ title: name, value: choiceValue('department', name) })),
    ...lists.filter(holds).map(({ id, name }) => ({
      title: look.words.text('posts.editor.listNamed', { name }),
      value: choiceValue('list', id),
    })),
    ...named,
  ].slice(0, offeredMost)
}
