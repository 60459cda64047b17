import { readTime } from '../../core/domain/broadcasts/start-time.ts'
import { channels } from '../../core/domain/channels/channel.ts'
import { cleanText } from '../../core/domain/text.ts'
import type { WeekLine } from '../../core/domain/week/week-line.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import { agreedMove, keepAskedMove } from '../../core/use-cases/planning/agree-to-move.ts'
import { moveRelease, type MoveResult } from '../../core/use-cases/planning/move-release.ts'
import { nextTime } from '../../core/use-cases/planning/next-time.ts'
import { escapeLine } from '../cards/markdown.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import type { Turn } from '../turn/turn.ts'
import type { Verbs } from '../turn/verbs.ts'
import { timeFields, type TypedTime } from '../written/written-slot.ts'
import { drawMove, type MoveForm } from './drawn/draw-move.ts'
import { type MoveText, moveText } from './move-text.ts'
import { unknownChannel } from './time-text.ts'
import { onRelease } from './on-release.ts'
import { warningTexts } from '../cards/warning-texts.ts'
import { showRelease, showWeek } from './week-verbs.ts'
import { orders, second } from '../turn/verb-facts.ts'

/** *Décaler*: the form, then the move; a rule's warning is asked once. */
export const moveVerbs = {
  'week.move': onRelease(orders('uncounted'), async (turn, { release }, { from, unknown, ...fields }) => {
    if (release.movable !== 'yes') return immovable(turn, release, from, release.movable)
    const named = cleanText(unknown)
    if (named === '') return moveForm(turn, { release, from })
    // Typed: an unknown channel, with the time kept.
    const error = unknownChannel(named, channels, turn.look.words)
    return moveForm(turn, { release, from, typed: timeFields(turn, fields), error })
  }),
  'week.moved': onRelease(
    second('week.moved', orders('move')),
    (turn, { release }, { from, version, agreed, agrees, ...fields }) => {
      const typed = timeFields(turn, fields)
      const shown = cleanText(version)
      if (shown === '') return moveByWords(turn, release, typed, agrees === true)
      return move(turn, release, { ...typed, version: shown, agreed: cleanText(agreed), from })
    },
  ),
  'week.next': onRelease(orders('move'), async (turn, { release }, { from, version }) => {
    const next = await nextTime(turn.ports, release, turn.settings)
    if (!next) return moveForm(turn, { release, from })
    const { date, time } = next
    return move(turn, release, { date, time, version: cleanText(version), agreed: '', from })
  }),
} satisfies Verbs

/** `version`: of the release as it was shown. */
type AskedMove = TypedTime & { version: string; agreed: string; from: string }

async function move(turn: Turn, release: WeekLine, asked: AskedMove): Promise<Answer> {
  const { date, time, from } = asked
  return answered(turn, { release, from, typed: { date, time } }, await run(turn, release, asked))
}

/**
 * Typed words mean the present release; with `agrees`, « oui », the release and the warnings of the moment when the
 * same words were typed without it.
 */
async function moveByWords(turn: Turn, release: WeekLine, typed: TypedTime, agrees: boolean): Promise<Answer> {
  const { ports, actor, settings } = turn
  const { postId, channel } = release
  const at = readTime(typed, ports.now(), settings.timeZone)
  const shown = agrees && typeof at === 'string' ? await agreedMove(ports, actor, { postId, channel, at }) : null
  const version = shown?.release ?? release.version
  const result = await run(turn, release, { ...typed, version, agreed: shown?.agreed ?? '' })
  if (result.kind === 'sure') {
    const { at, agreed } = result
    await keepAskedMove(ports, actor, { postId, channel, release: result.release.version, at, agreed })
  }
  return answered(turn, { release, from: '', typed }, result)
}

function run({ ports, actor, settings }: Turn, { postId, channel }: WeekLine, asked: Omit<AskedMove, 'from'>) {
  return moveRelease(ports, actor, { postId, channel, ...asked }, settings)
}

function moveForm(turn: Turn, form: MoveForm): Answer {
  return inPlace(turn, 'week', drawMove(form, turn.look), 'large')
}

type Asked = { release: WeekLine; from: string; typed: TypedTime }

async function answered(turn: Turn, { release, from, typed }: Asked, result: MoveResult): Promise<Answer> {
  const { words } = turn.look
  const again = (form: Partial<MoveForm>): Answer => moveForm(turn, { release, from, typed, ...form })
  if (result.kind === 'sure') {
    const warnings = warningTexts(result.warnings, result.at, words)
    return again({ release: result.release, warnings, agreed: result.agreed })
  }
  const said = moveText(turn, release.channel, result)
  switch (said.kind) {
    case 'moved':
      return moved(turn, release, from, said)
    case 'mistyped':
      return again({ error: escapeLine(said.text) })
    case 'said':
    case 'refused':
      return showRelease(turn, release, { from, said: said.text, refused: said.kind === 'refused' })
    case 'other':
      return said.answer
  }
}

function immovable(turn: Turn, release: WeekLine, from: string, why: 'left' | 'over'): Promise<Answer> {
  return showRelease(turn, release, { from, said: turn.look.words.text(`week.release.${why}`), refused: true })
}

/** The week in which the release now is, if it was moved from a week; else the release itself. */
function moved(
  turn: Turn,
  release: WeekLine,
  from: string,
  { text: said, at }: Extract<MoveText, { kind: 'moved' }>,
): Promise<Answer> {
  if (from === '') return showRelease(turn, release, { said })
  return showWeek(turn, localDay(at, turn.look.timeZone), { said })
}
