import { type Card, drawCard, type Look } from './card-templates.ts'
import { escapeLine } from './markdown.ts'

/** Two short labels fit side by side on a phone. */
const everyone = [
  ['propose'],
  ['mine', 'approve'],
  ['myCalls', 'agreement'],
  ['assistants'],
  ['why'],
  ['myData'],
] as const
const approvers = [['delegate', 'delegations']] as const
const comms = [
  ['inbox', 'draft'],
  ['call', 'calls'],
  ['posts', 'broadcasts'],
  ['week', 'newspapers'],
  ['campaigns', 'agenda'],
  ['ideas', 'figures'],
  ['lists', 'history'],
  ['sectors', 'urgent'],
  ['media', 'erasures'],
  ['retention'],
] as const
const admin = [
  ['perimeters', 'circuits'],
  ['sections', 'urgentTemplates'],
  ['register', 'charter'],
  ['settings'],
] as const
const officersToo = [['register']] as const
/** For people who read all, and decide nothing of communication. */
const officers = [
  ['register', 'media'],
  ['retention', 'erasures'],
  ['posts', 'broadcasts'],
  ['figures', 'week'],
  ['lists', 'history'],
  ['inbox'],
] as const
/** For archivists, without whose visa no public archive is deleted. */
const archivists = [['archives']] as const

type Offered = typeof everyone | typeof approvers | typeof comms | typeof admin | typeof officers | typeof archivists
type Word = Offered[number][number]

/** One button for each word that this person may use: phones show no command menu. */
export function drawHelp(
  data: Record<'comms' | 'admin' | 'approver', boolean> & { officer?: boolean; archivist?: boolean; firstName: string },
  look: Look,
): Card {
  const { words } = look
  const row = (row: readonly Word[]) => ({
    buttons: row.map(word => ({ word, label: words.text(`replies.help.${word}`) })),
  })
  const ofOfficers = !data.officer || data.admin ? [] : data.comms ? officersToo : officers
  const ofArchivists = data.archivist ? archivists : []
  const ofComms = [...(data.comms ? comms : []), ...(data.admin ? admin : []), ...ofOfficers, ...ofArchivists]
  const intro = data.comms ? 'commsIntro' : data.officer ? 'officersIntro' : 'archivistsIntro'
  const ofAll = [...everyone, ...(data.approver ? approvers : [])]
  return drawCard(
    'replies/help',
    {
      heading:
        data.firstName === ''
          ? words.text('replies.help.heading')
          : words.text('replies.help.hello', { firstName: escapeLine(data.firstName) }),
      rows: ofAll.map(row),
      comms: ofComms.length > 0,
      intro: words.text(`replies.help.${intro}`),
      commsRows: ofComms.map(row),
      privacy: look.privacyUrl === undefined ? '' : words.text('replies.help.privacy', { url: look.privacyUrl }),
      typed: words.text('replies.help.typed', { propose: words.typed.propose[0]!, why: words.typed.why[0]! }),
      events: words.text('replies.help.events', {
        join: words.typed.join[0]!,
        maybe: words.typed.maybe[0]!,
        leave: words.typed.leave[0]!,
      }),
    },
    look,
  )
}
