/** How Teams draws a card, in the colours of tokens.css: those of the theme that is on the page. */
export const cardLook = {
  choiceSetInputValueSeparator: ',',
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  fontTypes: {
    default: fontOf('var(--fontFamilyBase)'),
    monospace: fontOf('var(--fontFamilyMonospace)'),
  },
  textStyles: { heading: { fontType: 'default', size: 'large', weight: 'bolder', color: 'default', isSubtle: false } },
  textBlock: { headingLevel: 3 },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small', weight: 'bolder' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
  containerStyles: {
    default: styleOf('var(--colorNeutralBackground1)'),
    emphasis: styleOf('var(--colorNeutralBackground3)'),
    accent: styleOf('var(--colorBrandBackground2)'),
    good: styleOf('var(--colorStatusSuccessBackground1)'),
    warning: styleOf('var(--colorStatusWarningBackground1)'),
    attention: styleOf('var(--colorStatusDangerBackground1)'),
  },
}

function fontOf(fontFamily: string) {
  return {
    fontFamily,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
  }
}

function styleOf(backgroundColor: string) {
  const ink = 'var(--colorNeutralForeground1)'
  const subtle = 'var(--colorNeutralForeground3)'
  const always = (color: string) => ({ default: color, subtle: color })
  return {
    backgroundColor,
    borderColor: 'var(--colorNeutralStroke2)',
    foregroundColors: {
      default: { default: ink, subtle },
      dark: { default: ink, subtle },
      light: { default: subtle, subtle },
      accent: always('var(--colorBrandForeground1)'),
      good: always('var(--colorStatusSuccessForeground1)'),
      warning: always('var(--colorStatusWarningForeground1)'),
      attention: always('var(--colorStatusDangerForeground1)'),
    },
  }
}
