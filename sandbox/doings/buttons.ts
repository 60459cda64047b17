/** A piece of card JSON. */
export type Element = Record<string, unknown>
export type Action = Element & { type: string; data?: unknown; verb?: string; id?: string; title?: string }

/** A button with the inputs that go with it: those of its own card and of the cards around it. */
export type Found = { action: Action; inputs: Element[] }

/**
 * The button of that name as a person sees the card, folded cards included; the first one when there are several.
 * `Compléter > Envoyer` is the button « Envoyer » of the card folded under « Compléter ».
 */
export function findButton(card: unknown, title: string): Found | undefined {
  const names = title.split(' > ').map(name => name.trim())
  let found: Found | undefined
  let inner: unknown = card
  for (const [index, name] of names.entries()) {
    const folds = index < names.length - 1
    found = search(inner, found?.inputs ?? [], action => isNamed(action, name) && isFold(action) === folds)
    if (found === undefined) return undefined
    inner = found.action['card']
  }
  return found
}

/** People read a no-break space as a space. */
function isNamed(action: Action, name: string): boolean {
  return action.title !== undefined && spaced(action.title) === spaced(name)
}

function spaced(text: string): string {
  return text.replace(/\s/g, ' ').trim()
}

function isFold(action: Action): boolean {
  return action.type === 'Action.ShowCard'
}

/** All the titles of a card, for the words of a failure. */
export function buttonTitles(card: unknown): string[] {
  const titles: string[] = []
  search(card, [], action => {
    if (action.title !== undefined) titles.push(action.title)
    return false
  })
  return titles
}

function search(card: unknown, outer: Element[], wanted: (action: Action) => boolean): Found | undefined {
  const { actions, inputs, folded } = read(card)
  const around = [...outer, ...inputs]
  const action = actions.find(wanted)
  if (action !== undefined) return { action, inputs: around }
  for (const inner of folded) {
    const found = search(inner, around, wanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** One card: its actions, its inputs, and the cards folded under its buttons. */
function read(card: unknown): { actions: Action[]; inputs: Element[]; folded: unknown[] } {
  const actions: Action[] = []
  const inputs: Element[] = []
  const folded: unknown[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk)
    if (typeof value !== 'object' || value === null) return
    const element = value as Element
    const type = String(element['type'])
    if (element['isVisible'] === false && type.startsWith('Action.')) return
    if (type.startsWith('Input.')) inputs.push(element)
    if (type === 'Action.ShowCard') {
      folded.push(element['card'])
      actions.push(element as Action)
    } else if (type.startsWith('Action.')) {
      actions.push(element as Action)
    } else {
      for (const key of ['body', 'items', 'columns', 'rows', 'cells', 'actions', 'selectAction', 'inlineAction']) {
        walk(element[key])
      }
    }
  }
  walk(card)
  return { actions, inputs, folded }
}

/** What a client sends for inputs: what the person gave, else what the card came with. */
export function inputValues(inputs: Element[], given: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const input of inputs) {
    const id = input['id']
    if (typeof id === 'string') values[id] = valueOf(input)
  }
  return Object.fromEntries(Object.entries({ ...values, ...given }).filter(([, value]) => value !== undefined))
}

function valueOf(input: Element): unknown {
  const { type, value, valueOff = 'false' } = input
  // Clients send everything as text.
  if (value !== undefined && value !== null) return typeof value === 'string' ? value : JSON.stringify(value)
  if (type === 'Input.Toggle') return valueOff
  return type === 'Input.Text' ? '' : undefined
}

/** The obligatory inputs left empty: the client would not send. */
export function missingInputs(inputs: Element[], values: Record<string, unknown>): string[] {
  return inputs
    .filter(input => input['isRequired'] === true && (values[String(input['id'])] ?? '') === '')
    .map(input => String(input['id']))
}
