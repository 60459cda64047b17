import { answerApart } from './answer-apart.ts'
import { readVideo } from './read-video.ts'

await answerApart(readVideo)
