import assert from 'node:assert/strict'
import type { Answer } from '../../src/teams/turn/answer.ts'
import { elements } from '../cards/every-card.ts'
import { shownIn } from './chat.ts'

/** All that an answer says, its narrow and wide spaces alike. */
export function plainIn(answer: Answer | Answer[]): string {
  return shownIn(answer).replaceAll(/[\u00a0\u202f]/g, ' ')
}

/** What stands in the inputs of a card. */
export function inputsOf(answer: Answer): Record<string, unknown> {
  const inputs = elements(answer).filter(({ type }) => String(type).startsWith('Input.'))
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), value]))
}

/** What a button of the card would send, with what stands in its inputs. */
export function dataOf(answer: Answer, verb: string): Record<string, unknown> {
  const button = elements(answer).find(element => element['verb'] === verb && element['type'] === 'Action.Execute')
  assert.ok(button, `${verb} is on the card`)
  return { ...inputsOf(answer), ...(button['data'] as object) }
}
