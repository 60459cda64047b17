import { joined } from '../../core/domain/joined.ts'
import { sendVerbs } from './send-verbs.ts'
import { scheduleVerbs } from './schedule-verbs.ts'
import { progressVerbs } from './progress-verbs.ts'
import { exportVerbs, exportWords } from './export-verbs.ts'
import { takeBackVerbs } from './take-back-verbs.ts'
import { callOffVerbs } from './call-off-verbs.ts'
import { whyVerbs, leaveVerbs } from './leave-verbs.ts'
import { broadcastWords } from './broadcast-words.ts'
import { callOffWords } from './call-off-words.ts'
import { drawnBroadcasts } from './drawn/drawn-broadcasts.ts'

export const broadcastsSlice = {
  verbs: joined([
    sendVerbs,
    scheduleVerbs,
    progressVerbs,
    exportVerbs,
    takeBackVerbs,
    callOffVerbs,
    whyVerbs,
    leaveVerbs,
  ]),
  words: joined([broadcastWords, exportWords, callOffWords]),
  drawn: drawnBroadcasts,
}
