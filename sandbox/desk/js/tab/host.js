import { town } from '../town.js'

const dark = matchMedia('(prefers-color-scheme: dark)')

/** In which theme Teams is, and whether it says who looks at a page. */
export const teams = { theme: dark.matches ? 'dark' : 'default', signsOn: true }
/** The frames that are open. */
const open = new Set()

export function setTheme(theme) {
  teams.theme = theme
  for (const frame of open) frame.contentWindow?.postMessage({ func: 'themeChange', args: [theme] }, location.origin)
}

/**
 * Answers what `teams-js` asks of Teams, in a frame: who looks, in which theme, and the token that says so. Gives
 * what ends it. `dialog`: what a page in a dialog may do: `{ submit(result), resize(size) }`.
 * The messages: https://github.com/OfficeDev/microsoft-teams-library-js, `internal/communication.ts`.
 */
export function hostFrame(frame, me, dialog) {
  const frameContext = dialog === undefined ? 'content' : 'task'
  const supports = dialog === undefined ? {} : { dialog: { url: {}, update: {} } }
  const runtime = JSON.stringify({ apiVersion: 4, isLegacyTeams: false, supports })
  const answers = {
    initialize: () => [frameContext, 'web', runtime, '2.58.0'],
    getContext: () => [contextOf(me, frameContext)],
    'authentication.getAuthToken': async () => {
      if (!teams.signsOn) return [false, 'resourceRequiresConsent']
      return town.signOn(me.id).then(
        ({ token }) => [true, token],
        error => [false, error.message],
      )
    },
    ...(dialog !== undefined && {
      'tasks.completeTask': result => (dialog.submit(result), []),
      'tasks.updateTask': size => (dialog.resize(size), []),
    }),
  }
  const listen = async ({ source, data }) => {
    if (source !== frame.contentWindow || !Object.hasOwn(answers, data?.func)) return
    const { id, uuidAsString, func } = data
    const args = await answers[func](...(data.args ?? []))
    frame.contentWindow?.postMessage({ id, uuidAsString, args }, location.origin)
  }
  addEventListener('message', listen)
  open.add(frame)
  return () => {
    open.delete(frame)
    removeEventListener('message', listen)
  }
}

function contextOf(me, frameContext) {
  return {
    entityId: 'mary',
    frameContext,
    hostName: 'Teams',
    hostClientType: 'web',
    locale: me.preferredLanguage ?? 'fr-FR',
    theme: teams.theme,
    userObjectId: me.id,
    userPrincipalName: me.mail,
  }
}
