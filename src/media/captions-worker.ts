import { answerApart } from './answer-apart.ts'
import { readCaptions } from './read-captions.ts'

await answerApart(bytes => readCaptions(new TextDecoder().decode(bytes)))
