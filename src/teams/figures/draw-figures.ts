import { isChannelOn } from '../../core/domain/capabilities/capability.ts'
import { type Period, periodBefore, periodName } from '../../core/domain/figures/period.ts'
import { outIn } from '../../core/domain/channels/channel-tally.ts'
import type { Beside, Figures } from '../../core/domain/figures/period-figures.ts'
import { FigureText } from '../../words/figure-text.ts'
import { tallyText } from '../../words/tally-text.ts'
import { writeFigures } from '../../words/written-figures.ts'
import { relayFacts } from '../broadcasts/drawn/broadcast-sites.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { isOn } from '../cards/switched-on.ts'
import { escapeLine } from '../cards/markdown.ts'

/** `chart`: its address; '' if nobody could look. */
export type FiguresData = { figures: Figures; chart: string; hasPage: boolean }

/** Lines of the picture, as it is drawn. */
const linesMost = 8
const silentMost = 12

/** A period at a glance, with one chart; the page has the rest. */
export function drawFigures({ figures, chart, hasPage }: FiguresData, look: Look): Card {
  const { words } = look
  const { period, reach, silent } = figures
  const text = new FigureText(figures, words)
  const drawn = writeFigures(figures, words, linesMost).find(({ id }) => id === 'sections')?.chart ?? null
  const pair = ({ now, before }: Beside) => words.text('figures.figures.pair', { now, before })
  const whole = figures.delays.find(({ step }) => step === 'whole')?.now ?? null
  const days = (ms: number) => text.cell(ms / figures.workingDayMs, 'days')
  const fact = (name: 'posts' | 'events' | 'received' | 'retained' | 'declined', value: Beside) => ({
    title: words.text(`figures.figures.${name}`),
    value: pair(value),
  })
  return drawCard(
    'figures/figures',
    {
      heading: words.text('figures.figures.heading', { period: text.now }),
      beside: words.text('figures.figures.beside', { before: text.before }),
      running: figures.isRunning ? words.text('figures.periods.running') : '',
      chart: drawn === null ? '' : chart,
      chartTitle: drawn?.title ?? '',
      chartAlt: drawn?.alt ?? '',
      facts: [
        fact('posts', figures.posts),
        ...(isOn('events', look) ? [fact('events', figures.events)] : []),
        ...figures.channels
          .filter(({ channel }) => channel !== 'teams' && isChannelOn(channel, look.off))
          .map(({ channel, now, before }) => ({
            title: words.text('figures.figures.out', { channel: words.text(`figures.channels.${channel}`) }),
            value: words.text('figures.tally.before', { text: tallyText(now, words), before: outIn(before) }),
          })),
        fact('received', figures.proposals.received),
        fact('retained', figures.proposals.retained),
        fact('declined', figures.proposals.declined),
        ...(reach.meant > 0
          ? [
              {
                title: words.text('figures.figures.delivered'),
                value: words.text('figures.figures.share', {
                  n: reach.delivered,
                  of: reach.meant,
                  share: text.cell(reach.delivered / reach.meant, 'share'),
                }),
              },
            ]
          : []),
        ...(figures.sites && isOn('relays', look) ? relayFacts(figures.sites, words) : []),
        ...(whole
          ? [
              {
                title: words.text('figures.figures.whole'),
                value: words.text('figures.figures.days', { days: days(whole.medianMs), n: whole.n }),
              },
            ]
          : []),
      ],
      silentTitle: words.text('figures.figures.silent'),
      silent: escapeLine(silentText(silent, look)),
      period: periodName(period),
      previous: periodName(periodBefore(period)),
      page: hasPage ? words.text('figures.figures.page') : '',
    },
    look,
  )
}

function silentText({ names, small }: Figures['silent'], { words }: Look): string {
  const shown = names.slice(0, silentMost)
  const rest = names.length - shown.length
  return [
    ...shown,
    ...(rest > 0 ? [words.count('figures.others', rest)] : []),
    ...(small > 0 ? [words.count('figures.silent.more', small)] : []),
  ].join(', ')
}

/** Of the page that shows a period; `postPage`: that of posts, which lies beside it. */
export function figuresPageUrl(postPage: string, { unit, to }: Period): string {
  const at = to.slice(0, 7)
  const url = new URL('figures.html', postPage)
  url.search = new URLSearchParams({ unit: unit === 'month' ? 'month' : 'quarter', at }).toString()
  return url.href
}
