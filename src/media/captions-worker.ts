import { answerFromThread } from '../answer-from-thread.ts'
import { readCaptions } from './read-captions.ts'

await answerFromThread(readCaptions)
