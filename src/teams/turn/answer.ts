import type { Card } from '../cards/card-templates.ts'

/**
 * The answer of a turn. On an invoke, `card` replaces the card for the person who pressed and `note` is a short text;
 * on a message both are sent. `dialog` opens or redraws a dialog; `done` closes it.
 */
export type Answer =
  /** `beside`: the card never replaces one that is kept up to date. */
  | { kind: 'card'; card: Card; beside?: boolean }
  /**
   * `refused`: nothing was done, so what was typed in a dialog must not be lost with it. `card`: the same text, for a
   * dialog on another person's message, which shows only cards.
   */
  | { kind: 'note'; text: string; refused?: true; card?: Card }
  /** Pressed on a card that stays: a card is posted below it, in the same chat; on an invoke `text` answers. */
  | { kind: 'aside'; card: Card; text: string }
  | { kind: 'dialog'; title: string; card: Card; size?: 'medium' | 'large' }
  /** A page in a dialog, by its address; `card`: opens the page where no dialog can be shown. */
  | { kind: 'page'; title: string; url: string; card: Card }
  | { kind: 'done' }

/**
 * The answer to a card that refreshes itself: the card that replaces it. Any other answer leaves the card as it is:
 * nobody pressed, and a text would take the place of the card.
 */
export function refreshed(answer: Answer): Answer {
  return answer.kind === 'card' && answer.beside !== true ? answer : { kind: 'done' }
}

/** The body of an invoke's answer, always with status 200: Teams shows an unclear error for statuses from 400. */
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
