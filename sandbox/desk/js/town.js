/** What the town answered when it would not. */
export class TownError extends Error {
  constructor(status, message) {
    super(message)
    this.name = 'TownError'
    this.status = status
  }
}

async function ask(method, path, body) {
  const init =
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(`/town${path}`, init).catch(() => {
    throw new TownError(0, 'Le bac à sable ne répond plus. Est-il encore lancé ?')
  })
  const text = await response.text()
  const value = text === '' ? undefined : JSON.parse(text)
  if (!response.ok)
    throw new TownError(response.status, value?.error?.message ?? `Le bac à sable répond ${response.status}.`)
  return value
}

function query(values) {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return new URLSearchParams(filled).toString()
}

const at = id => `/people/${encodeURIComponent(id)}`

/** The town's API, one line a route. */
export const town = {
  about: () => ask('GET', ''),
  people: filter => ask('GET', `/people?${query(filter)}`),
  person: id => ask('GET', at(id)),
  chat: id => ask('GET', `${at(id)}/chat`),
  /** The same, without having read it. */
  peek: id => ask('GET', `${at(id)}/chat?peek=1`),
  channel: (asId, channel) => ask('GET', `/channel?${query({ as: asId, channel })}`),
  renameChannel: (channel, name) => ask('PATCH', `/channel?${query({ channel })}`, { name }),
  deleteChannel: channel => ask('DELETE', `/channel?${query({ channel })}`),
  restoreChannel: channel => ask('POST', `/channel/restore?${query({ channel })}`, {}),
  say: (id, what) => ask('POST', `${at(id)}/say`, what),
  press: (id, what) => ask('POST', `${at(id)}/press`, what),
  dialog: (id, what) => ask('POST', `${at(id)}/dialog`, what),
  openOnMessage: (id, what) => ask('POST', `${at(id)}/on-message`, what),
  submitOnMessage: (id, what) => ask('POST', `${at(id)}/on-message-submit`, what),
  findCards: (id, what) => ask('POST', `${at(id)}/find-cards`, what),
  sayCard: (id, what) => ask('POST', `${at(id)}/say-card`, what),
  refresh: (id, what) => ask('POST', `${at(id)}/refresh`, what),
  search: (id, what) => ask('POST', `${at(id)}/search`, what),
  react: (id, what) => ask('POST', `${at(id)}/react`, what),
  /** The token with which a page in Teams says who looks. */
  signOn: id => ask('POST', `${at(id)}/sign-on`, {}),
  /** `install`, `uninstall`, `block`, `unblock`, `away` or `back`. */
  change: (id, what) => ask('POST', `${at(id)}/${what}`, {}),
  lists: () => ask('GET', '/lists'),
  drive: () => ask('GET', '/drive'),
  mails: () => ask('GET', '/mails'),
  public: () => ask('GET', '/public'),
  sayInPublic: what => ask('POST', '/public/said', what),
  faults: () => ask('GET', '/faults'),
  setFaults: faults => ask('PUT', '/faults', { faults }),
  setLimits: on => ask('PUT', '/limits', { on }),
  setPermissions: permissions => ask('PUT', '/permissions', permissions),
  counts: () => ask('GET', '/counts'),
  clearCounts: () => ask('DELETE', '/counts'),
  violations: () => ask('GET', '/violations'),
  reset: () => ask('POST', '/reset', {}),
}
