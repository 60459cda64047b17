import { isComms } from '../../core/domain/actor.ts'
import { type AgendaFeed, type AgendaKind, agendaKinds } from '../../core/domain/agenda/agenda.ts'
import { fold } from '../../core/domain/text.ts'
import { listIdeas } from '../../core/use-cases/agenda/change-ideas.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { agendaVerbs, showAgenda, showFeedForm } from './agenda-verbs.ts'
import { noFile } from './draw-agenda.ts'
import { ideaVerbs, setIdea, showIdeas } from './idea-verbs.ts'
import { forAll, notOfficers, type Say, word } from '../turn/word-facts.ts'

/** `ajouter agenda Conseils conseil https://…`, `retirer agenda Conseils`, `activer marronnier 3`. */
export const agendaWords = {
  agenda: word(forAll, async turn => [await showAgenda(turn)]),
  addFeed: word({ ...notOfficers, takes: 'name' }, async (turn, _reference, rest) => [await addTyped(turn, rest)]),
  endFeed: word({ ...notOfficers, takes: 'name' }, onFeed('agenda.remove')),
  readFeed: word({ ...notOfficers, takes: 'name' }, onFeed('agenda.reread')),
  ideas: word(forAll, async turn => [await showIdeas(turn)]),
  ideaOn: word(notOfficers, onIdea('on')),
  ideaOff: word(notOfficers, onIdea('off')),
  addIdea: word(notOfficers, async turn => [await press(turn, ideaVerbs, 'idea.form', {})]),
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

function onFeed(name: 'agenda.remove' | 'agenda.reread'): Say {
  return async (turn, reference, rest) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const feed = feedNamed(await turn.ports.agenda.now(), `${reference} ${rest}`)
    return [feed ? await press(turn, agendaVerbs, name, { feedId: feed.id }) : refusal(turn, { kind: 'which-feed' })]
  }
}

function feedNamed(feeds: AgendaFeed[], typed: string): AgendaFeed | null {
  const said = fold(typed)
  const exact = feeds.find(({ name }) => fold(name) === said)
  const near = said === '' ? [] : feeds.filter(({ name }) => fold(name).startsWith(said))
  return exact ?? (near.length === 1 ? near[0]! : null)
}

function onIdea(state: 'on' | 'off'): Say {
  return async (turn, reference) => {
    const result = await listIdeas(turn.ports, turn.actor, turn.settings)
    if (result.kind !== 'ideas-listed') return [refusal(turn, result)]
    const found = result.ideas.find(({ number }) => number === Number(reference))
    return [found ? await setIdea(turn, found.idea, state) : await showIdeas(turn)]
  }
}
