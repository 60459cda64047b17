import assert from 'node:assert/strict'
import { marksIn } from '../../../../src/core/domain/channels/mark-text.ts'

function said(text: string): string[] {
  return marksIn(text).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)
}

describe('what leads somewhere in a text', () => {
  const cases: [text: string, ...marks: string[]][] = [
    ['Voir https://ville.example/piscine, ouvert.', 'link https://ville.example/piscine'],
    ['(https://ville.example/a_(b))', 'link https://ville.example/a_(b)'],
    ['« https://ville.example/été »', 'link https://ville.example/été'],
    ['ville.example', ...[]],
    ['https://', ...[]],
    ['👨‍👩‍👧‍👦 #ÉtéÀLaVille! #1 #️⃣', 'tag #ÉtéÀLaVille'],
    ['#Piscine,#Été', 'tag #Piscine,#Été'],
    ['@ville.example et @ville@social.example.', 'mention @ville.example', 'mention @ville@social.example'],
    ['ecrire@ville.example', ...[]],
    ['@', ...[]],
  ]
  for (const [text, ...marks] of cases) it(`is found in ${text}`, () => assert.deepEqual(said(text), marks))
})
