import { readsOnly } from '../../core/domain/actor.ts'
import type { Answer } from './answer.ts'
import { refusal } from './refusal.ts'
import type { Turn } from './turn.ts'

/** Verbs that show what there is, and change nothing of it. */
export const readingVerbs: readonly string[] = [
  'agenda.show',
  'broadcast.show',
  'call.arrived',
  'call.board',
  'call.list',
  'campaign.list',
  'campaign.see',
  'charter.see',
  'circuit.list',
  'circuit.open',
  'edition.plan',
  'edition.see',
  'event.list',
  'figures.export',
  'figures.page',
  'figures.show',
  'history.see',
  'idea.list',
  'media.list',
  'media.see',
  'newspaper.list',
  'note.list',
  'post.preview',
  'register.write',
  'release.open',
  'release.show',
  'section.list',
  'section.open',
  'sector.list',
  'validation.track',
  'variant.list',
  'week.release',
  'week.show',
]

/** Verbs by which everybody speaks for themselves: what they propose, answer, get and are asked. */
export const ownVerbs: readonly string[] = [
  'agreement.internal',
  'agreement.mine',
  'agreement.no',
  'agreement.see',
  'agreement.withdraw',
  'agreement.yes',
  'assistant.end',
  'assistant.leave',
  'assistant.left',
  'assistant.name',
  'assistant.over',
  'broadcast.why',
  'call.handon',
  'call.mine',
  'call.nothing',
  'call.pass',
  'call.propose',
  'call.see',
  'call.undo',
  'event.attest',
  'event.join',
  'event.joinfor',
  'event.leave',
  'event.leavefor',
  'event.maybe',
  'event.maybefor',
  'event.rate',
  'initiative.answer',
  'initiative.attach',
  'initiative.complete',
  'initiative.credit',
  'initiative.photo',
  'initiative.see',
  'initiative.submit',
  'initiative.uncredit',
  'initiative.withdraw',
  'message.propose',
  'mydata.ask',
  'mydata.erase',
  'mydata.erased',
  'note.forward',
  'note.meant',
  'note.propose',
  'person.leave',
  'person.rejoin',
  'relay.cannot',
  'relay.down',
  'relay.posted',
  'relay.see',
  'relay.told',
  'test.why',
  'word.say',
]

/** What an officer asks for or confirms, as one of two people; and alone, to read what is held about somebody. */
export const asOneOfTwo: readonly string[] = [
  ...['erasure.confirm', 'erasure.form', 'erasure.giveup', 'erasure.propose', 'erasure.see', 'mydata.of'],
  ...['retention.rules', 'retention.rule', 'retention.propose', 'retention.confirm', 'retention.decline'],
  ...['retention.suspend', 'retention.suspended', 'retention.lift'],
]

/** What is typed, likewise. A word that presses a button is judged by the verb of that button besides. */
export const officersWords: readonly string[] = [
  ...['acknowledge', 'help', 'thanks'],
  ...['agenda', 'arrived', 'broadcasts', 'call', 'calls', 'campaign', 'campaigns', 'channels', 'charter', 'circuits'],
  ...[
    'delegations',
    'edition',
    'exportFigures',
    'figures',
    'history',
    'ideas',
    'inbox',
    'lastWeek',
    'lists',
    'media',
    'newspapers',
  ],
  ...[
    'nextWeek',
    'participants',
    'perimeters',
    'posts',
    'preview',
    'publicReplies',
    'register',
    'release',
    'releases',
    'sections',
    'sectors',
  ],
  ...['variants', 'week'],
  ...['agreement', 'agreementInternal', 'agreementNo', 'agreementYes', 'withdrawAgreement'],
  ...['erasePerson', 'eraseWritten', 'erasures', 'myData'],
  ...['answer', 'answerFor', 'assistant', 'assistants', 'attend', 'attest', 'complete', 'credit', 'endAssistant'],
  ...['retention', 'suspendPurge', 'archives'],
  ...['forward', 'handOn', 'join', 'leave', 'leaveOptional', 'maybe', 'mine', 'myCalls', 'mySites', 'notePropose'],
  ...['nothingToReport', 'passCall', 'photo', 'propose', 'rate', 'rejoin', 'siteCannot', 'siteDown', 'sitePosted'],
  ...['siteTold', 'stopAnswering', 'uncredit', 'undoAnswer', 'why', 'withdraw'],
]

/** All that an officer may press or type. */
export const openToOfficers: ReadonlySet<string> = new Set([
  ...readingVerbs,
  ...ownVerbs,
  ...asOneOfTwo,
  ...officersWords,
])

/**
 * The list is closed: what is not on it an officer is refused in words, by whatever road, and nothing is written. Null
 * where there is nothing to refuse. `what`: a verb, or a typed word.
 */
export function keptToReading(turn: Turn, what: string): Answer | null {
  return readsOnly(turn.actor) && !openToOfficers.has(what) ? refusal(turn, { kind: 'reads-only' }) : null
}
