import { answerFromThread } from '../apart/answer-from-thread.ts'
import { readVideo } from './read-video.ts'

await answerFromThread(readVideo)
