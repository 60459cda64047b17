import { cardLook } from './card-look.ts'
import { CardSearch, type Searching } from './card-search.ts'
import { markdownToHtml } from './card-markdown.ts'
import type { Press } from '../../../teams/turn/written-act.ts'
import type { IMarkdownProcessingResult as Processed } from 'adaptivecards'

const { AdaptiveCard, ExecuteAction, GlobalSettings, HostConfig, OpenUrlAction, SerializationContext } = AdaptiveCards
const { SubmitAction, Version } = AdaptiveCards

const hostConfig = new HostConfig(cardLook)
/** Teams reads no more than 1.5. */
const version = new Version(1, 5)
let faultsTied = 0

// Teams reads Markdown in text blocks and facts alone: https://github.com/MicrosoftDocs/msteams-docs/issues/12228
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false
AdaptiveCard.onProcessMarkdown = (text: string, result: Processed) => {
  result.outputHtml = markdownToHtml(text)
  result.didProcess = true
}

/**
 * Draws a card with the library of Adaptive Cards, as Teams does; throws if this is no card. `press`: a button asks
 * Mary something; `folded`: a button did nothing, since a field out of sight is not valid.
 */
export function drawCard(
  json: Record<string, unknown>,
  on: { press(press: Press): void; folded(label: string): void },
  searching: Searching,
): HTMLElement {
  const card = new AdaptiveCard()
  card.version = version
  card.hostConfig = hostConfig
  card.onExecuteAction = action => {
    if (action instanceof OpenUrlAction) openAddress(action.url)
    else if (action instanceof SubmitAction || action instanceof ExecuteAction) on.press(pressOf(action))
  }
  card.parse(json, new SerializationContext(version))
  for (const input of card.getAllInputs()) if (input instanceof CardSearch) input.searching = searching
  const drawn = card.render()
  if (!drawn) throw new Error('an empty card')
  if (typeof json['lang'] === 'string') drawn.lang = json['lang']
  const after = () => {
    nameButtons(drawn)
    sayFolded(drawn, on.folded)
  }
  drawn.addEventListener('click', () => setTimeout(after), true)
  nameButtons(drawn)
  tieFaults(card)
  return drawn
}

/** What was typed goes with the data of the button, as Teams sends it. */
function pressOf(action: InstanceType<typeof ExecuteAction> | InstanceType<typeof SubmitAction>): Press {
  const json: unknown = action.toJSON()
  const { verb, data } = json as { verb?: string; data?: { verb?: string } }
  const inputs = Object.values(action.getReferencedInputs() ?? {}).filter(input => input.isSet())
  const typed: [string, string][] = inputs.map(input => [input.id ?? '', String(input.value)])
  return { verb: verb ?? data?.verb ?? '', data: { ...data, ...Object.fromEntries(typed) } }
}

/**
 * Mary writes below a field what is wrong with it, in a text whose id names the field: it is tied to the field here,
 * for screen readers.
 */
function tieFaults(card: InstanceType<typeof AdaptiveCard>) {
  for (const input of card.getAllInputs()) {
    const fault = card.getElementById(`fault-${input.id}`)?.renderedElement
    const field = input.renderedElement?.querySelector('input, textarea, select')
    if (!fault || !field) continue
    fault.id = `fault-text-${faultsTied++}`
    field.setAttribute('aria-invalid', 'true')
    field.setAttribute('aria-describedby', fault.id)
  }
}

/**
 * The library marks the part that a button unfolds as expanded, which screen readers do not say: here the button says
 * it. And of a part that is pressed as a whole they would read only its title, not its contents.
 */
function nameButtons(drawn: HTMLElement) {
  const names = drawn.querySelectorAll('div[role=button][aria-label]')
  for (const part of names) if (part.textContent.trim() !== '') part.removeAttribute('aria-label')
  const parts = drawn.querySelectorAll('[aria-expanded]:not(button, [role=button])')
  for (const part of parts) part.removeAttribute('aria-expanded')
  for (const button of drawn.querySelectorAll('[aria-controls]')) {
    const [id = ''] = (button.getAttribute('aria-controls') ?? '').split(' ')
    const part = document.getElementById(id)
    if (part) button.setAttribute('aria-expanded', String(part.checkVisibility()))
  }
}

/** The library sends nothing, and says nothing, when a field out of sight is not valid. */
function sayFolded(drawn: HTMLElement, say: (label: string) => void) {
  const faulty = [...drawn.querySelectorAll('.ac-input-validation-failed')]
  const folded = faulty.find(field => (field as HTMLElement).offsetParent === null)
  if (folded) say(document.getElementById(folded.getAttribute('aria-labelledby') ?? '')?.textContent ?? '')
}

function openAddress(url: string | undefined = '') {
  if (/^(https?:|mailto:)/i.test(url)) window.open(url, '_blank', 'noopener,noreferrer')
}
