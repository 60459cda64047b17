import type { Attestation } from '../core/domain/events/attestation.ts'
import type { Words } from '../words.ts'
import { dated } from './dated.ts'
import { typeset } from './typeset.ts'

/** Empty lines are left out; a word of a hundred signs is broken at the end of the line. */
const paper = `
#let of(name) = sys.inputs.at(name)
#set document(title: of("heading"), author: of("authority"))
#set text(lang: of("lang"), size: 11.5pt)
#set page(paper: "a4", margin: (x: 28mm, y: 30mm))
#set par(leading: 0.8em, spacing: 1.4em)
#show regex("\\\\S{40,}"): it => it.text.clusters().join(sym.zws)
#show heading: set text(size: 22pt)
#show heading: set block(above: 22mm, below: 12mm)

#text(size: 13pt, weight: "bold", of("authority"))

= #of("heading")

#of("before")

#text(size: 15pt, weight: "bold", of("person"))

#of("after")

#let facts = ("event", "date", "hours", "session", "place").filter(name => of(name) != "")
#terms(separator: [ ], spacing: 0.9em, ..facts.map(name => terms.item(of(name + "-label"), of(name))))

#v(10mm)
#of("issued")

#text(size: 9.5pt, of("reference"))
`

/** *Attestation de présence*, one page, in the language of the authority. */
export function attestationPaper(attestation: Attestation, authority: string, words: Words): Uint8Array {
  const { person, event, reference, date, place, session, issuedOn } = attestation
  const { bytes } = typeset(paper, {
    lang: words.locale,
    authority,
    heading: words.text('print.attestation.heading'),
    before: words.text('print.attestation.before', { authority }),
    person: person === '' ? words.text('events.participants.unnamed') : person,
    after: words.text('print.attestation.after'),
    'event-label': words.text('print.attestation.event'),
    event,
    'date-label': words.text('print.attestation.date'),
    date: dated(date, words),
    'hours-label': words.text('print.attestation.hours'),
    hours: hoursText(attestation, words),
    'session-label': words.text('print.attestation.session'),
    session,
    'place-label': words.text('print.attestation.place'),
    place,
    issued: words.text('print.attestation.issued', { day: dated(issuedOn, words) }),
    reference: words.text('print.attestation.reference', { reference }),
  })
  return bytes
}

function hoursText({ from, until }: Attestation, words: Words): string {
  if (from === null) return ''
  if (until === null) return words.clock(from)
  return words.text('print.attestation.fromUntil', { begins: words.clock(from), ends: words.clock(until) })
}
