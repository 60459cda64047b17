import { ruleTextMax, type RuleErrors } from '../../core/domain/retention/rule-change.ts'
import { legalBases, type RetentionRule } from '../../core/domain/retention/retention-rule.ts'
import { shippedRules } from '../../core/domain/retention/shipped-rules.ts'
import type { Suspension } from '../../core/domain/retention/suspension.ts'
import type { Day } from '../../core/domain/time.ts'
import {
  type SuspensionErrors,
  type SuspensionFields,
  suspensionReasonMax,
} from '../../core/use-cases/retention/suspend-purge.ts'
import type { KnownPerson } from '../../core/ports/personal-data.ts'
import type { RetentionSeen, SeenProposal } from '../../core/use-cases/retention/see-retention.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { fieldErrors, withFaults } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'

/** `said`: the result of the click that brought it. `today`: for the review days of suspensions. */
export type RetentionData = RetentionSeen & { today: Day; said?: string }

/** Every rule in a line, and above them what waits for a decision. */
export function drawRetention(data: RetentionData, look: Look): Card {
  const { words } = look
  const { rules, proposals, suspensions, waiting, mayPropose, maySuspend, today, said = '' } = data
  return drawCard(
    'retention/list',
    {
      said,
      archives: waiting
        ? words.count('retention.list.archives', waiting.items.length, { date: words.date(waiting.at) })
        : '',
      proposals: proposals.map(one => proposalLine(one, mayPropose, words)),
      suspensions: suspensions.map(one => suspensionLine(one, { maySuspend, today }, words)),
      lines: rules.map(rule => ({ name: nameOf(rule, words), kept: keptText(rule, words) })),
      choices: rules.map(rule => ({ title: nameOf(rule, words), value: rule.category })),
      first: rules[0]?.category ?? '',
      maySuspend,
    },
    look,
  )
}

function nameOf({ category }: Pick<RetentionRule, 'category'>, words: Words): string {
  return words.text(`retention.categories.${category}.name`)
}

/** « 30 jours après le message » */
export function keptText({ category, days }: RetentionRule, words: Words): string {
  const from = words.text(`retention.categories.${category}.from`)
  return days === null ? from : `${words.count('retention.days', days)} ${from}`
}

function proposalLine({ proposal, rule, due, mayConfirm }: SeenProposal, mayDecline: boolean, words: Words) {
  const name = nameOf(rule, words)
  const { by, at, id, version, rule: next } = proposal
  const days = (one: RetentionRule): string =>
    one.days === null ? words.text('retention.served') : words.count('retention.days', one.days)
  return {
    id,
    seen: version,
    change:
      next.days === rule.days
        ? words.text('retention.list.words', { name })
        : words.text('retention.list.change', { name, before: days(rule), after: days(next) }),
    by: words.text('retention.list.by', { name: escapeLine(by.name), date: words.date(at) }),
    due: words.count('retention.list.due', due),
    mayConfirm,
    mayDecline,
    confirm: words.text('retention.list.confirm'),
    decline: words.text('retention.list.decline'),
  }
}

export function suspendedText({ of }: Pick<Suspension, 'of'>): string {
  return of.kind === 'person' ? escapeLine(of.person.name) : of.reference
}

function suspensionLine(one: Suspension, { maySuspend, today }: { maySuspend: boolean; today: Day }, words: Words) {
  const { id, reason, reviewOn, by, at } = one
  return {
    id,
    held: words.text('retention.list.held', { of: suspendedText(one), reason: escapeLine(reason) }),
    review: words.text(reviewOn <= today ? 'retention.list.reviewDue' : 'retention.list.review', {
      day: words.day(reviewOn),
      name: escapeLine(by.name),
      date: words.date(at),
    }),
    mayLift: maySuspend,
    lift: words.text('retention.list.lift'),
  }
}

/** `typed`: values that come back with errors. `mayPropose`: the reader may change it. */
export type RuleData = {
  rule: RetentionRule
  mayPropose: boolean
  typed?: Record<string, string>
  errors?: RuleErrors
}

/** Figures are counted from these rows: past figures shrink as they are deleted. */
const countedIn: readonly RetentionRule['category'][] = ['proposals', 'posts', 'calls', 'releases']

export function drawRule({ rule, mayPropose, typed = {}, errors = {} }: RuleData, look: Look): Card {
  const { words } = look
  const { category, basis, days, version } = rule
  const { bounds, archive } = shippedRules[category]
  const shipped = (name: 'purpose' | 'recipients') => words.text(`retention.categories.${category}.${name}`)
  const card = drawCard(
    'retention/rule',
    {
      id: category,
      seen: version,
      name: nameOf(rule, words),
      kept: keptLine(rule, words),
      archive: archive === true,
      figures: countedIn.includes(category),
      error: fieldErrors(['card'], errors, words),
      mayPropose,
      hasDays: bounds !== null,
      days: typed['days'] ?? String(days ?? ''),
      daysLabel: bounds
        ? `${words.text('retention.rule.days')} (${words.text('retention.rule.bounds', {
            least: words.number(bounds.least),
            most: words.number(bounds.most),
          })})`
        : '',
      basis: typed['basis'] ?? basis,
      basisText: words.text(`retention.bases.${basis}`),
      bases: legalBases.map(value => ({ title: words.text(`retention.bases.${value}`), value })),
      purposeText: rule.purpose ?? shipped('purpose'),
      recipientsText: rule.recipients ?? shipped('recipients'),
      value: { purpose: rule.purpose ?? '', recipients: rule.recipients ?? '', ...typed },
      textMax: ruleTextMax,
    },
    look,
  )
  return withFaults(card, errors, words)
}

function keptLine(rule: RetentionRule, words: Words): string {
  const from = words.text(`retention.categories.${rule.category}.from`)
  return rule.days === null
    ? words.text('retention.rule.served', { from })
    : words.text('retention.rule.kept', { days: words.count('retention.days', rule.days), from })
}

/** `typed`: values that come back with errors, or the reference typed after the word. */
export type SuspendForm = {
  typed?: Partial<Record<keyof SuspensionFields, string>>
  errors?: SuspensionErrors
  /** People of whom one is meant. */
  choices?: KnownPerson[]
}

/** The field for choosing one of `choices`; another name typed into `of` counts instead. */
export const chosenField = 'chosen-of'
/** Chosen if none of them is meant. */
export const otherChosen = 'other'

export function drawSuspend({ typed = {}, errors = {}, choices = [] }: SuspendForm, look: Look): Card {
  const { words } = look
  const { of, ...others } = errors
  const card = drawCard(
    'retention/suspend',
    {
      value: { of: '', reason: '', reviewOn: '', ...typed },
      choices: choices.length === 0 ? [] : [...choices.map(one => choiceOf(one, words)), other(words)],
      max: suspensionReasonMax,
      back: words.text('retention.rule.back'),
    },
    look,
  )
  return withFaults(card, choices.length === 0 ? errors : { ...others, [chosenField]: of }, words)
}

const choiceOf = (one: KnownPerson, words: Words) => ({ title: knownText(one, words), value: one.id })
const other = (words: Words) => ({ title: words.text('retention.suspend.other'), value: otherChosen })

/** Two people of one name are told apart by their department and address. */
function knownText({ name, department, mail, isThere }: KnownPerson, words: Words): string {
  const where = isThere ? [department, mail] : [words.text('retention.suspend.left'), department, mail]
  return [name, ...where].filter(one => one !== null && one !== '').join(' · ')
}
