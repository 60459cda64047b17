import { type Change, refresh } from '../../change.ts'
import { type Initiative, isUndecided } from '../../domain/initiatives/initiative.ts'
import type { Ports } from '../../ports.ts'

const slice = 100

/** The job after a section was renamed, or its questions changed: every initiative under it shows that. */
export async function showRenamed(ports: Pick<Ports, 'initiatives' | 'commit'>, sectionId: string): Promise<void> {
  for (let after = ''; ;) {
    const filed = await ports.initiatives.filedUnder(sectionId, after, slice)
    if (filed.length > 0) await ports.commit(...filed.flatMap(shownAnew))
    const last = filed.at(-1)
    if (!last || filed.length < slice) return
    after = last.id
  }
}

/** The item in the list; cards only while somebody works with the proposal. */
function shownAnew(initiative: Initiative): Change[] {
  const { id } = initiative
  const cards = isUndecided(initiative)
    ? [refresh({ card: 'inbox', initiativeId: id }), refresh({ card: 'receipt', initiativeId: id })]
    : []
  return [{ job: 'initiative.list', data: { id } }, ...cards]
}
