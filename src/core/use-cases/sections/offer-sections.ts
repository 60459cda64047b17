import { Misconfigured } from '../../domain/errors.ts'
import { sectionColumnId } from '../../domain/sections/section-column.ts'
import type { Ports } from '../../ports.ts'
import type { InitiativeList } from '../../ports/microsoft-list.ts'
import { orRunAgain } from '../attempt.ts'

type Needs = Pick<Ports, 'sections' | 'commit' | 'now'> & { initiativeList: Pick<InitiativeList, 'offerSections'> }

/**
 * The job after every change of sections: the list's column offers the open ones. If Mary may not do it, that is
 * recorded for the administrators, and tried again until somebody granted it, or changed the column for her.
 */
export async function offerSections(ports: Needs): Promise<void> {
  const state = await ports.initiativeList.offerSections()
  await orRunAgain(async () => {
    const before = await ports.sections.column()
    if (before?.state === state) return 'done'
    const version = before?.version ?? 0
    const row = { id: sectionColumnId, version: version + 1, state, since: ports.now() } as const
    return ports.commit({ save: 'section_column', row, ifVersion: version })
  })
  if (state === 'ready') return
  const why = state === 'refused' ? 'it takes Sites.Selected (manage on the site)' : 'it is missing'
  throw new Misconfigured(
    `sections-${state}`,
    `the column Rubrique could not follow the sections: ${why}; npm run provision`,
  )
}
