import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { on } from '../broadcasts/typed-broadcast.ts'
import { correctVerbs } from './correct-verbs.ts'
import { leave, rejoin } from '../broadcasts/leave-verbs.ts'
import { takeBackVerbs } from '../broadcasts/take-back-verbs.ts'
import { commsOnly, forOutsiders, word } from '../turn/word-facts.ts'

const brought = ({ kind, state }: Broadcast): boolean => kind === 'send' && (state === 'done' || state === 'stopped')

export const deliveredWords = {
  correct: word(commsOnly, on(correctVerbs, brought, 'broadcast.correct')),
  // « retirer chez tous 42 », then the number that was shown: « retirer chez tous 42 2850 ».
  takeBack: word(
    commsOnly,
    on(
      takeBackVerbs,
      brought,
      rest => (/\d/.test(rest) ? 'broadcast.takenback' : 'broadcast.takeback'),
      rest => ({ people: rest.replace(/\D/g, '') }),
    ),
  ),
  leaveOptional: word({ ...forOutsiders, daily: 'leave' }, async turn => [await leave(turn)]),
  rejoin: word({ ...forOutsiders, daily: 'leave' }, async turn => [await rejoin(turn)]),
} satisfies TypedWords
