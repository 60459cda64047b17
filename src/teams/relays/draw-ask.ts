import { linesOfSites } from '../../core/domain/relays/relay-lines.ts'
import type { SitesQuestion } from '../../core/use-cases/relays/ask-sites.ts'
import { peopleText } from '../broadcasts/broadcast-sites.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'

/** A line names so many sites, and counts the others. */
const namedMost = 20

/** « Joindre 38 sites ? »: who is there, and where nobody is. */
export function drawAskSites({ broadcast, sites, listed }: Omit<SitesQuestion, 'kind'>, look: Look): Card {
  const { words } = look
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
      lead: words.text(broadcast.urgent ? 'relays.ask.leadUrgent' : 'relays.ask.lead'),
      send: words.count('relays.ask.send', sites),
    },
    look,
  )
}
