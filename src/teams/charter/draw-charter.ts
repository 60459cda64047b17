import { type Charter, type CharterColour, charterFieldMax, isForbidden } from '../../core/domain/charter/charter.ts'
import { contrastOf, legibleOn } from '../../core/domain/charter/contrast.ts'
import { type CharterErrors, type CharterField, charterFields } from '../../core/domain/charter/read-charter.ts'
import { keysOf, type Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { byField, withFaults } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'

const key = keysOf('charter.charter')
const white = '#ffffff'

export type CharterSaid = { text: 'saved' | 'same' | 'noSuchLogo' | 'tooManyLogos'; tone: 'ok' | 'warning' }

/** `edits`: the reader is an administrator; `said`: the result of the click that brought the card. */
export type CharterData = { charter: Charter; edits: boolean; said?: CharterSaid }

/** « charte »: colours with what may be read in them, forbidden pairs, words and logos. */
export function drawCharter({ charter, edits, said }: CharterData, look: Look): Card {
  const { words } = look
  const { changed, version } = charter
  return drawCard(
    'charter/charter',
    {
      said: said ? words.text(key(`says.${said.text}`)) : '',
      saidStyle: said?.tone === 'warning' ? 'warning' : 'good',
      changed:
        changed === null
          ? words.text(key(edits ? 'noneYet' : 'nobodyYet'))
          : changed.by === null
            ? words.text(key('shipped'))
            : words.text(key('changed'), { version, name: escapeLine(changed.by.name), date: words.date(changed.at) }),
      colours: charter.colours.map(colour => colourLine(colour, charter, words)),
      pairs: charter.pairs.map(({ one, other }) => ({
        text: words.text(key('pair'), { one: escapeLine(one), other: escapeLine(other) }),
      })),
      words: charter.words.map(({ write, instead }) => ({
        text: words.text(key('word'), {
          write: escapeLine(write),
          instead: instead.map(one => words.text(key('quoted'), { text: escapeLine(one) })).join(', '),
        }),
      })),
      logos: charter.logos.map(({ digest, name, state }, at) => ({
        logo: digest,
        allowed: state === 'allowed',
        text: words.text(key(`logo.${state}`), { n: at + 1, name: escapeLine(name) }),
      })),
      edits,
    },
    look,
  )
}

/** Which contrast it has on white, and on which other colours words of any size may be. */
function colourLine({ name, hex }: CharterColour, charter: Charter, words: Words) {
  const legible = legibleOn(hex, white)
  const others = charter.colours.filter(
    other => other.hex !== hex && legibleOn(hex, other.hex) === 'text' && !isForbidden(charter, name, other.name),
  )
  return {
    name: words.text(key('colour'), { name: escapeLine(name), hex }),
    use: words.text(key(`onWhite.${legible}`), { ratio: words.number(Math.floor(contrastOf(hex, white) * 10) / 10) }),
    color: legible === 'text' ? 'good' : 'warning',
    on:
      others.length === 0
        ? ''
        : words.text(key('on'), {
            list: enumerate(
              others.map(other => escapeLine(other.name)),
              words,
            ),
          }),
  }
}

/** `seen`: the version on which it was opened; `since`: somebody changed it meanwhile, and this was not saved. */
export type CharterFormData = {
  seen: number
  typed: Record<CharterField, string>
  errors?: CharterErrors
  since?: boolean
}

export function drawCharterForm({ seen, typed, errors = {}, since = false }: CharterFormData, look: Look): Card {
  const value = byField(charterFields, field => typed[field])
  const card = drawCard('charter/form', { seen, value, since, most: charterFieldMax }, look)
  return withFaults(card, errors, look.words)
}
