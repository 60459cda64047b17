/** Somebody who reads what the town publishes. */
export type Citizen = { did: string; handle: string; name: string }

/** They have names that nobody bears, and answer when somebody at the desk writes for them. */
export const citizens: readonly Citizen[] = [
  { did: 'did:plc:citizenaaaaaaaaaaaaaaaaa', handle: 'odile.bsky.example', name: 'Odile Marchepied' },
  { did: 'did:plc:citizenbbbbbbbbbbbbbbbbb', handle: 'basile.bsky.example', name: 'Basile Quatrevents' },
  { did: 'did:plc:citizenccccccccccccccccc', handle: 'gazette.bsky.example', name: 'La Gazette de Montreval' },
]
