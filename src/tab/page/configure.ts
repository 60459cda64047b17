import { byId } from './shell/element.ts'
import { meetTeams } from './shell/in-teams.ts'
import { showWhole } from './shell/whole-page.ts'
import { loadWords } from './shell/page-words.ts'

/**
 * What Teams shows before the calendar becomes a tab of a channel or of a group chat: there is nothing to choose, only
 * to say what is added.
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/create-tab-pages/configuration-page
 */
async function start() {
  const teams = await meetTeams()
  const locale = teams?.locale ?? 'fr'
  document.documentElement.lang = locale
  const text = await loadWords(locale)
  byId('hello').textContent = text('pages.week')
  if (teams === null) return showWhole(text('notInTeams'))
  const { config } = microsoftTeams.pages
  const contentUrl = new URL('week.html', location.href).href
  config.registerOnSaveHandler(event => {
    const tab = { entityId: 'week', contentUrl, websiteUrl: contentUrl, suggestedDisplayName: text('pages.week') }
    config.setConfig(tab).then(
      () => event.notifySuccess(),
      (error: unknown) => event.notifyFailure(String(error)),
    )
  })
  config.setValidityState(true)
  showWhole(text('week.configure'))
}

void start()
