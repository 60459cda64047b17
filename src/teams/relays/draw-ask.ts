import { linesOfSites } from '../../core/domain/relays/relay-lines.ts'
import type { SitesQuestion } from '../../core/use-cases/relays/ask-sites.ts'
import { secondText } from '../broadcasts/drawn/broadcast-lines.ts'
import { peopleText } from '../broadcasts/drawn/broadcast-sites.ts'
import { audienceText } from '../cards/audience-text.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'

/** A line names so many sites, and counts the others. */
const namedMost = 20

/** `over`: above so many people two confirm. */
type AskData = Omit<SitesQuestion, 'kind'> & { over: number }

/** « Joindre 38 sites ? »: how many people, sites without a relay, and when the cards leave. */
export function drawAskSites(asked: AskData, look: Look): Card {
  const { words } = look
  const { broadcast, sites, listed, unsure, second, people, over } = asked
  const lines = linesOfSites(listed)
  const nobody = listed
    .filter(({ relay, deputy }) => relay === null && deputy === null)
    .map(({ name }) => escapeLine(name))
  const others = nobody.length - namedMost
  const list = others > 0 ? [...nobody.slice(0, namedMost), words.count('relays.board.more', others)] : nobody
  return drawCard(
    'relays/ask',
    {
      id: broadcast.id,
      sites,
      kicker: words.text('relays.ask.kicker', { reference: broadcast.reference }),
      heading: words.count('relays.ask.heading', sites),
      title: words.text('common.quoted', { text: escapeLine(broadcast.title) }),
      people: words.text('relays.ask.people', { people: peopleText(lines.all, words) }),
      nobody:
        nobody.length === 0 ? '' : words.count('relays.ask.nobody', nobody.length, { list: enumerate(list, words) }),
      to: words.text('broadcasts.broadcast.for', { audience: escapeLine(audienceText(broadcast.audience, words)) }),
      unsure: unsure === 0 ? '' : words.count('relays.ask.unsure', unsure),
      lead: leadText(asked, look),
      second: secondText(second, { people, over }, words),
      sends: second.kind !== 'yours',
      send: words.count('relays.ask.send', sites),
    },
    look,
  )
}

function leadText({ broadcast, leavesAt, ringsAt }: AskData, { words }: Look): string {
  if (ringsAt !== null) return words.text('relays.ask.leadCalm', { date: words.date(ringsAt) })
  if (leavesAt !== null) return words.text('relays.ask.leadAt', { date: words.date(leavesAt) })
  return words.text(broadcast.urgent ? 'relays.ask.leadUrgent' : 'relays.ask.lead')
}
