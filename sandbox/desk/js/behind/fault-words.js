const names = {
  teams: 'Teams',
  graph: 'Graph',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  cms: 'Le site',
  webhook: 'Le webhook',
}
const kinds = {
  throttle: 'dit « trop de demandes » (429)',
  'cut-after-accept': 'coupe après avoir accepté',
  error: 'répond par une erreur',
  slow: 'est lent',
  down: 'est en panne',
}

/** Ready-made troubles, from the most ordinary to the nastiest. */
export const presets = [
  {
    name: 'graph-down',
    label: 'Graph tombe',
    says: 'Une minute sans listes ni annuaire',
    fault: { target: 'graph', kind: 'down', share: 1, seconds: 60 },
  },
  {
    name: 'teams-throttle',
    label: 'Teams freine',
    says: 'Un envoi sur trois reçoit un 429',
    fault: { target: 'teams', kind: 'throttle', share: 0.33, seconds: 60 },
  },
  {
    name: 'teams-cut',
    label: 'Coupures',
    says: '2 % des envois acceptés, puis coupés',
    fault: { target: 'teams', kind: 'cut-after-accept', share: 0.02, seconds: 120 },
  },
  {
    name: 'teams-error',
    label: 'Erreurs de Teams',
    says: 'Un envoi sur dix répond 502',
    fault: { target: 'teams', kind: 'error', share: 0.1, seconds: 60, status: 502 },
  },
  {
    name: 'graph-slow',
    label: 'Graph traîne',
    says: 'Deux secondes à chaque demande',
    fault: { target: 'graph', kind: 'slow', share: 1, seconds: 60, delayMs: 2000 },
  },
  {
    name: 'public-cut',
    label: 'Bluesky coupe',
    says: 'Publié, mais sans réponse, pendant une minute',
    fault: { target: 'bluesky', kind: 'cut-after-accept', only: 'writes', share: 1, seconds: 60 },
  },
  {
    name: 'teams-down',
    label: 'Teams tombe',
    says: 'Trente secondes sans réponse',
    fault: { target: 'teams', kind: 'down', share: 1, seconds: 30 },
  },
]

/** One fault in a sentence. */
export function wordsFor({ target, kind, share, status, delayMs }) {
  const often = share < 1 ? `, ${Math.round(share * 100)} % des demandes` : ''
  const detail =
    kind === 'error' && status !== undefined
      ? ` (${status})`
      : kind === 'slow' && delayMs !== undefined
        ? ` (${delayMs} ms)`
        : ''
  return `${names[target]} ${kinds[kind]}${detail}${often}`
}

export { kinds, names }
