/** Longer than Teams ever takes to answer; without an answer the page is not in Teams. */
const answersWithinMs = 10_000
/** A person who is asked by Entra to agree takes their time. */
const signsOnWithinMs = 120_000

/** What Teams tells of the person and of the host. */
export type InTeams = {
  locale: 'fr' | 'en'
  /** The person's id in the directory; '' where Teams does not say it. */
  person: string
  /** Closes the dialog with the page in it, and asks what comes next. */
  close: (answer?: Record<string, string>) => void
  /** The token of single sign-on; throws when Teams gives none. */
  askToken: () => Promise<string>
}

/**
 * Meets Teams through its own library. The theme is set on the page now and whenever it changes. Null: the page is not
 * in Teams.
 */
export async function meetTeams(): Promise<InTeams | null> {
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
    const close = (answer: Record<string, string> | undefined) => dialog.url.submit(answer)
    return { locale: localeOf(context.app.locale), person, close, askToken }
  } catch {
    return null
  }
}

/** `tag`: of a language, as `en-GB`. Everything that is not English is French. */
function localeOf(tag: string): 'fr' | 'en' {
  return /^en\b/i.test(tag) ? 'en' : 'fr'
}

/** `theme`: as Teams names it; an unknown one is light. */
function showTheme(theme: string) {
  document.documentElement.dataset['theme'] = theme === 'dark' || theme === 'contrast' ? theme : 'light'
}

function within<T>(answer: Promise<T>, ms: number = answersWithinMs): Promise<T> {
  return Promise.race([
    answer,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('Teams does not answer')), ms)
    }),
  ])
}
