import type { Paper, PaperSection } from '../core/domain/register/paper.ts'
import type { RegisterFacts } from '../core/domain/register/running-facts.ts'
import type { PlainName, Words } from '../words.ts'
import { blank, controllerBlocks, measureLines } from './paper-lines.ts'

/**
 * The nine criteria of WP 248 rev. 01, endorsed by the EDPB, with what is so of Mary whatever her configuration;
 * `assess`: for the controller to judge.
 */
const criteria = [
  ['scoring', 'no'],
  ['decision', 'no'],
  ['monitoring', 'no'],
  ['sensitive', 'assess'],
  ['scale', 'assess'],
  ['matching', 'no'],
  ['vulnerable', 'yes'],
  ['innovative', 'no'],
  ['blocking', 'no'],
] as const
const principles = ['purpose', 'minimal', 'accurate', 'limited', 'informed', 'rights', 'processors'] as const
/** The three risks of the CNIL's method, and one that is special to broadcasts. */
const risks = ['access', 'change', 'loss', 'wide'] as const

/** The impact assessment, as far as a program can fill it in: art. 35(7) GDPR. Judgements are left to people. */
export function assessmentPaper(facts: RegisterFacts, words: Words): Paper {
  const say = (name: PlainName<'register.assessment'>): string => words.text(`register.assessment.${name}`)
  const toRate = say('toRate')
  const sections: PaperSection[] = [
    { heading: words.text('register.record.controller'), blocks: controllerBlocks(facts, words) },
    {
      heading: say('need'),
      blocks: [
        { kind: 'text', text: say('needText') },
        {
          kind: 'table',
          caption: say('needCaption'),
          head: [say('criterion'), say('answer'), say('why')],
          rows: criteria.map(([one, answer]) => [
            words.text(`register.criteria.${one}.name`),
            words.text(`register.say.${answer}`),
            words.text(`register.criteria.${one}.why`),
          ]),
        },
      ],
    },
    {
      heading: say('description'),
      blocks: [
        {
          kind: 'list',
          items: (['what', 'who', 'lifecycle', 'supports'] as const).map(one =>
            words.text(`register.description.${one}`),
          ),
        },
      ],
    },
    {
      heading: say('necessity'),
      blocks: [
        {
          kind: 'table',
          caption: say('necessityCaption'),
          head: [say('principle'), say('how')],
          rows: principles.map(one => [
            words.text(`register.principles.${one}.name`),
            words.text(`register.principles.${one}.how`),
          ]),
        },
      ],
    },
    {
      heading: say('risks'),
      blocks: [
        {
          kind: 'table',
          caption: say('risksCaption'),
          head: [say('risk'), say('causes'), say('inPlace'), say('severity'), say('likelihood')],
          rows: risks.map(one => [
            words.text(`register.risks.${one}.name`),
            words.text(`register.risks.${one}.causes`),
            words.text(`register.risks.${one}.inPlace`),
            toRate,
            toRate,
          ]),
        },
      ],
    },
    {
      heading: words.text('register.record.measures'),
      blocks: [{ kind: 'list', items: measureLines(facts.running, words) }],
    },
    {
      heading: say('opinions'),
      blocks: [
        blank(say('officerBlank'), words),
        blank(say('peopleBlank'), words),
        blank(say('validationBlank'), words),
        { kind: 'text', text: say('reviewText') },
      ],
    },
  ]
  const lead = words.text('register.assessment.lead', { date: words.date(facts.at) })
  return { locale: words.locale, title: say('title'), lead, sections }
}
