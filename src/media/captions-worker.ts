import { answerFromThread } from '../apart/answer-from-thread.ts'
import { readCaptions } from './read-captions.ts'

await answerFromThread(readCaptions)
