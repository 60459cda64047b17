import { byId, element } from '../shell/element.ts'
import { drawLine, type OnLine } from './drawn-line.ts'
import { beside } from './placed-lines.ts'
import { KeyedView } from '../shell/keyed-view.ts'
import type { Place } from './edition-types.ts'
import type { WrittenEdition, WrittenSection } from '../../../teams/newspapers/drawn/written-edition.ts'
import type { Text } from '../shell/page-words.ts'

export class PlanView extends KeyedView<{ id: string; place: Place }> {
  #text
  #on

  constructor(text: Text, on: OnLine) {
    super('edition', 'title', held => this.#showHeld(held))
    this.#text = text
    this.#on = on
  }

  /** `sections`: with the moved lines at their new places. */
  draw({ open: movable }: WrittenEdition, sections: WrittenSection[]) {
    let n = 0
    const drawn = sections.map((section, at) => {
      const lines = section.lines.map(line => {
        n += 1
        const [isFirst, isLast] = [beside(sections, line.id, -1) === null, beside(sections, line.id, 1) === null]
        return drawLine(line, { text: this.#text, on: this.#on, n, movable, isFirst, isLast })
      })
      return this.#section(section, lines, `heading-${at}`)
    })
    this.redraw(() => byId('plan').replaceChildren(...drawn))
  }

  /** `named`: the id of the title. The name that people typed would not do: a space would make two ids of it. */
  #section(section: WrittenSection, lines: HTMLElement[], named: string) {
    const title = element('h3', { id: named }, section.name)
    const none = element('p.none', {}, this.#text('edition.none'))
    return element(
      'section.heading',
      { 'data-section': section.id, 'data-closed': section.closed, 'aria-labelledby': named },
      title,
      drawRoom(section),
      lines.length > 0 ? element('ol.plan-lines', {}, ...lines) : none,
    )
  }

  #showHeld({ id, place: { section, before } }: { id: string; place: Place }) {
    const heading = byId('plan').querySelector(`[data-section="${CSS.escape(section)}"]`)
    const next = before === null ? null : this.#line(before)
    if (next) next.classList.add('target')
    else heading?.classList.add('target-end')
    const shown = next ?? heading
    shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    this.#line(id)?.classList.add('carried')
  }

  focus(id: string) {
    this.focusFirst(`carry ${id}`, `open ${id}`)
  }

  #line(id: string) {
    return byId('plan').querySelector(`[data-line="${CSS.escape(id)}"]`)
  }
}

/** How much of its room is taken: the numbers in words, and a bar for the eye. */
export function drawRoom({
  signs,
  room,
  signsText,
}: Pick<WrittenSection, 'signs' | 'room' | 'signsText'>): HTMLElement {
  const words = element('span.signs', {}, signsText)
  if (room === 0) return element('p.room', {}, words)
  const part = element('span.part')
  part.style.width = `${Math.min(100, Math.round((signs / room) * 100))}%`
  return element(
    'p.room',
    { 'data-over': signs > room },
    words,
    element('span.room-bar', { 'aria-hidden': 'true' }, part),
  )
}
