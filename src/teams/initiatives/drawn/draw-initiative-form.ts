import { type Idea, shortMax, textMax, titleMax } from '../../../core/domain/initiatives/initiative.ts'
import { type Section, sectionOf, shippedSections, openFields } from '../../../core/domain/sections/section.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { sectionName, sectionOrUnsure } from '../../cards/choices.ts'
import { enumerate } from '../../cards/names.ts'
import { byField, withFaults } from '../../cards/faults.ts'
import { answerIn, answerInput, answerMax, askedBy } from '../../../core/domain/sections/read-answers.ts'

export type InitiativeFormData = {
  initiativeId: string
  /** What was typed, when the form comes back. */
  values?: { [K in keyof Idea | 'credited']?: string | null }
  /** Answers to the questions of sections, by input. */
  answers?: Record<string, string>
  /** Field → key under `errors`. */
  errors?: Partial<Record<string, string>>
  /** It was sent, and its section asks more: these questions are shown alone, above what was typed. */
  moreAsked?: boolean
  /** The author, by the token. */
  name: string
  /** The note, with words and files, of which it is made. */
  noteId?: string
  /** Names of files that go with it. */
  files?: string[]
  /** Similar proposals are shown above it: sent once more, it is taken. */
  nearSeen?: boolean
  /** The call that it answers. */
  call?: { departmentId: string; department: string; reference: string; title: string } | null
  /** The message that it was filled from. */
  source?: { id: string; link: string; line: string }
}

const noSource = { id: '', link: '', line: '' }

const fields = ['title', 'text', 'section', 'date', 'place', 'forWhom', 'onBehalfOf'] as const

/**
 * A card cannot ask more because of a choice in it: the questions of a section are drawn once it is known, mostly after
 * the form was sent. What was typed before is folded above them, and all of it is sent again.
 */
export function drawInitiativeForm(data: InitiativeFormData, look: Look): Card {
  const { initiativeId, values = {}, answers = {}, errors = {}, moreAsked = false, noteId = '', files = [] } = data
  const { call = null, source = noSource } = data
  const { words } = look
  const more = (['date', 'place', 'forWhom', 'onBehalfOf'] as const).some(field => values[field] || errors[field])
  const chosen = sectionOf(look.sections ?? shippedSections, values.section ?? null)
  const section = chosen?.state === 'open' ? chosen : null
  const questions = questionsView(section, answers, look)
  const faulty = fields.some(field => errors[field] !== undefined)
  const folded = questions.length > 0 && !faulty && (moreAsked || Object.keys(errors).length > 0)
  const card = drawCard(
    'initiatives/form',
    {
      initiativeId,
      noteId,
      callDepartmentId: call?.departmentId ?? '',
      call: call === null ? '' : callText(call, words),
      source,
      files:
        files.length === 0 ? '' : words.text('initiatives.form.files', { list: escapeLine(enumerate(files, words)) }),
      as: words.text('initiatives.form.as', { name: escapeLine(data.name) }),
      sections: sectionOrUnsure(look),
      value: { ...byField(fields, field => values[field] ?? ''), credited: values.credited ?? 'false' },
      more: more && !folded,
      folded,
      lead: folded ? asksText(section, questions.length, look) : words.text('initiatives.form.intro'),
      asked: questions.length > 0 ? (section?.id ?? '') : '',
      questions,
      carried: carriedAnswers(answers, section),
      near: data.nearSeen ? 'seen' : '',
      limits: { titleMax, textMax, shortMax },
    },
    look,
  )
  return withFaults(card, errors, words)
}

/** « Encore 2 questions pour la rubrique « Agenda » » */
function asksText(section: Section | null, n: number, look: Look): string {
  const name = escapeLine(sectionName(section?.id ?? null, look) ?? '')
  return look.words.count('initiatives.form.asks', n, { section: name })
}

function callText(
  { reference, department, title }: NonNullable<InitiativeFormData['call']>,
  words: Look['words'],
): string {
  const values = { reference, department: escapeLine(department), title: escapeLine(title) }
  return words.text('initiatives.form.call', values)
}

/** The further questions of a section, as inputs of a form; `answers`: by input. */
function questionsView(section: Section | null, answers: Record<string, string>, { words }: Look) {
  return (section ? openFields(section) : []).map(field => ({
    input: answerInput(field),
    label: field.required ? field.label : words.text('sections.optional', { label: field.label }),
    value: answerIn(answers, field),
    isText: field.kind === 'text',
    isNumber: field.kind === 'number',
    isDate: field.kind === 'date',
    isChoice: field.kind === 'choice',
    choices: field.choices.map(choice => ({ title: choice, value: choice })),
    max: answerMax,
  }))
}

/**
 * Answers to questions that this form does not show: they stay in it, hidden, in case their section is chosen again.
 */
function carriedAnswers(answers: Record<string, string>, section: Section | null) {
  const shown = (section ? openFields(section) : []).map(({ id }) => id)
  return Object.entries(answers).flatMap(([name, value]) => {
    const id = askedBy(name)
    if (id === null || value === '' || shown.includes(id)) return []
    return [{ input: answerInput({ id, kind: 'text' }), value }]
  })
}
