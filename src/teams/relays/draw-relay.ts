import type { FaceOf } from '../../core/domain/faces/face.ts'
import type { RelayAsked } from '../../core/domain/faces/relay-seen.ts'
import { cannotReasonMax } from '../../core/domain/relays/relay.ts'
import { hangs, mayAnswer, stateOf } from '../../core/domain/relays/relay-state.ts'
import type { RelayCards } from '../../core/use-cases/relays/kept-relays.ts'
import { peopleText } from '../broadcasts/drawn/broadcast-sites.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { inertBody } from '../cards/inert-body.ts'
import { escapeLine } from '../cards/markdown.ts'
import { noteOf } from './relay-note.ts'

/** Why it is in this chat: the question, a reminder, or that the poster has to come down. */
export type AskedFor = RelayCards

/** The question to one site, in the chat of its relay. */
export function drawRelay(asked: RelayAsked & { why: AskedFor }, look: Look): Card {
  const { words } = look
  const { round, task, reader, poster, why, papers, copy, rendered } = asked
  const present = round.ended === null && poster === round.poster && mayAnswer(task, reader)
  const toTakeDown = why === 'relay-down' && task.takeDown !== null && hangs(task)
  const waits = present && stateOf(task, round) !== 'done'
  const note = noteOf(asked, words)
  return drawCard(
    'relays/site',
    {
      id: task.id,
      poster,
      kicker: words.text('relays.site.kicker', { reference: round.reference, site: escapeLine(task.site.name) }),
      heading: words.text(`relays.site.heading.${headingOf(asked)}`),
      color: waits || toTakeDown ? 'attention' : 'default',
      title: escapeLine(round.title),
      until:
        round.until === null || round.edition || round.ended
          ? ''
          : words.text('relays.site.until', { date: words.day(round.until) }),
      without: withoutText(asked, look),
      note: note.text,
      noteStyle: note.style,
      a4: present ? (papers?.a4 ?? '') : '',
      a3: papers?.a3 ?? '',
      copy: round.ended === null ? (copy ?? '') : '',
      mayPost: present && task.posted?.poster !== poster,
      postTitle: words.text(round.edition ? 'relays.site.put' : 'relays.site.posted'),
      mayTell: present && !round.edition && task.told?.poster !== poster,
      mayRefuse: waits,
      downTitle: words.text(round.edition ? 'relays.site.copiesDown' : 'relays.site.down'),
      mayTakeDown: toTakeDown && mayAnswer(task, reader),
      max: cannotReasonMax,
      // A post that is over is not shown again.
      sealed: round.ended === null && poster === round.poster ? inertBody(rendered, words) : [],
      open: waits,
    },
    look,
  )
}

function headingOf({ round, why }: RelayAsked & { why: AskedFor }) {
  if (why === 'relay-down') return round.edition ? 'copiesDown' : 'down'
  if (round.edition) return 'edition'
  if (round.urgent) return 'urgent'
  return why === 'relay-reminder' ? 'reminder' : 'relay'
}

function withoutText({ round, task: { site } }: RelayAsked, { words }: Look): string {
  if (round.edition)
    return words.text('relays.site.copies', { n: site.without === null ? '?' : words.number(site.without) })
  const people = peopleText({ people: site.without ?? 0, unknown: site.without === null ? 1 : 0 }, words)
  return words.text('relays.site.without', { people })
}

export const drawnRelays: DrawnCards<RelayCards> = {
  relay: { draw: (face, look) => drawRelay({ ...face, why: 'relay' }, look), summary },
  'relay-reminder': { draw: (face, look) => drawRelay({ ...face, why: 'relay-reminder' }, look), summary },
  'relay-down': { draw: (face, look) => drawRelay({ ...face, why: 'relay-down' }, look), summary },
}

function summary({ face, round: { title, edition } }: FaceOf<RelayCards>, { words }: Look): string {
  if (edition) return words.text(`relays.site.summary.${face}`, { title })
  return words.text(`summaries.${face}`, { title })
}
