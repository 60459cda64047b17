import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { equivalent } from '../turn/equivalent.ts'
import { broadcast, shownNumber } from '../broadcasts/typed-broadcast.ts'
import { correctVerbs } from './correct-verbs.ts'
import { leave, rejoin } from '../broadcasts/leave-verbs.ts'
import { takeBackVerbs } from '../broadcasts/take-back-verbs.ts'
import { commsOnly, forOutsiders, stays } from '../turn/word-facts.ts'

const brought = ({ kind, state }: Broadcast): boolean => kind === 'send' && (state === 'done' || state === 'stopped')

export const deliveredWords = {
  correct: equivalent(commsOnly, correctVerbs, 'broadcast.correct', broadcast(brought)),
  // « retirer chez tous 42 », then the number that was shown: « retirer chez tous 42 2850 ».
  takeBack: equivalent(
    commsOnly,
    takeBackVerbs,
    shownNumber('broadcast.takeback', 'broadcast.takenback'),
    broadcast(brought),
  ),
  leaveOptional: stays({ ...forOutsiders, daily: 'leave' }, turn => leave(turn)),
  rejoin: stays({ ...forOutsiders, daily: 'leave' }, turn => rejoin(turn)),
} satisfies TypedWords
