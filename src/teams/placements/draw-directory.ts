import type { HeldBack } from '../../core/domain/held-rights.ts'
import type { FaceOf } from '../../core/domain/faces/face.ts'
import { keysOf } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { isOn } from '../cards/switched-on.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { escapeLine } from '../cards/markdown.ts'

const linesMost = 8

export const drawnDirectory: DrawnCards<'directory'> = {
  directory: {
    draw: drawDirectory,
    summary: (face, look) => {
      const { departments, work, heldBack } = directoryHere(face, look)
      return look.words.count('summaries.directory', departments.length + work.length + heldBack.length)
    },
  },
}

export type DirectoryData = Omit<FaceOf<'directory'>, 'face'>

/** Departments that "Directions" does not name, and what waits for people who left. */
export function drawDirectory({ moved, ...all }: DirectoryData, look: Look): Card {
  const { words } = look
  const { departments, work, heldBack } = directoryHere(all, look)
  const key = keysOf('placements.directory')
  const isOpen = departments.length + work.length + heldBack.length > 0
  const more = (all: readonly unknown[]): string =>
    all.length > linesMost ? words.count(key('others'), all.length - linesMost) : ''
  return drawCard(
    'placements/directory',
    {
      over: isOpen
        ? ''
        : moved === null
          ? words.text(key('over'))
          : words.text(key('moved'), { date: words.date(moved) }),
      departments: departments.length > 0 ? words.count(key('departments'), departments.length) : '',
      departmentLines: departments.slice(0, linesMost).map(({ name, people }) => ({
        line: words.text(key('department'), { name: escapeLine(name), people: words.count(key('people'), people) }),
      })),
      departmentsMore: more(departments),
      work: work.length > 0 ? words.count(key('work'), work.length) : '',
      workLines: work.slice(0, linesMost).map(({ kind, reference, title, person, campaignId = '' }) => ({
        title:
          kind === 'site'
            ? words.text(key('site'), { site: escapeLine(title) })
            : words.text(key('thing'), { reference, title: escapeLine(title) }),
        line: words.text(`placements.directory.kinds.${kind}`, { name: escapeLine(person.name) }),
        campaignId,
      })),
      workMore: more(work),
      held: heldBack.length > 0 ? words.count(key('held'), heldBack.length) : '',
      heldLines: heldBack.slice(0, linesMost).map(one => ({ line: heldLine(one, look) })),
      heldMore: more(heldBack),
    },
    look,
  )
}

type Lines = Pick<DirectoryData, 'departments' | 'work' | 'heldBack'>

/** Without what is switched off: nobody could take it over. */
function directoryHere({ departments, work, heldBack }: Lines, look: Look): Lines {
  const hasRelays = isOn('relays', look)
  return {
    departments,
    work: work.filter(({ kind }) => (kind !== 'site' || hasRelays) && (kind !== 'campaign' || isOn('campaigns', look))),
    heldBack: heldBack.filter(({ list }) => list !== 'Relais' || hasRelays),
  }
}

function heldLine({ list, row, column, inForce }: HeldBack, { words }: Look): string {
  const key = keysOf('placements.directory')
  const where = { list, row: escapeLine(row) }
  if (column === null) return words.text(key('heldGone'), where)
  return words.text(key('heldLine'), { ...where, column, value: escapeLine(inForce ?? words.text(key('nothing'))) })
}
