import { town } from '../town.js'

/**
 * Answers what `teams-js` asks of Teams, in a frame: who looks, in which theme, and the token that says so.
 * `state`: `{ me, theme, signsOn }`, read whenever something is asked.
 * The messages: https://github.com/OfficeDev/microsoft-teams-library-js, `internal/communication.ts`.
 */
export function hostFrame(frame, state) {
  const answers = {
    initialize: () => [
      'content',
      'web',
      JSON.stringify({ apiVersion: 4, isLegacyTeams: false, supports: {} }),
      '2.58.0',
    ],
    getContext: () => [contextOf(state)],
    'authentication.getAuthToken': async () => {
      if (!state.signsOn) return [false, 'resourceRequiresConsent']
      return town.signOn(state.me.id).then(
        ({ token }) => [true, token],
        error => [false, error.message],
      )
    },
  }
  const listen = async ({ source, data }) => {
    if (source !== frame.contentWindow || !Object.hasOwn(answers, data?.func)) return
    const { id, uuidAsString, func } = data
    const args = await answers[func]()
    frame.contentWindow?.postMessage({ id, uuidAsString, args }, location.origin)
  }
  addEventListener('message', listen)
  return {
    setTheme: theme => frame.contentWindow?.postMessage({ func: 'themeChange', args: [theme] }, location.origin),
    end: () => removeEventListener('message', listen),
  }
}

function contextOf({ me, theme }) {
  return {
    entityId: 'mary',
    frameContext: 'content',
    hostName: 'Teams',
    hostClientType: 'web',
    locale: me.locale ?? 'fr-fr',
    theme,
    userObjectId: me.id,
    userPrincipalName: me.mail,
  }
}
