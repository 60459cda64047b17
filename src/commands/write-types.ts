import { readFileSync, writeFileSync } from 'node:fs'
import type { WordTree } from '../words.ts'
import { textTypes } from './words/text-types.ts'

const french = new URL('../../cards/locales/fr.json', import.meta.url)
writeFileSync(new URL('../words/texts.ts', import.meta.url), textTypes(JSON.parse(readFileSync(french, 'utf8')) as WordTree))
