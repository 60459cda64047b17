import { type Call, callTextMax, callTitleMax } from '../../core/domain/calls/call.ts'
import { type CallField, callFields, closesTimeUsual, opensTimeUsual } from '../../core/domain/calls/read-call.ts'
import type { Edition } from '../../core/domain/newspapers/edition.ts'
import { departmentChoice } from '../../core/domain/people/department-choice.ts'
import type { Reference } from '../../core/domain/reference.ts'
import { localTime } from '../../core/domain/working-time/local-time.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { sectionChoices } from '../cards/choices.ts'
import { byField, type Errors, withFaults } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'

export type CallFormData = {
  callId: string
  /** For a planned call: its reference, and the version from which the form was filled. */
  reference?: Reference
  seen?: number
  /** Somebody else saved it meanwhile. */
  since?: boolean
  departments: readonly string[]
  values?: Partial<Record<CallField, string>>
  errors?: Partial<Record<string, string>>
  /** The edition of a newspaper that it shall feed. */
  edition?: Pick<Edition, 'id' | 'reference'>
  /** Other calls for the same section: sending the form again agrees. */
  others?: Reference[]
}

/** Buttons carry no empty value. */
const noEdition = 'none'

export function drawCallForm(data: CallFormData, look: Look): Card {
  const { callId, reference, seen = 0, since = false, departments, values = {}, errors = {}, others = [] } = data
  const { words } = look
  const usual: Partial<Record<CallField, string>> = {
    opensTime: opensTimeUsual,
    closesTime: closesTimeUsual,
    recurrence: 'none',
  }
  const send = others.length > 0 ? 'again' : reference === undefined ? 'open' : 'save'
  const card = drawCard(
    'calls/form',
    {
      id: callId,
      heading:
        reference === undefined
          ? words.text('calls.form.heading')
          : words.text('calls.form.headingChange', { reference }),
      warning: since
        ? words.text('calls.form.since')
        : others.length === 0
          ? ''
          : words.text('calls.form.sure', { list: others.join(', ') }),
      agreed: others.join(' '),
      editionId: data.edition?.id ?? noEdition,
      feeds: data.edition ? words.text('calls.form.feeds', { reference: data.edition.reference }) : '',
      seen,
      value: byField(callFields, field => values[field] ?? usual[field] ?? ''),
      limits: { title: callTitleMax, text: callTextMax },
      sections: sectionChoices(look, values.sections?.split(',') ?? []),
      departments: departments.map(name => ({ title: name, value: departmentChoice(name) })),
      recurrences: (['none', 'monthly', 'weekly'] as const).map(kind => ({
        title: words.text(`calls.form.${kind}`),
        value: kind,
      })),
      send: words.text(`calls.form.${send}`),
    },
    look,
  )
  return withFaults(card, errors, words)
}

export function valuesOf(call: Call, timeZone: string): Record<CallField, string> {
  const [opens, closes] = [localTime(call.opensAt, timeZone), localTime(call.closesAt, timeZone)]
  return {
    title: call.title,
    text: call.text,
    sections: call.sections.join(','),
    departments: call.departments === 'all' ? '' : call.departments.map(departmentChoice).join(','),
    opens: opens.day,
    opensTime: opens.time,
    closes: closes.day,
    closesTime: closes.time,
    recurrence: call.recurrence.kind,
  }
}

export type ExtendData = {
  call: Call
  values?: { closes?: string; closesTime?: string }
  errors?: Errors
}

export function drawExtend({ call, values, errors = {} }: ExtendData, look: Look): Card {
  const { words, timeZone } = look
  const { day, time } = localTime(call.closesAt, timeZone)
  const card = drawCard(
    'calls/extend',
    {
      id: call.id,
      kicker: words.text('calls.extend.kicker', { reference: call.reference }),
      title: escapeLine(call.title),
      now:
        call.closedAt === null
          ? words.text('calls.extend.now', { date: words.date(call.closesAt) })
          : words.text('calls.board.closed', { date: words.date(call.closedAt) }),
      reopens: call.closedAt === null ? '' : words.text('calls.extend.reopens'),
      value: { closes: values?.closes ?? day, closesTime: values?.closesTime ?? time },
    },
    look,
  )
  return withFaults(card, errors, words)
}
