import type { Tone } from '../cards/card-templates.ts'

/** The result of the click that brought a card. */
export type AgendaSaid = { text: string; tone: Tone }

const styles: Record<Tone, string> = { ok: 'good', warning: 'warning', error: 'attention' }

export function saidLine(said: AgendaSaid | undefined) {
  return { said: said?.text ?? '', saidStyle: styles[said?.tone ?? 'ok'] }
}
