/* global AdaptiveCards, document */
// As Teams on a computer draws cards: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
const color = value => ({ default: value, subtle: value })
const foreground = {
  default: { default: '#242424', subtle: '#616161' },
  dark: color('#242424'),
  light: color('#ffffff'),
  accent: color('#5b5fc7'),
  good: color('#237b4b'),
  warning: color('#8a4b00'),
  attention: color('#c4314b'),
}
const fill = backgroundColor => ({ backgroundColor, foregroundColors: foreground })
const font = {
  fontFamily: "'Segoe UI', Inter, sans-serif",
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
}
const hostConfig = new AdaptiveCards.HostConfig({
  choiceSetInputValueSeparator: ',',
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#eeeeee' },
  fontTypes: { default: font, monospace: font },
  containerStyles: {
    default: fill('#ffffff'),
    emphasis: fill('#f5f5f5'),
    accent: fill('#e8ebfa'),
    good: fill('#e7f2da'),
    attention: fill('#fcf4f6'),
    warning: fill('#fbf6d9'),
  },
  imageSizes: { small: 32, medium: 52, large: 100 },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    preExpandSingleShowCardAction: false,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'bolder', spacing: 'small' },
  },
  factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
})

const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const plain = text => text.replace(/[&<>"]/g, sign => signs[sign])
const inline = text =>
  plain(text)
    .replace(/\\([\\`*_{}[\]()#+\-.!<>~|&])/g, (_, sign) => `&#${sign.codePointAt(0)};`)
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
const block = text =>
  /^- /m.test(text)
    ? `<ul>${text
        .split(/[\r\n]+/)
        .map(line => `<li>${inline(line.replace(/^- /, ''))}</li>`)
        .join('')}</ul>`
    : `<p>${inline(text)}</p>`
// As in Teams, choices are no Markdown.
AdaptiveCards.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = text.split('\n\n').map(block).join('')
  result.didProcess = true
}

// eslint-disable-next-line no-unused-vars
function show(json) {
  const card = new AdaptiveCards.AdaptiveCard()
  card.hostConfig = hostConfig
  card.parse(json)
  document.getElementById('card').replaceChildren(card.render())
}
