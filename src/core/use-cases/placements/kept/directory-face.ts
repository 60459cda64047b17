import { directoryNoticeId } from '../../../domain/people/directory-notice.ts'
import type { Ports } from '../../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'

/** Only the newest card shows open matters. */
export const keptDirectory: KeptCards<'directory', Pick<Ports, 'directoryNotice'>> = {
  directory: {
    see: async ({ directoryNotice }, { at }) => {
      const row = await directoryNotice.byId(directoryNoticeId)
      const place = row?.cards.findIndex(one => Date.parse(one) === Date.parse(at)) ?? -1
      if (!row || place < 0) return null
      const moved = row.cards[place + 1] ?? null
      const { departments, work, heldBack = [] } = moved === null ? row : { departments: [], work: [] }
      return { to: { kind: 'channel' }, face: { face: 'directory', moved, departments, work, heldBack } }
    },
    isWaitedFor: neverWaitedFor,
  },
}
