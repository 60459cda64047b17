import type { RelayRound, RelayTask } from '../../core/domain/relays/relay.ts'
import { hangs, isToComeDown, isWaiting, stateOf } from '../../core/domain/relays/relay-state.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'

/** A group names so many sites, and counts the others. */
const linesMost = 15

export type SitesBoard = { round: RelayRound; tasks: RelayTask[] }

/** Where it hangs, awaited sites, refusals, and sites without a relay: for the communication team. */
export function drawSitesBoard({ round, tasks }: SitesBoard, look: Look): Card {
  const { words } = look
  const of = (state: string) => tasks.filter(task => stateOf(task, round) === state)
  return drawCard(
    'relays/board',
    {
      id: round.broadcastId,
      kicker: words.text('relays.board.kicker', { reference: round.reference }),
      title: escapeLine(round.title),
      heading: tasks.length === 0 ? notYet(round, words) : words.count('relays.board.heading', tasks.length),
      groups: [
        group('nobody', of('nobody'), 'attention', words),
        group('cannot', of('cannot'), 'warning', words),
        group(
          round.edition ? 'copiesOut' : 'hanging',
          isToComeDown(round) ? tasks.filter(hangs) : [],
          'warning',
          words,
        ),
        group(
          'waiting',
          tasks.filter(task => isWaiting(task, round)),
          'accent',
          words,
        ),
        group('done', of('done'), 'good', words),
      ].filter(({ lines }) => lines.length > 0),
    },
    look,
  )
}

function notYet({ leavesAt }: RelayRound, words: Words): string {
  return leavesAt === null
    ? words.text('relays.board.notYet')
    : words.text('relays.board.ahead', { date: words.date(leavesAt) })
}

function group(
  name: 'nobody' | 'cannot' | 'hanging' | 'copiesOut' | 'waiting' | 'done',
  tasks: readonly RelayTask[],
  color: string,
  words: Words,
) {
  const lines = tasks.slice(0, linesMost).map(task => ({ text: lineOf(task, words) }))
  const others = tasks.length - lines.length
  return {
    name: words.count(`relays.board.${name}`, tasks.length),
    color,
    lines: others > 0 ? [...lines, { text: words.count('relays.board.more', others) }] : lines,
  }
}

function lineOf({ site, asked, cannot }: RelayTask, words: Words): string {
  const values = { site: escapeLine(site.name), name: escapeLine(asked?.name ?? '') }
  if (asked === null)
    return site.address === ''
      ? values.site
      : words.text('relays.board.lineAddress', { site: values.site, address: escapeLine(site.address) })
  return cannot && cannot.reason !== ''
    ? words.text('relays.board.lineCannot', { ...values, reason: escapeLine(cannot.reason) })
    : words.text('relays.board.line', values)
}
