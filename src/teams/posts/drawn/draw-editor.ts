import { sourceMax, sourcesMax } from '../../../core/domain/posts/fields/read-fields.ts'
import { linesMax, placeMax } from '../../../core/domain/posts/fields/read-event-fields.ts'
import { audienceInputs } from '../../../core/use-cases/posts/writing/read-audience.ts'
import { isUnderWay } from '../../../core/use-cases/posts/writing/save-part.ts'
import { type Post, postBodyMax, postTitleMax, summaryMax } from '../../../core/domain/posts/post.ts'
import { type Card, drawCard, inDialog, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { audienceText } from '../../cards/audience-text.ts'
import { sectionName } from '../../cards/choices.ts'
import { descriptionMax } from '../../../core/domain/pictures/picture-remarks.ts'
import { belowFields, faultsIn, type FieldFault } from '../../cards/faults.ts'
import { names } from '../../cards/names.ts'
import { postState } from '../../cards/state-names.ts'
import { askedChanges } from './asked-changes.ts'
import { channelLabel } from './channels-view.ts'
import {
  audienceView,
  type EditorData,
  type EditorSection,
  editorValues,
  textView,
  type Values,
} from './editor-view.ts'
import { hasEvent, optionsView } from './options-view.ts'
import { remarkLines } from '../../cards/remark-lines.ts'
import { withOwn } from '../../cards/switched-on.ts'
import { savedMeanwhile } from './saved-meanwhile.ts'
import { capitalised } from '../../../words/capitalised.ts'

/** Three sections, those with a fault unfolded; every button saves the fields of all of them. */
export function drawEditor(data: EditorData, look: Look): Card {
  const plain = drawOnce(data, [], look)
  const faults = labelled(faultsIn(plain, data.errors, look.words), look.words)
  const drawn = faults.length === 0 ? plain : drawOnce(data, faults, look)
  const card = belowFields(drawn, { ...data.asides, ...data.errors }, look.words)
  return data.dialog ? inDialog(card) : card
}

/** The faults, in the order of the form, and the section in which each is mended. */
export function editorFaults(data: EditorData, look: Look): (FieldFault & { section: EditorSection })[] {
  if (Object.keys(data.errors).length === 0) return []
  const faults = labelled(faultsIn(drawOnce(data, [], look), data.errors, look.words), look.words)
  return faults.map(fault => ({ ...fault, section: sectionOf(fault.field) }))
}

function drawOnce(data: EditorData, faults: FieldFault[], look: Look): Card {
  const { post, others } = data
  const { words } = look
  const value = editorValues(data, look)
  const seen = hasEvent(data, value) ? withOwn('events', look) : look
  return drawCard(
    'posts/editor',
    {
      postId: post.id,
      revision: post.revision,
      passing: data.base ?? post.revision,
      kicker: kickerOf(post, words),
      ...correction(data, words),
      ...askedChanges(post, data.validation ?? null, look),
      others: words.count('posts.editor.others', others.length, { names: escapeLine(names(others, words)) }),
      othersOpen: others.length > 0,
      voids: isUnderWay(post),
      unchanged: data.unchanged === true,
      unchangedText: words.text('notices.nothing-changed'),
      keeps: words.text(`posts.editor.${isUnderWay(post) ? 'keepsNothing' : 'keeps'}`),
      conflict: data.lost !== undefined,
      ...savedMeanwhile(post, data.lost ?? [], look),
      ...banner(data, faults, words),
      remarks: remarkLines(data.remarks ?? [], words).map(text => ({ text })),
      heads: headsOf(data, value, faults, look),
      value,
      limits: { postTitleMax, summaryMax, postBodyMax, sourceMax, sourcesMax, placeMax, linesMax, descriptionMax },
      ...textView(data, value, words),
      ...audienceView(data, value, words),
      ...optionsView(data, value, seen),
    },
    seen,
  )
}

/** Other channels have no field in the card: their faults name the channel. */
function labelled(faults: FieldFault[], words: Look['words']): FieldFault[] {
  return faults.map(fault => (fault.label === '' ? { ...fault, label: channelLabel(fault.field, words) } : fault))
}

export function kickerOf(post: Post, words: Look['words']): string {
  if (post.version === 0) return words.text('posts.editor.fresh')
  return words.text('posts.editor.kicker', { reference: post.reference, state: postState(post, words) })
}

/** The audience of a correction is fixed: inputs for people, kind and time are not offered. */
function correction({ post, corrected = 0 }: EditorData, words: Look['words']) {
  const correcting = post.correcting !== null
  return {
    correcting,
    free: !correcting,
    broadcastId: post.correcting?.broadcastId ?? '',
    corrects: words.count('posts.editor.correcting', corrected),
  }
}

/** Each fault leads to the section where it is mended. */
function banner({ saved = false }: EditorData, faults: FieldFault[], words: Look['words']) {
  return {
    faultsTitle: words.count(`posts.editor.${saved ? 'savedWithFaults' : 'faults'}`, faults.length),
    faults: faults.map(({ field, label, text }) => ({
      section: sectionOf(field),
      name: label === '' ? words.text(`posts.editor.sections.${sectionOf(field)}`) : label,
      text: label === '' ? text : words.text('posts.editor.fault', { label, text }),
    })),
  }
}

function sectionOf(field: string): EditorSection {
  if (audienceInputs.includes(field)) return 'audience'
  return ['title', 'summary', 'body'].includes(field) || field.startsWith('source') ? 'text' : 'options'
}

type Head = { title: string; mark: string; says: string; open: boolean; press: string }

function headsOf(
  { post, section }: EditorData,
  value: Values,
  faults: FieldFault[],
  look: Look,
): Record<EditorSection, Head> {
  const { words } = look
  const faulty = faults.map(({ field }) => sectionOf(field))
  const open = section === undefined ? (faulty.length > 0 ? faulty : ['text']) : [section]
  const audience = audienceText(post.audience, words)
  const says = { text: textSays(value), audience, options: optionsSay(value, look) }
  const head = (name: EditorSection): Head => {
    const isOpen = open.includes(name)
    const n = faulty.filter(one => one === name).length
    return {
      title: words.text(`posts.editor.sections.${name}`),
      mark: isOpen ? '▾' : '▸',
      says: escapeLine(
        [capitalised(says[name]), ...(n > 0 ? [words.count('posts.editor.faults', n)] : [])].join(' · '),
      ),
      open: isOpen,
      press: isOpen ? 'none' : name,
    }
  }
  return { text: head('text'), audience: head('audience'), options: head('options') }
}

function textSays({ title = '' }: Values): string {
  return title === '' ? '–' : title
}

function optionsSay({ kind = '', section = '', slotDate = '', mandatory }: Values, look: Look): string {
  const { words } = look
  return [
    words.text(`kinds.${kind === 'event' ? 'event' : 'news'}`),
    ...(section === '' ? [] : [sectionName(section, look) ?? '']),
    ...(slotDate === '' ? [] : [words.text('posts.editor.slotSet')]),
    ...(mandatory === 'true' ? [words.text('posts.editor.mandatorySet')] : []),
  ].join(' · ')
}
