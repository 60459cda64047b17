import { readFileSync, writeFileSync } from 'node:fs'
import type { WordTree } from '../words.ts'
import { cardTypes, readTemplates } from './words/card-types.ts'
import { textTypes } from './words/text-types.ts'

/** `npm run words`: the words of people and the data of cards, as types. */
const french = new URL('../../cards/locales/fr.json', import.meta.url)
const write = (name: string, text: string): void => writeFileSync(new URL(`../${name}.ts`, import.meta.url), text)

write('words/texts', textTypes(JSON.parse(readFileSync(french, 'utf8')) as WordTree))
write('teams/cards/card-data', cardTypes(readTemplates()))
