import { readFileSync } from 'node:fs'
import { answerFromThread } from '../answer-from-thread.ts'
import { shortCode } from './short-code.ts'

await answerFromThread<string[], (string | null)[]>(files =>
  files.map(file => shortCode(readFileSync(new URL(file), 'utf8'))),
)
