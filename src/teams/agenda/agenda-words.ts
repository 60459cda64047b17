import { isComms } from '../../core/domain/actor.ts'
import { type AgendaFeed, type AgendaKind, agendaKinds } from '../../core/domain/agenda/agenda.ts'
import { fold } from '../../core/domain/text.ts'
import { listIdeas } from '../../core/use-cases/agenda/change-ideas.ts'
import type { Answer } from '../turn/answer.ts'
import { equivalent, type Finding, inList, nothing, on } from '../turn/equivalent.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { agendaVerbs, showAgenda, showFeedForm } from './agenda-verbs.ts'
import { noFile } from './draw-agenda.ts'
import { ideaVerbs, setIdea, showIdeas } from './idea-verbs.ts'
import { equivalentOf, forAll, notOfficers, stays } from '../turn/word-facts.ts'

const named = { ...notOfficers, takes: 'name' } as const

const feed: Finding<{ feedId: string }> = async (turn, { reference, rest }, then) => {
  if (!isComms(turn.actor)) return notComms(turn)
  const found = feedNamed(await turn.ports.agenda.now(), `${reference} ${rest}`)
  return found ? then({ feedId: found.id }, '') : refusal(turn, { kind: 'which-feed' })
}
const listed = async (turn: Turn) => {
  const result = await listIdeas(turn.ports, turn.actor, turn.settings)
  return result.kind === 'ideas-listed' ? result.ideas : refusal(turn, result)
}
const anIdea = inList(listed, showIdeas, ({ number }) => number)

/** `ajouter agenda Conseils conseil https://…`, `retirer agenda Conseils`, `activer marronnier 3`. */
export const agendaWords = {
  agenda: stays(forAll, turn => showAgenda(turn)),
  addFeed: equivalentOf(named, ['agenda.form', 'agenda.add'], (turn, _reference, rest) => addTyped(turn, rest)),
  endFeed: equivalent(named, agendaVerbs, 'agenda.remove', feed),
  readFeed: equivalent(named, agendaVerbs, 'agenda.reread', feed),
  ideas: stays(forAll, turn => showIdeas(turn)),
  ideaOn: equivalentOf(
    notOfficers,
    ['idea.save'],
    on(anIdea, (turn, { idea }) => setIdea(turn, idea, 'on')),
  ),
  ideaOff: equivalentOf(
    notOfficers,
    ['idea.save'],
    on(anIdea, (turn, { idea }) => setIdea(turn, idea, 'off')),
  ),
  addIdea: equivalent(notOfficers, ideaVerbs, 'idea.form', nothing),
} satisfies TypedWords

/** What lacks its address, or its kind, is asked for by the form, which keeps what was said. */
async function addTyped(turn: Turn, rest: string): Promise<Answer> {
  const all = rest.trim().split(/\s+/)
  const url = isAddress(all.at(-1) ?? '') ? all.at(-1)! : ''
  const words = url === '' ? all : all.slice(0, -1)
  const kind = kindSaid(turn, words.at(-1) ?? '')
  const name = (kind === null ? words : words.slice(0, -1)).join(' ')
  const typed = { feedName: name, feedKind: kind ?? 'council', feedUrl: url }
  if (name === '' || url === '' || kind === null) return showFeedForm(turn, noFile, { typed })
  return press(turn, agendaVerbs, 'agenda.add', { fileKey: noFile, ...typed })
}

function isAddress(word: string): boolean {
  return /^(?:https?|webcals?):/i.test(word)
}

/** By the first word of its name: « conseil », « vacances », « scrutin ». */
function kindSaid({ look: { words } }: Turn, typed: string): AgendaKind | null {
  if (typed === '') return null
  const said = fold(typed)
  return (
    agendaKinds.find(kind => {
      const name = fold(words.text(`agenda.kinds.${kind}`))
      return kind === said || name === said || name.split(/[\s,]/)[0] === said
    }) ?? null
  )
}

function feedNamed(feeds: AgendaFeed[], typed: string): AgendaFeed | null {
  const said = fold(typed)
  const exact = feeds.find(({ name }) => fold(name) === said)
  const near = said === '' ? [] : feeds.filter(({ name }) => fold(name).startsWith(said))
  return exact ?? (near.length === 1 ? near[0]! : null)
}
