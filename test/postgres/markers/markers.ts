/**
 * What people type into a town, each text with a word that stands nowhere else, and how many days after that day it is
 * due by the rules as they are shipped. `'visa'`: it may be a public archive, and goes when the archivist said so;
 * `'serves'`: it stays while it serves; `on`: the day of the town on which it was typed, 0 unless said.
 */
export type Due = number | 'visa' | 'serves'
export type Marked = { on?: number; due: Due }

/** On this day other people type what is not due yet when the rest is. */
export const lateDay = 380

export const marked = {
  // Words that were not understood: 30 days; what was asked: a year after the last answer; a file in the chat: a week.
  note: { due: 30 },
  noteFileName: { due: 30 },
  noteFileBytes: { due: 7 },
  lateNote: { on: lateDay, due: 30 },
  question: { due: 365 },
  answer: { due: 365 },
  lateQuestion: { on: lateDay, due: 365 },
  lateAnswer: { on: lateDay, due: 365 },
  // Proposals that no post took: two years after their last change.
  proposalTitle: { due: 730 },
  proposalText: { due: 730 },
  proposalPlace: { due: 730 },
  proposalQuestion: { due: 730 },
  proposalAnswer: { due: 730 },
  proposalAddition: { due: 730 },
  declineReason: { due: 730 },
  proposalFileName: { due: 730 },
  // A court asked for this one.
  laterReason: { due: 'serves' },
  // A draft that nobody submitted: five years.
  draftTitle: { due: 1_826 },
  draftBody: { due: 1_826 },
  draftSource: { due: 1_826 },
  draftVariant: { due: 1_826 },
  // A proposal that was retained, and whose draft nobody submitted, or somebody gave up: as long as that.
  retainedText: { due: 1_826 },
  cancelledText: { due: 1_826 },
  withdrawnText: { due: 730 },
  // What was submitted is a public archive, with all that was said of it.
  postTitle: { due: 'visa' },
  postBody: { due: 'visa' },
  comment: { due: 'visa' },
  commentAnswer: { due: 'visa' },
  correction: { due: 'visa' },
  correctionDeclined: { due: 'visa' },
  refusal: { due: 'visa' },
  reassigned: { due: 'visa' },
  urgentReason: { due: 'visa' },
  byHandLink: { due: 'visa' },
  // An event: who said what goes ninety days after it, what was announced does not.
  eventPlace: { due: 'visa' },
  eventQuestion: { due: 'visa' },
  eventAnswer: { due: 98 },
  calledOff: { due: 'visa' },
  // The names of whoever got a card, 180 days after the end.
  ledgerName: { due: 180 },
  lateLedgerName: { on: lateDay, due: 180 },
  delegationReason: { due: 735 },
  // Files of addresses.
  listName: { due: 365 },
  lateListName: { on: lateDay, due: 365 },
  // Consents: a year after their end.
  outsider: { due: 375 },
  childName: { due: 375 },
  parentOne: { due: 375 },
  parentTwo: { due: 375 },
  lateOutsider: { due: 1_095 },
  // A call, five years after it was to close; its title is also what the journal says of it.
  callTitle: { due: 'visa' },
  callText: { due: 1_840 },
  callReason: { due: 1_840 },
  campaignTitle: { due: 'visa' },
  campaignAim: { due: 'visa' },
  relayReason: { due: 730 },
  reply: { due: 30 },
  replyAuthor: { due: 30 },
  // An issue that was given up: 400 days after it was to appear.
  editionTitle: { due: 433 },
  editionText: { due: 433 },
  editionPiece: { due: 433 },
  // What the authority set up.
  newspaperTagline: { due: 'serves' },
  sectionName: { due: 'serves' },
  sectionQuestion: { due: 'serves' },
  sectorName: { due: 'serves' },
  circuitName: { due: 'serves' },
  templateBody: { due: 'serves' },
  charterWords: { due: 'serves' },
  feedName: { due: 'serves' },
  ideaTitle: { due: 'serves' },
  suspensionReason: { due: 'serves' },
  rulePurpose: { due: 'serves' },
} as const satisfies Record<string, Marked>

export type MarkName = keyof typeof marked

const names = Object.keys(marked) as MarkName[]

/** Letters alone, for which no text has another use; no search takes them apart. */
export function mark(name: MarkName): string {
  const at = names.indexOf(name)
  return `Kw${letter(at / 26)}${letter(at % 26)}zqx`
}

function letter(at: number): string {
  return String.fromCharCode(97 + Math.floor(at))
}

export const everyMark: readonly { name: MarkName; word: string; on: number; due: Due }[] = names.map(name => {
  const { due, on = 0 }: Marked = marked[name]
  return { name, word: mark(name), on, due }
})
