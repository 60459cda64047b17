import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'

/** Two short labels fit side by side on a phone. */
const everyone = [['propose'], ['mine', 'approve']] as const
const comms = [['inbox', 'draft'], ['posts', 'broadcasts']] as const

type Word = (typeof everyone | typeof comms)[number][number]

/** One button for each word that this person may use: phones show no command menu. */
export function drawHelp(data: { comms: boolean; firstName: string }, look: Look): Card {
  const { words } = look
  const row = (row: readonly Word[]) => ({ buttons: row.map(word => ({ word, label: words.text(`replies.help.${word}`) })) })
  const usable: Word[] = data.comms ? [...everyone.flat(), ...comms.flat()] : everyone.flat()
  const list = usable.map(word => `**${words.typed[word][0]!}**`).join(' · ')
  return drawCard('replies/help', {
    heading: data.firstName === '' ? words.text('replies.help.heading')
      : words.text('replies.help.hello', { firstName: escapeLine(data.firstName) }),
    rows: everyone.map(row),
    comms: data.comms,
    commsRows: data.comms ? comms.map(row) : [],
    typed: words.text('replies.help.typed', { list }),
  }, look)
}
