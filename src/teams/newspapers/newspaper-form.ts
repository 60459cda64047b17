import { isComms, type Named } from '../../core/domain/actor.ts'
import { leavesOf } from '../../core/domain/audiences/audience.ts'
import { unlessAway } from '../../core/domain/errors.ts'
import type { Newspaper } from '../../core/domain/newspapers/newspaper.ts'
import { writeSections } from '../../core/domain/newspapers/read-sections.ts'
import { changeNewspaper, knownHeadings } from '../../core/use-cases/newspapers/change-newspaper.ts'
import { audienceValues } from '../../core/use-cases/posts/writing/audience-values.ts'
import { audienceText } from '../cards/audience-text.ts'
import { sectionChoices } from '../cards/choices.ts'
import type { Errors } from '../cards/faults.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import {
  drawNewspaperForm,
  type NewspaperFormData,
  type NewspaperInput,
  newspaperInputs,
} from './drawn/draw-newspaper-form.ts'
import { showNewspapers } from './show-newspapers.ts'

type Filled = Pick<NewspaperFormData, 'seen' | 'since' | 'values' | 'errors'>

/** *Nouveau journal*: the person who opens the form is its director, unless they choose another one. */
export async function newNewspaper(turn: Turn): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  return form(turn, turn.ports.newId(), { values: { director: turn.actor.id } })
}

export async function editNewspaper(turn: Turn, newspaperId: string): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const newspaper = await turn.ports.newspapers.byId(newspaperId)
  if (!newspaper) return refusal(turn, { kind: 'not-found' })
  return form(turn, newspaperId, { seen: newspaper.version, values: await valuesOf(turn, newspaper) })
}

/** Typed text stays in the fields after any refusal. */
export async function keepNewspaper(turn: Turn, newspaperId: string, fields: Record<string, unknown>): Promise<Answer> {
  const typed = typedIn(newspaperInputs, fields)
  const seen = Number(fields['seen'] ?? 0)
  const read = { ...(await readersBefore(turn, newspaperId)), ...typed, sections: typed['headings'] }
  const result = await changeNewspaper(turn.ports, turn.actor, { id: newspaperId, seen, fields: read })
  switch (result.kind) {
    case 'newspaper-changed':
      if (turn.road === 'dialog') return { kind: 'done' }
      return showNewspapers(turn)
    case 'invalid':
      return form(turn, newspaperId, { seen, values: typed, errors: byInput(result.errors) })
    case 'changed-since':
      return form(turn, newspaperId, { seen: result.newspaper.version, values: typed, since: true })
    default:
      return refusal(turn, result)
  }
}

/** Readers without inputs in this form stay as they are: groups, lists, people. */
async function readersBefore(turn: Turn, newspaperId: string): Promise<Record<string, string>> {
  const newspaper = await turn.ports.newspapers.byId(newspaperId)
  return newspaper ? audienceValues(newspaper.readers).values : {}
}

function byInput({ sections, readers, ...errors }: Record<string, string | undefined>): Errors {
  return { ...errors, ...(sections && { headings: sections }), ...(readers && { departments: readers }) }
}

async function valuesOf(turn: Turn, newspaper: Newspaper): Promise<Partial<Record<NewspaperInput, string>>> {
  const { name, code, tagline, director, rhythm, sections, readers, closesBefore, colours, mention, mailTo } = newspaper
  const { values } = audienceValues(readers)
  return {
    name,
    code,
    tagline,
    director: director.id,
    rhythm,
    headings: writeSections(sections, await knownHeadings(turn.ports)),
    everyone: values.everyone,
    departments: values['departments'] ?? '',
    closesBefore: String(closesBefore),
    main: colours.main,
    accent: colours.accent,
    mention,
    mailTo: mailTo.join('\n'),
  }
}

async function form(turn: Turn, newspaperId: string, filled: Filled): Promise<Answer> {
  const newspaper = await turn.ports.newspapers.byId(newspaperId)
  const listed = (await unlessAway(() => turn.ports.departments.all(), [])).map(({ name }) => name)
  const data: NewspaperFormData = {
    newspaperId,
    ...(newspaper && { name: newspaper.name, running: newspaper.state === 'open' }),
    director: await directorOf(turn, filled.values['director'] ?? '', newspaper),
    departments: listed,
    sections: await knownNames(turn),
    others: newspaper ? otherReaders(turn, newspaper) : '',
    ...filled,
  }
  return inPlace(turn, 'newspaperForm', drawNewspaperForm(data, turn.look))
}

/** Names of offered sections, by which headings are read in either language of the form. */
async function knownNames({ ports, look }: Turn): Promise<string[]> {
  const offered = new Set(sectionChoices(look).map(({ value }) => value))
  return (await knownHeadings(ports)).flatMap(({ id, name }) => (offered.has(id) ? [name] : []))
}

/** Recipients that are neither everybody nor a department. */
function otherReaders(turn: Turn, { readers }: Newspaper): string {
  const isOther = leavesOf(readers).some(({ kind }) => kind !== 'everyone' && kind !== 'department')
  return isOther ? audienceText(readers, turn.look.words) : ''
}

/** The chosen director, by name; null: nobody, or unknown to the directory. */
async function directorOf(turn: Turn, id: string, newspaper: Newspaper | null): Promise<Named | null> {
  if (id === '') return null
  if (id === turn.actor.id) return { id, name: turn.actor.name }
  if (newspaper?.director.id === id) return newspaper.director
  const found = await unlessAway(() => turn.ports.directory.people([id]), new Map<string, Named>())
  const person = found.get(id)
  return person ? { id, name: person.name } : null
}
