import { h } from '../dom.js'
import { markdownToHtml } from './markdown.js'
import './search-field.js'

const { AdaptiveCard, GlobalSettings, HostConfig, SerializationContext, Version } = AdaptiveCards
const { ExecuteAction, OpenUrlAction, SubmitAction } = AdaptiveCards
const hostConfig = new HostConfig(await fetch('/desk/host-config.json').then(answer => answer.json()))
// Teams reads no more than 1.5.
const version = new Version(1, 5)

// Teams reads Markdown in text blocks and facts alone: https://github.com/MicrosoftDocs/msteams-docs/issues/12228
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text)
  result.didProcess = true
}

/**
 * Draws a card with Microsoft's own library. `press({ action, inputs })` is called when a button asks Mary
 * something.
 */
export function drawCard(json, press) {
  const card = new AdaptiveCard()
  card.version = version
  card.hostConfig = hostConfig
  card.onExecuteAction = action => {
    if (action instanceof OpenUrlAction) open(action.url)
    else if (action instanceof SubmitAction || action instanceof ExecuteAction) press(pressed(action))
  }
  try {
    const context = new SerializationContext(version)
    card.parse(json, context)
    const element = card.render()
    if (element === undefined) throw new Error('carte vide')
    element.lang = json.lang ?? 'fr'
    element.addEventListener('click', () => setTimeout(() => sayWhatIsFolded(element)), true)
    tieFaults(card)
    return element
  } catch (error) {
    return h('p.broken', {}, `Carte illisible : ${error.message}`)
  }
}

/**
 * Mary says below a field what is wrong with it, in a text whose id names the field. Teams shows no more; here it is
 * tied to the field, for whoever hears the page, and the field is known as the one at fault.
 */
function tieFaults(card) {
  for (const input of card.getAllInputs()) {
    const fault = card.getElementById(`fault-${input.id}`)?.renderedElement
    const field = input.renderedElement?.querySelector('input, textarea, select')
    if (!fault || !field) continue
    fault.id = `fault-text-${faultsTied++}`
    field.setAttribute('aria-invalid', 'true')
    field.setAttribute('aria-describedby', fault.id)
  }
}

let faultsTied = 0

/** The action as the card has it, and what was typed beside it and above it (as Teams sends it). */
function pressed(action) {
  const inputs = {}
  for (const input of Object.values(action.getReferencedInputs() ?? {})) {
    if (input.isSet()) inputs[input.id] = String(input.value)
  }
  return { action: action.toJSON(), inputs }
}

/** The library refuses to send what is not valid without a word when the field is out of sight: the desk says so. */
function sayWhatIsFolded(element) {
  element.querySelector('.folded')?.remove()
  const folded = [...element.querySelectorAll('.ac-input-validation-failed')].find(field => field.offsetParent === null)
  if (folded === undefined) return
  const label = document.getElementById(folded.getAttribute('aria-labelledby') ?? '')?.textContent ?? 'sans nom'
  const says = h(
    'p.card-says.folded',
    { role: 'alert', 'data-tone': 'bad' },
    `Rien n’est parti : un champ replié n’est pas valable (${label}). Teams refuserait aussi, sans le dire.`,
  )
  element.append(says)
  says.scrollIntoView({ block: 'nearest' })
}

function open(url) {
  if (/^(https?:|mailto:)/i.test(url ?? '')) window.open(url, '_blank', 'noopener,noreferrer')
}
