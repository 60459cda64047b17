import { letDrag } from '../shell/drag.ts'
import { element } from '../shell/element.ts'

/** Parutions dragged onto another day. */
export function letDragReleases(
  week: HTMLElement,
  on: { begin(id: string): void; drop(day: string): void; end(): void },
) {
  letDrag(week, '[data-release][data-movable]', {
    ghostOf: release => {
      const ghost = element('div.ghost', {}, ...[...release.children].map(one => one.cloneNode(true)))
      for (const part of ghost.querySelectorAll('button')) part.replaceWith(...part.children)
      ghost.dataset['state'] = release.dataset['state']
      return ghost
    },
    begin: release => {
      release.classList.add('carried')
      on.begin(release.dataset['release'] ?? '')
    },
    aim: (release, at) => {
      for (const one of week.querySelectorAll('.target')) one.classList.remove('target')
      const found = at && document.elementFromPoint(at.x, at.y)?.closest('[data-day]')
      const under = found as HTMLElement | null | undefined
      for (const one of under ? placesOf(release, under) : []) one.classList.add('target')
      return under?.dataset['day'] ?? null
    },
    drop: (_release, day: string) => on.drop(day),
    end: release => {
      release.classList.remove('carried')
      on.end()
    },
  })
}

/**
 * What shows where the release will be put. A release stays on its channel, over whichever row it is let go: its place
 * is in its own row, below its day.
 */
function placesOf(release: HTMLElement, under: HTMLElement): Element[] {
  const row = release.closest<HTMLTableRowElement>('tr[data-channel]')
  const own = row?.querySelector<HTMLTableCellElement>(`td[data-day="${under.dataset['day']}"]`)
  const head = own && row?.closest('table')?.tHead?.rows[0]?.cells[own.cellIndex]
  return own && head ? [own, head] : [under]
}
