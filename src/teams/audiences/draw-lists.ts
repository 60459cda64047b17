import {
  lineFaults,
  type ListedPeople,
  type ListReading,
  type PeopleList,
  type ReadLine,
} from '../../core/domain/audiences/people-list.ts'
import { keysOf, type Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { type Fact, facts } from '../cards/choices.ts'
import { escapeLine } from '../cards/markdown.ts'

export const drawnLists: DrawnCards<'list'> = {
  list: {
    draw: ({ list }, look) => drawList(list, look),
    summary: ({ list }, { words }) => words.text('summaries.list', { name: list.name }),
  },
}

/** The lists that an editor offers. */
export function drawLists(lists: readonly ListedPeople[], look: Look): Card {
  const { words } = look
  return drawCard(
    'audiences/lists',
    {
      none: lists.length === 0,
      lists: lists.map(({ name, size, addedBy, addedAt, reading }) => ({
        name: escapeLine(name),
        about: words.text('audiences.lists.about', {
          count: words.count('audience.headCount', size),
          name: escapeLine(addedBy.name),
          date: words.date(addedAt),
        }),
        account: reading?.account ?? '',
      })),
    },
    look,
  )
}

/** What a file of addresses gave, line by line, for its sender; then the list that it became. */
export function drawList(list: PeopleList, look: Look): Card {
  const { words } = look
  const { state, reading, people } = list
  const key = keysOf('audiences.list')
  const waiting = state === 'read' && people.length > 0
  const kept = state === 'kept'
  return drawCard(
    'audiences/list',
    {
      id: list.id,
      name: escapeLine(list.name),
      heading: words.text(key(waiting ? 'heading' : 'keptHeading')),
      read: reading !== null,
      people: words.count('audience.headCount', people.length),
      lines: words.count(key('lines'), reading?.lines ?? 0),
      facts: reading === null ? [] : countsOf(reading.faults, words),
      first: waiting ? (reading?.first ?? []).map(line => lineText(line, words)) : [],
      account: reading?.account ?? '',
      keep: words.count(key('keep'), people.length),
      waiting,
      kept,
      refused: !waiting && !kept,
      refusal: waiting || kept || state === 'reading' ? '' : words.text(key(state === 'read' ? 'empty' : state)),
    },
    look,
  )
}

function countsOf(counts: ListReading['faults'], words: Words): Fact[] {
  return facts(
    ...lineFaults.map(fault => {
      const count = counts[fault]
      return [words.text(`audiences.faults.${fault}`), count === undefined ? null : words.number(count)] as [
        string,
        string | null,
      ]
    }),
  )
}

function lineText({ line, text, fault, name }: ReadLine, words: Words): { text: string } {
  const reason = words.text(`audiences.lines.${fault ?? 'taken'}`)
  const who = name === null || fault === 'double' ? reason : `${reason} (${name})`
  return {
    text: words.text('audiences.list.line', {
      line: words.number(line),
      text: escapeLine(text),
      reason: escapeLine(who),
    }),
  }
}

/** A file that may be a list of people or a part of a proposal: which? `reading`: it is being read. */
export type FileData = { name: string; fileKey: string; reading: boolean }

export function drawFile({ name, fileKey, reading }: FileData, look: Look): Card {
  return drawCard('audiences/file', { name: escapeLine(name), fileKey, reading, asked: !reading }, look)
}
