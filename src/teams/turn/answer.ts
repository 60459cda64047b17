import type { Card } from '../cards/card-templates.ts'

/**
 * What a turn answers. On an invoke, `card` replaces the card for the person who pressed and `note` is a short text; on
 * a message both are sent. `dialog` opens or redraws a dialog; `done` closes it.
 */
export type Answer =
  /** `beside`: never in the place of a card that stays true. */
  | { kind: 'card'; card: Card; beside?: boolean }
  /**
   * `refused`: nothing was done; what was typed in a dialog must not go with it. `card`: says the same, where a dialog
   * stands on somebody’s message and shows cards alone.
   */
  | { kind: 'note'; text: string; refused?: true; card?: Card }
  /**
   * Pressed on a card that stays: a card of its own below it, in the same chat; on an invoke the text answers the
   * click.
   */
  | { kind: 'aside'; card: Card; text: string }
  | { kind: 'dialog'; title: string; card: Card; size?: 'medium' | 'large' }
  /** A page in a dialog, by its address; `card`: what opens it, where no dialog can be shown. */
  | { kind: 'page'; title: string; url: string; card: Card }
  | { kind: 'done' }

/**
 * What a card that refreshes itself is answered: the card that takes its place. Anything else leaves that card as it
 * is: nobody pressed, and words would stand where people expect a card.
 */
export function refreshed(answer: Answer): Answer {
  return answer.kind === 'card' && answer.beside !== true ? answer : { kind: 'done' }
}

/** The body of an invoke's answer, always with status 200: Teams shows an ugly error for anything from 400. */
export function invokeBody(answer: Answer, dialog: boolean): unknown {
  if (dialog) return { task: task(answer) }
  switch (answer.kind) {
    case 'card':
    case 'page':
    case 'dialog':
      return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card }
    case 'aside':
    case 'note':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text }
    case 'done':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' }
  }
}

function task(answer: Answer): unknown {
  switch (answer.kind) {
    case 'aside':
      return { type: 'message', value: answer.text }
    case 'note':
      return answer.card ? dialogOf('Mary', answer.card, 'medium') : { type: 'message', value: answer.text }
    case 'done':
      return { type: 'message', value: '' }
    case 'card':
      return dialogOf('Mary', answer.card, 'medium')
    case 'dialog':
      return dialogOf(answer.title, answer.card, answer.size ?? 'medium')
    case 'page':
      return { type: 'continue', value: { title: answer.title, url: answer.url, height: 'large', width: 'large' } }
  }
}

function dialogOf(title: string, card: Card, size: 'medium' | 'large'): unknown {
  return {
    type: 'continue',
    value: {
      title,
      height: size,
      width: size,
      card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
    },
  }
}
