/** Longer than Teams ever takes to answer; without an answer nobody is there. */
const answersWithinMs = 10_000
/** Whoever is asked by Entra to agree takes their time. */
const signsOnWithinMs = 120_000

/**
 * What Teams says of who looks, and how.
 * @typedef {object} InTeams
 * @property {'fr' | 'en'} locale
 * @property {string} person their id in the directory; '' where Teams does not say it
 * @property {(answer?: Record<string, string>) => void} close the dialog that the page stands in, with what is asked next
 * @property {() => Promise<string>} askToken the single sign-on token; throws when Teams gives none
 */

/**
 * Meets Teams through its own library. The theme is set on the page now and whenever it changes.
 * @returns {Promise<InTeams | null>} null: the page does not stand in Teams
 */
export async function meetTeams() {
  showTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default')
  const { app, authentication, dialog } = microsoftTeams
  try {
    await within(app.initialize())
    app.registerOnThemeChangeHandler(showTheme)
    const context = await within(app.getContext())
    showTheme(context.app.theme)
    app.notifySuccess().catch(() => undefined)
    const askToken = () => within(authentication.getAuthToken(), signsOnWithinMs)
    const person = context.user?.id ?? ''
    const close = (/** @type {Record<string, string> | undefined} */ answer) => dialog.url.submit(answer)
    return { locale: localeOf(context.app.locale), person, close, askToken }
  } catch {
    return null
  }
}

/**
 * French is spoken first.
 * @param {string} tag of a language, as `en-GB`
 * @returns {'fr' | 'en'}
 */
function localeOf(tag) {
  return /^en\b/i.test(tag) ? 'en' : 'fr'
}

/** @param {string} theme as Teams names it; one that is not known is light */
function showTheme(theme) {
  document.documentElement.dataset['theme'] = theme === 'dark' || theme === 'contrast' ? theme : 'light'
}

/**
 * @template T
 * @param {Promise<T>} answer
 * @param {number} ms
 * @returns {Promise<T>}
 */
function within(answer, ms = answersWithinMs) {
  return Promise.race([
    answer,
    /** @type {Promise<never>} */ (
      new Promise((_, reject) => {
        setTimeout(() => reject(new Error('Teams does not answer')), ms)
      })
    ),
  ])
}
