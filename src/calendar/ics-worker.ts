import { answerFromThread } from '../apart/answer-from-thread.ts'
import { type IcsReading, readIcs } from './read-ics.ts'

export type GivenCalendar = { text: string; reading: IcsReading }

await answerFromThread(({ text, reading }: GivenCalendar) => readIcs(text, reading))
