import type { Facets, Lent, Who } from './world.ts'

export type Visa = { by: Who; chairs: Who[]; step: number; facets: Facets }

/** The simplest thing that says what should be: who said yes to which numbers at which step, and who wrote. */
export type Model = {
  facets: Facets
  authors: Set<string>
  visas: Visa[]
  ended: boolean
  sent: boolean
  minutes: number
  lent: Lent[]
}

const seats: { panels: { people: Who[]; needs: number }[]; facets: (keyof Facets)[] }[] = [
  {
    panels: [
      { people: ['ada'], needs: 1 },
      { people: ['bea'], needs: 1 },
    ],
    facets: ['substance', 'reach'],
  },
  { panels: [{ people: ['bea', 'cleo', 'dina'], needs: 2 }], facets: ['form'] },
  { panels: [{ people: ['dina', 'eve'], needs: 1 }], facets: ['substance', 'form', 'reach'] },
]

export const stepCount = seats.length

const taken = ({ visas }: Model, step: number) =>
  new Set(visas.filter(visa => visa.step === step).flatMap(({ chairs }) => chairs))

function isFull(model: Model, step: number): boolean {
  return seats[step]!.panels.every(
    ({ people, needs }) => people.filter(one => taken(model, step).has(one)).length >= needs,
  )
}

/** The first step that lacks something; all of them: approved. */
export function waits(model: Model): number {
  const at = seats.findIndex((_, step) => !isFull(model, step))
  return at < 0 ? stepCount : at
}

/** The chairs that this person may take there now. */
export function chairs(model: Model, step: number, by: Who): Who[] {
  const has = taken(model, step)
  // Two visas of one circuit come from two people.
  if (model.visas.some(visa => visa.by === by && visa.step !== step)) return []
  const lender = (one: Who) =>
    model.lent.some(
      ({ from, to, since, until }) => from === one && to === by && since <= model.minutes && model.minutes < until,
    )
  return seats[step]!.panels.flatMap(({ people, needs }) => {
    if (people.filter(one => has.has(one)).length >= needs) return []
    if (people.includes(by)) return has.has(by) ? [] : [by]
    const free = people.find(one => !has.has(one) && lender(one))
    return free ? [free] : []
  })
}

/** Who changed the circuit waits for ninety minutes. */
export const isBarred = ({ minutes }: Model, by: Who): boolean => by === 'eve' && minutes < 90

/** What stays when some numbers change: visas of steps whose numbers are the same, of who is no author. */
export function changed(model: Model, facets: Facets, author: string): void {
  model.authors.add(author)
  model.facets = facets
  model.visas = model.visas.filter(
    visa =>
      !model.authors.has(visa.by) && seats[visa.step]!.facets.every(facet => visa.facets[facet] === facets[facet]),
  )
  model.ended = false
}
