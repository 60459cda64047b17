import type { Paper } from '../core/domain/register/paper.ts'
import type { RunningFacts } from '../core/domain/register/running-facts.ts'
import type { RetentionRule } from '../core/domain/retention/retention-rule.ts'
import type { PlainName, Words } from '../words.ts'
import { keptText, purposeText, readersLines, recipientsText, rightsLines } from './paper-lines.ts'

/**
 * What everybody may read of their data: art. 13 and 14 GDPR, from the rules in force. It names no officer: the page is
 * public, and the authority says how they are reached.
 */
export function noticePaper(running: RunningFacts, rules: RetentionRule[], words: Words): Paper {
  const say = (name: PlainName<'register.notice'>): string => words.text(`register.notice.${name}`)
  const { authority, privacyUrl } = running
  const text = (text: string) => ({ kind: 'text', text }) as const
  return {
    locale: words.locale,
    title: say('title'),
    lead: say('lead'),
    sections: [
      {
        heading: say('who'),
        blocks: [
          text(authority === null ? say('whoNobody') : words.text('register.notice.whoIs', { name: authority })),
          text(privacyUrl === null ? say('officer') : words.text('register.notice.officerAt', { url: privacyUrl })),
        ],
      },
      { heading: say('source'), blocks: [text(say('sourceText'))] },
      {
        heading: say('kept'),
        blocks: [
          {
            kind: 'table',
            caption: say('keptCaption'),
            head: (['activity', 'purpose', 'basis', 'recipients', 'kept'] as const).map(one =>
              words.text(`register.record.${one}`),
            ),
            rows: rules.map(rule => [
              words.text(`retention.categories.${rule.category}.name`),
              purposeText(rule, words),
              words.text(`register.bases.${rule.basis}`),
              recipientsText(rule, words),
              keptText(rule, words),
            ]),
          },
        ],
      },
      {
        heading: say('recipients'),
        blocks: [
          {
            kind: 'list',
            items: [
              ...readersLines(running, words),
              ...running.processors.map(one =>
                words.text('register.notice.recipientLine', {
                  name: words.text(`register.processors.${one}.name`),
                  gets: words.text(`register.processors.${one}.gets`),
                }),
              ),
            ],
          },
          text(words.text('register.record.transfersText')),
        ],
      },
      { heading: say('decisions'), blocks: [text(say('decisionsText'))] },
      {
        heading: say('rights'),
        blocks: [{ kind: 'list', items: rightsLines(words) }, text(say('rightsText'))],
      },
    ],
  }
}
