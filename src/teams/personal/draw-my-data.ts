import { saidOf, type Wait } from '../../core/domain/personal/data-queue.ts'
import type { DataRequest } from '../../core/domain/personal/data-request.ts'
import type { Written } from '../../core/use-cases/personal/erase-written.ts'
import type { Named } from '../../core/domain/actor.ts'
import { escapeLine } from '../cards/markdown.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'

/** `address` '': the file is not written yet, or is gone. `wait` null: nobody waits for it. */
export type MineData = {
  request: Pick<DataRequest, 'writtenAt' | 'rows' | 'until' | 'of'>
  address: string
  over: boolean
  wait: Wait | null
  /** People to ask for what the card does not do. */
  officers: readonly Named[]
}

/** When an unwritten file will come. */
export function dataWait(wait: Wait, { words }: Look): string {
  const said = saidOf(wait)
  return said === 'others'
    ? words.count('personal.mine.when.others', wait.ahead)
    : words.text(`personal.mine.when.${said}`)
}

/** That it will come, then its address. */
export function drawMine(
  { request: { writtenAt, rows, until, of }, address, over, wait, officers }: MineData,
  look: Look,
): Card {
  const { words } = look
  const state = over
    ? words.text('personal.mine.over', { word: words.typed[of ? 'erasePerson' : 'myData'][0]! })
    : writtenAt === null
      ? words.text('personal.mine.prepared', { when: wait === null ? '' : dataWait(wait, look) })
      : words.count('personal.mine.written', rows, { date: words.date(until) })
  const asks = escapeLine(officers.map(({ name }) => name).join(', '))
  return drawCard(
    'personal/mine',
    {
      heading: of
        ? words.text('personal.mine.headingOf', { name: escapeLine(of.name) })
        : words.text('personal.mine.heading'),
      state,
      isOwn: !of,
      isAgain: over && !of,
      file: over || writtenAt === null ? '' : address,
      officers: asks === '' || of ? '' : words.text('personal.mine.officers', { names: asks }),
    },
    look,
  )
}

/** Before anything is deleted: what would be, and what stays with its reason. */
export function drawWritten({ written }: { written: Written }, look: Look): Card {
  const { words } = look
  const { stays } = written
  const goes = (['notes', 'proposals', 'comments', 'answers', 'reasons'] as const)
    .filter(what => written[what] > 0)
    .map(what => ({ text: words.count(`personal.written.${what}`, written[what]) }))
  const erases = goes.length > 0
  return drawCard(
    'personal/written',
    {
      heading: words.text(`personal.written.${erases ? 'heading' : 'nothing'}`),
      goes,
      stays: (['waiting', 'retained', 'decisions', 'suspended'] as const)
        .filter(what => stays[what] > 0)
        .map(what => ({ text: words.count(`personal.written.${what}`, stays[what]) }))
        .concat({ text: words.text('personal.written.elsewhere') }),
      erases,
    },
    look,
  )
}
