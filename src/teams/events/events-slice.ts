import { joined } from '../../core/domain/joined.ts'
import { eventVerbs } from './event-verbs.ts'
import { boardVerbs } from './board-verbs.ts'
import { attendanceVerbs } from './attendance-verbs.ts'
import { attestationVerbs } from './attestation-verbs.ts'
import { thanksVerbs } from './thanks-verbs.ts'
import { assistantVerbs } from './assistant-verbs.ts'
import { warningVerbs } from './warning-verbs.ts'
import { eventWords } from './event-words.ts'
import { boardWords } from './board-words.ts'
import { attendanceWords } from './attendance-words.ts'
import { thanksWords } from './thanks-words.ts'
import { attestationWords } from './attestation-words.ts'
import { assistantWords } from './assistant-words.ts'
import { warningWords } from './warning-words.ts'
import { drawnEvents } from './drawn/draw-beside.ts'
import { drawnWarned } from './drawn/draw-warned.ts'
import { drawnThanks } from './drawn/draw-thanks.ts'
import { drawnBoards } from './drawn/draw-organisers.ts'
import { drawnAssistants } from './drawn/draw-assistants.ts'

export const eventsSlice = {
  capability: ['events'],
  verbs: joined([eventVerbs, boardVerbs, attendanceVerbs, attestationVerbs, thanksVerbs, assistantVerbs, warningVerbs]),
  words: joined([eventWords, boardWords, attendanceWords, thanksWords, attestationWords, assistantWords, warningWords]),
  drawn: joined([drawnEvents, drawnWarned, drawnThanks, drawnBoards, drawnAssistants]),
  rests: [
    'event.remind',
    'event.soon',
    'event.follow',
    'event.calendar',
    'event.calendars',
    'event.remark',
    'event.thank',
    'event.resize',
    'event.boards',
    'event.bring',
    'event.export',
  ],
} as const
