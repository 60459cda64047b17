import { directoryNoticeId } from '../../../domain/people/directory-notice.ts'
import type { Ports } from '../../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'

/** To people who held a right of a list, and people who hold it now. */
export const keptHolders: KeptCards<'holder', Pick<Ports, 'directoryNotice'>> = {
  holder: {
    see: async ({ directoryNotice }, { person, at }) => {
      const changes = (await directoryNotice.byId(directoryNoticeId))?.changes ?? []
      const own = changes.filter(one => Date.parse(one.at) === Date.parse(at) && one.people.includes(person))
      return own.length === 0 ? null : { to: { kind: 'person', id: person }, face: { face: 'holder', changes: own } }
    },
    isWaitedFor: neverWaitedFor,
  },
}
