import { count, day, elsewhere, instant, only, optional, type Part, person, ring, text, verdict } from './key-part.ts'
import { isVideoRefusal, type RefusedVideo } from '../pictures/video-refusal.ts'

/** A further refusal is another card: a card that says the same again would not ring. */
const refusedVideo: Part<RefusedVideo> = {
  write: ({ why, at }) => (at === null ? why : `${why}.${instant.write(at)}`),
  read: value => {
    const [why = '', ms, ...more] = value.split('.')
    const at = ms === undefined ? null : instant.read(ms)
    return isVideoRefusal(why) && at !== undefined && more.length === 0 ? { why, at } : undefined
  },
}
const asked = { mediaId: text, agreementId: text, person, at: instant }

/**
 * Every kind of card that Mary places, with the parts of its key in their order. The first part says what the card is
 * about. Where `person` is absent, the card lies in the channel.
 */
export const kinds = {
  receipt: { initiativeId: text },
  inbox: { initiativeId: text },
  /** `nudge`: the copy that the nth *Relancer* makes. */
  question: { initiativeId: text, index: count, nudge: optional(count) },
  answer: { initiativeId: text, index: count },
  outcome: { initiativeId: text },
  /** *Pas maintenant*, the nth time, from 0. */
  delay: { initiativeId: text, index: count },
  /** The author took back the agreement to be named, at that instant. */
  'credit-lost': { initiativeId: text, at: instant },
  return: { initiativeId: text, index: count },
  published: { initiativeId: text },
  taken: { initiativeId: text },
  /** What was made of it is refused or given up. */
  'post-ended': { initiativeId: text },
  quoted: { initiativeId: text },
  /** Changed, or deleted and written again, in the Microsoft List at that instant. */
  edited: { initiativeId: text, at: instant },
  rewritten: { initiativeId: text, at: instant },
  /** Many lines that were written again, in the minutes from then on. */
  'rewritten-lines': { at: instant },
  /** `ring`: the nth copy of what is urgent. */
  validation: { validationId: text, person, ring: optional(ring) },
  /** Everything that awaits a person, after *Relancer* or a reminder. */
  waiting: { person, at: instant },
  /** `index`: which of the escalations of the validation. */
  escalated: { validationId: text, index: count, person: optional(person) },
  missed: { validationId: text, person: optional(person) },
  /** `verdict`: a card of its own for a decision against the post. */
  tracking: { postId: text, person, verdict: optional(verdict) },
  comment: { validationId: text, commentId: text, person },
  /** To those who may accept the correction, and to its proposer once it is declined. */
  proposal: { validationId: text, proposalId: text, person },
  /** Nobody on call answers: to the channel, and to the person who asked. */
  unanswered: { validationId: text, person: optional(person) },
  /** To a person who would have been asked, had it not been urgent. */
  told: { broadcastId: text, person },
  /** `sector`: the copy in the channel of a further sector that its post touches. */
  broadcast: { broadcastId: text, sector: optional(text) },
  /** `since`: when the first confirmation was given, of the sending, or of asking the sites. */
  second: { broadcastId: text, since: instant, about: optional(only('sites')) },
  /** `since`: when the broadcast was held. */
  held: { broadcastId: text, since: instant },
  dropped: { broadcastId: text },
  /** The draft of a recurring idea in that year. */
  idea: { ideaId: text, year: count },
  'channel-lost': { sectorId: text, at: instant },
  /** The card in whose thread every day’s head is an answer. */
  journal: { thread: only('heads') },
  head: { day, person: optional(person) },
  note: { noteId: text },
  reply: { noteId: text, index: count },
  /** Cards that may not have arrived. */
  doubts: { at: instant },
  directory: { at: instant },
  list: { listId: text },
  delegation: { delegationId: text, person },
  /** `since`: when the absence was seen. */
  offer: { person, since: instant },
  /** A waiting person got a place; `answer`: the version of their answer. */
  event: { postId: text, person, answer: count },
  /** `day`: of an event that was put off. */
  reminder: { postId: text, person, day: optional(day) },
  /** An hour before it begins for them. */
  soon: { postId: text, person, starts: instant },
  /** An earlier message, to a person who registered after it was sent; about the post of that message. */
  warned: { postId: text, person },
  /** A correction, to a registered person. */
  moved: { broadcastId: text, person },
  /** A removal, to a registered person. */
  cancelled: { broadcastId: text, person },
  /** The board of an event, to each organiser who asked for it. */
  participants: { postId: text, person },
  /** After the event, once. */
  thanks: { postId: text, person },
  /** A post that has not left, to a person who asked for a test of it at that instant. */
  test: { postId: text, person, revision: count, at: instant },
  /** To a person who was named to organise an event, once. */
  organiser: { postId: text, person },
  /** Named at that instant to answer events for the principal, to both. */
  assistant: { principal: person, assistant: person, at: instant, person },
  /** An event that was brought to the principal, to an assistant who may answer for them. */
  answering: { principal: person, postId: text, person },
  /** To the person in whose name somebody answered; `answer`: the version of the answer. */
  answered: { postId: text, person, answer: count },
  /** What a department is asked, to each person who was asked for it. */
  call: { departmentId: text, person },
  /** All departments of a call of which this person was reminded at that hour. */
  'call-reminder': { callId: text, due: instant, person },
  /** To the head of the department, once. */
  'call-head': { departmentId: text, person },
  /** To the person who handed the question on, and to the one whom the list names: the colleague `to` got no card. */
  'call-unheard': { departmentId: text, person, to: person },
  'call-board': { callId: text },
  'call-question': { callId: text },
  'call-tally': { callId: text, reopening: optional(count) },
  /** The flat plan of an edition. */
  edition: { editionId: text },
  /** The week that begins on that day; `sector`: in the channel of that sector, else the common one. */
  week: { monday: day, sector: optional(text) },
  // Cards of a post on other channels, and of the channels themselves.
  /** Where a post is on all its channels. */
  releases: { postId: text },
  /** A release that stopped at that instant, until somebody says what shall become of it. */
  'release-asks': { postId: text, channel: elsewhere, since: instant },
  /** A network that gives no clear answer, once a day; one that no longer takes Mary’s key, since then. */
  'channel-silent': { channel: elsewhere, day },
  'channel-held': { channel: elsewhere, since: instant },
  /** To an administrator: the common channel in Teams takes nothing since then. */
  'channel-away': { at: instant, person },
  // What people agree to, and what was lost of it. Of an agreement the first part is the picture; `at`: when its agent
  // was asked.
  /** What was declared at that instant, to the channel or to a person who decides. */
  'consent-lost': { postId: text, at: instant, person: optional(person) },
  /** To the agent on the picture: what it shall be used for. */
  agreement: asked,
  'agreement-reminder': asked,
  /** To the person who asked: no answer came, or the agent left. */
  'agreement-silent': asked,
  /** To the sender of that file for a post: the question who is on it once it is there, or why it is not. */
  'video-taken': { postId: text, fileId: text, person, refused: optional(refusedVideo) },
  /** What became of each place of a picture that was withdrawn; and once more, when something is left to do. */
  withdrawal: { withdrawalId: text },
  'withdrawal-due': { withdrawalId: text },
  // What somebody asked for, and what becomes of it.
  /** Figures of a period, to a person who asked for them as a file at that instant. */
  workbook: { period: text, person, at: instant },
  /** The papers of data protection, to a person who asked for them at that instant. */
  register: { person, at: instant },
  /** An erasure: in the channel, where nobody is named, and to each person who may confirm it. */
  erasure: { erasureId: text, person: optional(person) },
  /** A change of that rule that was proposed at that instant. */
  'rule-proposal': { category: text, at: instant },
  /** What a person asked of Mary about themselves. */
  'my-data': { requestId: text, person },
  // Cards to the relay of a site, the first part of whose key is the broadcast that the sites were asked about.
  /** What the site is asked, for each version of the poster. */
  relay: { roundId: text, site: text, person, poster: count },
  'relay-reminder': { roundId: text, site: text, person, poster: count, nth: count },
  /** The poster there is to come down. */
  'relay-down': { roundId: text, site: text, person },
  /** To a person who gained or lost a right by a list, « Relais » among these lists: what changed there. */
  holder: { person, at: instant },
  archive: { listId: text, person: optional(person) },
  'by-hand': { postId: text, channel: elsewhere },
} satisfies Record<string, Record<string, Part<unknown>>>
