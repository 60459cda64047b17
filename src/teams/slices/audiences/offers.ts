import { formOf } from '../../../core/audiences/form/audience-form.ts'
import { Misconfigured, Unavailable } from '../../../core/errors.ts'
import type { Post } from '../../../core/posts/post.ts'
import { inputName, type inputs, parts } from '../../../core/posts/editor/read-audience.ts'
import { choicesIn, cleanText, cut } from '../../../core/text.ts'
import type { Offers } from '../../draw/posts/audience-fields.ts'
import type { Turn } from '../../turn/turn.ts'

type Named = { id: string; name: string }
type Fields = Record<string, unknown>

const searchMax = 100
const chosenMost = 20
const listsOffered = 10

/**
 * What the editor offers to choose from; `found`: what a search just gave. One can write while Graph is away: only the
 * choice waits.
 */
export async function offersFor(
  turn: Turn,
  post: Post,
  typed: Fields = {},
  found: Found = { groups: [], teams: [] },
): Promise<Offers> {
  const { directory, departments, peopleLists } = turn.ports
  const [names, groups, teams, lists, recent, addresses] = await Promise.all([
    orNone(departments.all()),
    ticked(typed, 'groups', id => directory.group(id)),
    ticked(typed, 'teams', id => directory.team(id)),
    ticked(typed, 'lists', id => peopleLists.byId(id)),
    peopleLists.recent(listsOffered),
    addressesOf(turn, post),
  ])
  return {
    departments: names.map(({ name }) => name),
    groups: [...groups, ...found.groups],
    teams: [...teams, ...found.teams],
    lists: [...recent, ...lists],
    addresses,
  }
}

export type Found = { groups: Named[]; teams: Named[] }

/** Groups and teams whose name starts so; every team is a group too, and is offered as a team. */
export async function findByName({ ports: { directory } }: Turn, fields: Fields): Promise<Found> {
  const text = cut(cleanText(fields['groupSearch']), searchMax)
  if (text === '') return { groups: [], teams: [] }
  const [groups, teams] = await Promise.all([directory.findGroups(text), directory.findTeams(text)])
  const isTeam = new Set(teams.map(({ id }) => id))
  return { groups: groups.filter(({ id }) => !isTeam.has(id)), teams }
}

/** Those that are ticked and not saved yet stay in the list. */
async function ticked(
  fields: Fields,
  input: (typeof inputs)[number],
  find: (id: string) => Promise<Named | null>,
): Promise<Named[]> {
  const ids = Object.values(parts).flatMap(part => choicesIn(fields[inputName(part, input)]))
  const wanted = [...new Set(ids)].slice(0, chosenMost)
  const found = await orNone(Promise.all(wanted.map(find)))
  return found.filter(one => one !== null)
}

async function addressesOf({ ports }: Turn, { audience }: Post): Promise<Record<string, string>> {
  const form = formOf(audience)
  const ids = form ? [form.chosen, form.only, form.except].flatMap(choice => choice.people) : []
  const people = ids.length === 0 ? [] : await orNone(ports.directory.people(ids).then(found => [...found]))
  return Object.fromEntries(people.flatMap(([id, { mail }]) => (mail === null ? [] : [[id, mail]])))
}

async function orNone<T>(asked: Promise<T[]>): Promise<T[]> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Misconfigured) return []
    throw error
  }
}
